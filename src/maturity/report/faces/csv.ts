/** What a spreadsheet would take for a formula, and line breaks that would end a row for simple readers. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows of RFC 4180. What a spreadsheet would compute begins with an apostrophe; numbers stay numbers.
 * @param rows with the heads first
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
