import { MAIN_ADDRESS, type SchemaBundle } from './schema-bundle.ts'

/** What the schema compiler has to say, in its own words and places. */
export interface CompilerMessage {
  /** The address of the text in the bundle. */
  readonly address: string
  /** A location path in that text, as libxml2 writes it; undefined when it names no node. */
  readonly path: string | undefined
  readonly text: string
}

type LibXml2 = typeof import('libxml2-wasm')

const WARNING = 1 // libxml2's xmlErrorLevel

/**
 * Compiles schemas with libxml2 (XML Schema 1.0) and answers what is wrong with them. Nothing outside the
 * bundle is read: libxml2 has no files and no network here, and asks only for addresses of the bundle.
 */
export async function compileSchemas(bundle: SchemaBundle): Promise<readonly CompilerMessage[]> {
  const libxml2 = await loadLibXml2()
  const main = libxml2.XmlDocument.fromString(bundle.texts.get(MAIN_ADDRESS) ?? '', {
    url: MAIN_ADDRESS,
  })
  try {
    return withTexts(bundle.texts, () => errorsOf(libxml2, main))
  } finally {
    main.dispose()
  }
}

function errorsOf(
  libxml2: LibXml2,
  main: InstanceType<LibXml2['XmlDocument']>,
): readonly CompilerMessage[] {
  try {
    libxml2.XsdValidator.fromDoc(main).dispose()
    return []
  } catch (error) {
    if (!(error instanceof libxml2.XmlLibError)) throw error
    return error.details
      .filter(({ level }) => level !== WARNING)
      .map(({ file, xpath, message }) => ({ address: file ?? '', path: xpath, text: message }))
  }
}

/** The texts that libxml2 may ask for; set only while it compiles, which happens without interruption. */
let served: ReadonlyMap<string, string> = new Map()

function withTexts<Result>(texts: ReadonlyMap<string, string>, run: () => Result): Result {
  served = texts
  try {
    return run()
  } finally {
    served = new Map()
  }
}

let loading: Promise<LibXml2> | undefined

/** Loaded on first use: most runs of the command line never need it. */
function loadLibXml2(): Promise<LibXml2> {
  loading ??= import('libxml2-wasm').then((libxml2) => {
    const open = new Map<number, Uint8Array>()
    let last = 0
    const accepted = libxml2.xmlRegisterInputProvider({
      match: (address) => served.has(address),
      open(address) {
        const text = served.get(address)
        if (text === undefined) return undefined
        last += 1
        open.set(last, new TextEncoder().encode(text))
        return last
      },
      read(handle, buffer) {
        const rest = open.get(handle) ?? new Uint8Array()
        const taken = rest.subarray(0, buffer.byteLength)
        buffer.set(taken)
        open.set(handle, rest.subarray(taken.length))
        return taken.length
      },
      close: (handle) => open.delete(handle),
    })
    if (!accepted) throw new Error('libxml2 takes no further input provider.')
    return libxml2
  })
  return loading
}
