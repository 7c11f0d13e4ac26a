import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { ContractError, decodeSource } from '../../contracts/index.ts'
import type { BodyText } from '../body-text.ts'
import type { HeaderFields } from '../http/header-fields.ts'
import { readMediaType } from '../http/media-type.ts'
import type { InflationBudget } from './har-place.ts'
import { MESSAGE_LOG_LIMITS } from '../message-limits.ts'

export type DecodedBody =
  | { readonly text: string; readonly byteOrderMark: BodyText['byteOrderMark'] }
  | { readonly problem: string }

/** What inflates a content coding (RFC 2616, section 3.5; RFC 7932 for `br`). */
const INFLATE = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync } as const

/**
 * The characters of a body's bytes. A byte order mark decides, then the charset of the Content-Type, then the XML
 * declaration (RFC 3023, section 3.1).
 */
export function decodeBody(
  bytes: Uint8Array,
  headers: HeaderFields,
  inflation: InflationBudget,
): DecodedBody {
  const plain = inflate(bytes, headers, inflation)
  if (plain === undefined) {
    return { problem: 'the body is compressed in a way that cannot be undone here' }
  }
  // Parts of other types are bytes of any kind; what is judged of the root is ASCII.
  if (isMultipart(headers)) return { text: asText(plain), byteOrderMark: undefined }
  const byteOrderMark = markOf(plain)
  const charset = readMediaType(headers.value('Content-Type') ?? '').parameters.get('charset')
  const text =
    byteOrderMark === undefined && charset !== undefined
      ? decodeAs(plain, charset)
      : decodeByContent(plain)
  return text === undefined
    ? { problem: 'the bytes of the body are not what its charset or its XML declaration says' }
    : { text, byteOrderMark }
}

function decodeByContent(bytes: Uint8Array): string | undefined {
  try {
    return decodeSource({ name: 'body', bytes }).text
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return undefined
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  // Without a mark UTF-16 is big-endian (RFC 2781, section 4.3).
  const label = charset.toLowerCase() === 'utf-16' ? 'utf-16be' : charset
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined // the answer: an encoding that nobody knows, or bytes that are not in it
  }
}

function inflate(
  bytes: Uint8Array,
  headers: HeaderFields,
  inflation: InflationBudget,
): Uint8Array | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const coding = headers.value('Content-Encoding')?.trim().toLowerCase()
  // An archive holds what is left after decoding, unless the bytes say otherwise.
  const isStillCoded =
    isGzip || ((coding === 'deflate' || coding === 'br') && !looksLikeText(bytes))
  if (!isStillCoded) return bytes
  const inflateBytes = isGzip ? INFLATE.gzip : INFLATE[coding === 'br' ? 'br' : 'deflate']
  try {
    const maxOutputLength = Math.min(MESSAGE_LOG_LIMITS.inflatedBytes, inflation.bytes)
    const plain = inflateBytes(bytes, { maxOutputLength })
    inflation.bytes -= plain.length
    return plain
  } catch {
    return undefined // the answer: damaged, or larger than is read
  }
}

function looksLikeText(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  const isMark = first >= 0xef || first === 0
  return (
    isMark || (first < 0x80 && first >= 0x09 && (second === 0 || (second >= 0x09 && second < 0x80)))
  )
}

function isMultipart(headers: HeaderFields): boolean {
  return readMediaType(headers.value('Content-Type') ?? '').name.startsWith('multipart/')
}

/** UTF-8 where the bytes are that; otherwise one character for each byte, so that nothing is lost. */
function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

function markOf(bytes: Uint8Array): BodyText['byteOrderMark'] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return isUtf16 ? 'utf-16' : undefined
}
