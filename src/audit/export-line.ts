/**
 * A value as a line of an export. The separators U+2028 and U+2029 end lines for some readers and are none in
 * JSON, so that they are written as escapes (RFC 8259, section 7).
 */
export function exportLine(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
