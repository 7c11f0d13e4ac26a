import { readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { looksLikeZip } from '../../bundles/index.ts'
import { DEFAULT_LIMITS } from '../../contracts/index.ts'

/** Bytes that are asked for in one go where nobody knows how many there are. */
const CHUNK = 64 * 1024
/** Bytes of files that are read without the detours of a stream, which cost more than reading them. */
const SMALL = 1024 * 1024

/**
 * Reads a file as `readBounded` does, in one go when it tells its size.
 *
 * @throws the error of the file system
 */
export async function readBoundedFile(file: string): Promise<Uint8Array> {
  const found = statSync(file)
  if (found.isFile() && found.size > 0 && found.size <= SMALL) return readFileSync(file)
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const most = Math.max(DEFAULT_LIMITS.fileBytes, DEFAULT_LIMITS.bundleBytes)
    // One more byte than there are, so that the end is found with the first read.
    const highWaterMark = Math.min(Math.max(CHUNK, size + 1), most + 1)
    return await readBounded(handle.createReadStream({ highWaterMark, autoClose: false }))
  } finally {
    await handle.close()
  }
}

/**
 * Reads a contract or an archive, but no further than shows that it is too large: the engine refuses it then,
 * however much more there is, and a device or a pipe need not end.
 */
export async function readBounded(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    bytes += chunk.length
    const isArchive = looksLikeZip(chunks[0] ?? chunk)
    if (bytes > (isArchive ? DEFAULT_LIMITS.bundleBytes : DEFAULT_LIMITS.fileBytes)) break
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}
