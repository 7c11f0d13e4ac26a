/** Longest part of a file in which an XML declaration is looked for, in bytes. */
const declarationLength = 512

/**
 * The text of a contract's bytes: by byte order mark, else by XML declaration, else UTF-8. What cannot be
 * decoded shows as replacement characters, because here the text is only shown.
 */
export function decodeContract(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0) return 'utf-16le'
  if (first === 0 && second !== 0) return 'utf-16be'
  const start = String.fromCharCode(...bytes.subarray(0, declarationLength))
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    start,
  )?.[1]
  return declared !== undefined && isKnown(declared) ? declared : 'utf-8'
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}
