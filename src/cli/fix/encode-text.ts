import { TextDecoder } from 'node:util'
import type { SourceText } from '../../contracts/index.ts'

/**
 * The bytes of an edited text, in the encoding and with the byte order mark of the file it comes from; in UTF-8
 * where the text has come to declare that. Undefined for another encoding: only Unicode can be written for sure.
 *
 * @param text the text of `source` after the edits
 */
export function encodeText(text: string, source: SourceText): Uint8Array | undefined {
  const { encoding, hasByteOrderMark } = source
  const written = hasByteOrderMark ? `\uFEFF${text}` : text
  switch (encoding) {
    case 'utf-16le':
      return Buffer.from(written, 'utf16le')
    case 'utf-16be':
      return Buffer.from(written, 'utf16le').swap16()
    case 'utf-8':
      return Buffer.from(written, 'utf8')
  }
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (declared?.toLowerCase() === 'utf-8') {
    // Nobody writes control characters beyond ASCII: where there are some, the encoding was another one.
    return /[\u0080-\u009f]/.test(text) ? undefined : Buffer.from(written, 'utf8')
  }
  // Nothing but ASCII is the same in most encodings; whether it is in this one is tried.
  const bytes = Buffer.from(written, 'latin1')
  const isSame = isAscii(written) && new TextDecoder(encoding).decode(bytes) === written
  return isSame ? bytes : undefined
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 0x7f) return false
  return true
}
