import { TextDecoder } from 'node:util'
import { ContractError } from './contract-error.ts'
import { startOf } from './location.ts'
import type { ContractFile } from './model.ts'

/** Text of a file, and how its bytes said what characters they stand for. */
export interface DecodedText {
  readonly text: string
  /** The encoding used, as its WHATWG name in lower case: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly encoding: string
  readonly hasByteOrderMark: boolean
}

interface Detected {
  readonly encoding: string
  readonly hasByteOrderMark: boolean
}

/** First bytes of files that people hand in by mistake; read as text they would only confuse. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive; unpack it or name the contract in it' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty zip archive' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive; unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive; unpack it first' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an office document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program (ELF)' },
]

/** Encodings that begin recognisably and that no contract format uses. */
const REFUSED_ENCODINGS: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: 'UTF-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: 'UTF-32' },
  { bytes: [0x3c, 0x00, 0x00, 0x00], what: 'UTF-32' },
  { bytes: [0x00, 0x00, 0x00, 0x3c], what: 'UTF-32' },
  { bytes: [0x4c, 0x6f, 0xa7, 0x94], what: 'EBCDIC' },
]

/** Longest part of a file in which an XML declaration is looked for. */
const DECLARATION_BYTES = 512

/**
 * Decodes bytes as XML 1.0 (appendix F) and RFC 7303 say: a byte order mark decides, then the
 * pattern of UTF-16, then an XML declaration, and otherwise the text is UTF-8.
 *
 * @throws ContractError `binary` for known binary formats and NUL characters, `encoding` when the
 * bytes are not what they claim to be, located at the first wrong byte.
 */
export function decodeText(file: ContractFile): DecodedText {
  const { bytes, name } = file
  const signature = SIGNATURES.find((known) => startsWith(bytes, known.bytes))
  if (signature !== undefined) {
    throw new ContractError(
      'binary',
      `The file is ${signature.what}, not a contract.`,
      startOf(name),
    )
  }
  const refused = REFUSED_ENCODINGS.find((known) => startsWith(bytes, known.bytes))
  if (refused !== undefined) {
    throw new ContractError(
      'encoding',
      `The file is encoded as ${refused.what}; save it as UTF-8.`,
      startOf(name),
    )
  }
  const detected = detectEncoding(file)
  return { text: decodeAs(file, detected.encoding), ...detected }
}

function detectEncoding(file: ContractFile): Detected {
  const { bytes } = file
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', hasByteOrderMark: true }
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', hasByteOrderMark: true }
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', hasByteOrderMark: true }
  const encoding = utf16Pattern(bytes) ?? declaredEncoding(file) ?? 'utf-8'
  return { encoding, hasByteOrderMark: false }
}

/** Contracts begin with ASCII characters, so UTF-16 shows as every other byte being zero. */
function utf16Pattern(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  return undefined
}

/** @throws ContractError `encoding` when an XML declaration names what the bytes cannot be. */
function declaredEncoding(file: ContractFile): string | undefined {
  const head = Buffer.from(file.bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  const declaration = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)
  const label = declaration?.[1]
  if (declaration === null || label === undefined) return undefined
  const before = declaration[0].slice(0, -label.length - 1)
  let encoding: string
  try {
    encoding = new TextDecoder(label).encoding
  } catch (cause) {
    throw new ContractError(
      'encoding',
      `The XML declaration names the unknown encoding "${label}"; save the file as UTF-8 and declare that.`,
      startOf(file.name, before),
      { cause },
    )
  }
  if (encoding.startsWith('utf-16')) {
    throw new ContractError(
      'encoding',
      `The XML declaration says "${label}", but the file is not UTF-16; declare the encoding it is saved in, such as UTF-8.`,
      startOf(file.name, before),
    )
  }
  return encoding
}

function decodeAs(file: ContractFile, encoding: string): string {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(file.bytes)
    if (encoding === 'windows-1252') text = withPrintableCharacters(text)
  } catch (cause) {
    const before = textBeforeFault(file.bytes, encoding)
    throw new ContractError(
      'encoding',
      `The bytes here are not valid ${encoding.toUpperCase()}; save the file in that encoding, or declare the one it has.`,
      startOf(file.name, before),
      { cause },
    )
  }
  const nul = text.indexOf('\0')
  if (nul !== -1) {
    throw new ContractError(
      'binary',
      'The file holds a NUL character here, which no contract format allows; it is binary or damaged.',
      startOf(file.name, text.slice(0, nul)),
    )
  }
  return text
}

/**
 * What windows-1252 has at 0x80 to 0x9F (Encoding Standard, index windows-1252). The decoder of Node 20 leaves
 * control characters there, as ISO 8859-1 has.
 */
const AT_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function withPrintableCharacters(text: string): string {
  return text.replaceAll(
    /[\u0080-\u009f]/g,
    (control) => AT_0X80[control.charCodeAt(0) - 0x80] ?? control,
  )
}

/** What precedes the first invalid sequence: found by chunk, then within the chunk by byte. */
function textBeforeFault(bytes: Uint8Array, encoding: string): string {
  const chunk = 64 * 1024
  let offset = 0
  const fits = (decoder: TextDecoder, end: number): string | undefined => {
    try {
      return decoder.decode(bytes.subarray(offset, end), { stream: true })
    } catch {
      return undefined // the answer asked for: the sequence is invalid
    }
  }
  const byChunk = new TextDecoder(encoding, { fatal: true })
  while (offset < bytes.length && fits(byChunk, offset + chunk) !== undefined) offset += chunk
  const end = Math.min(offset, bytes.length)
  const byByte = new TextDecoder(encoding, { fatal: true })
  let text = byByte.decode(bytes.subarray(0, end), { stream: true })
  for (offset = end; offset < bytes.length; offset += 1) {
    const next = fits(byByte, offset + 1)
    if (next === undefined) break
    text += next
  }
  return text
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte)
}
