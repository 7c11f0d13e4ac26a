import { readMediaType, type BodyText } from '../../../../messages/index.ts'

/**
 * What is wrong with the charset of an envelope, as a clause; undefined where it is UTF-8 or UTF-16 and agrees with the
 * byte order mark and the XML declaration.
 *
 * @param value of the field Content-Type; undefined without one
 */
export function charsetProblem(
  value: string | undefined,
  text: BodyText | undefined,
): string | undefined {
  if (value === undefined) return 'is missing'
  const charset = readMediaType(value).parameters.get('charset')?.toLowerCase()
  if (charset === undefined) return `"${value}" has no charset`
  if (charset !== 'utf-8' && charset !== 'utf-16') {
    return `has the charset ${charset}, which is neither utf-8 nor utf-16`
  }
  const declared = declaredEncoding(text?.text ?? '')
  if (declared !== undefined && declared !== charset) {
    return `has the charset ${charset}, while the XML declaration says ${declared}`
  }
  const mark = text?.byteOrderMark
  if (mark !== undefined && mark !== charset) {
    return `has the charset ${charset}, while the byte order mark is that of ${mark}`
  }
  return declared === undefined && mark === undefined && charset !== 'utf-8'
    ? `has the charset ${charset}, while the body without declaration or byte order mark is utf-8`
    : undefined
}

const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/

function declaredEncoding(text: string): string | undefined {
  return DECLARATION.exec(text)?.[1]?.toLowerCase()
}
