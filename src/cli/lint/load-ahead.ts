import { open, stat } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'

/** Enough to tell XML, behind a mark of byte order and blank lines. */
const BEGINNING_BYTES = 64
const BEGINS_AS_XML = /^[\xEF\xBB\xBF\xFE\xFF\s\0]*</

/**
 * Begins to load the compiler of XML schemas when the only contract looks like XML. So it is made ready in the
 * background while everything else is loaded; the first rule that asks for it would have to wait for it.
 *
 * Never throws: whoever needs the file or the compiler meets what is wrong with it again, and tells it.
 */
export async function loadAhead(
  contracts: readonly string[],
  loadCompiler: () => Promise<unknown> = () => import('libxml2-wasm'),
): Promise<void> {
  const [file] = contracts
  if (file === undefined || contracts.length > 1 || !(await beginsAsXml(file))) return
  // V8 would compile its WebAssembly a second time, optimized, which is ready when one contract is judged:
  // a quarter of the processor time of a WSDL of 33 KB (0.39 s, now 0.29), a fifth of one of 4 MB.
  setFlagsFromString('--liftoff-only')
  await loadCompiler().catch(() => undefined)
}

async function beginsAsXml(file: string): Promise<boolean> {
  try {
    // What is read of a pipe is gone.
    if (!(await stat(file)).isFile()) return false
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES))
      return BEGINS_AS_XML.test(buffer.toString('latin1', 0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}
