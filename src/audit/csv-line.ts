/**
 * How a text begins that a spreadsheet would take for a formula, the signs of East Asian keyboards too
 * (OWASP, CSV Injection).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A row of RFC 4180. What a spreadsheet would compute begins with an apostrophe; numbers stay numbers.
 * @param cells null for an empty one
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
