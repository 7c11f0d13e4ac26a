const MOST_SHOWN = 40 // characters of an expression

/** What the library says of an expression: `XPST0003: …`, the place as `at <>:LINE:COLUMN - …`. */
const SYNTAX = /\bXPST0003\b/
const PLACE = /at <[^>]*>:(\d+):(\d+)/
const PREFIX = /XPST0081: The prefix (\S+) could not be resolved/
const FUNCTION = /XPST0017: Function Q\{[^}]*\}([^\s(]+) with arity of (\d+) not registered/
const VARIABLE = /XPST0008, The variable (\S+) is not in scope/
/** How errors of the language are named; what the library shows of the expression around it is left out. */
const ERROR_CODE = /\b[A-Z]{4}\d{4}\b/

/**
 * Why an expression cannot be used, as the end of a sentence: what is wrong, where in the expression, and what
 * to do about it.
 *
 * @param text the message of the library
 * @param expression as it is written, where places in the message are places in it
 */
export function xPathReason(text: string, expression: string | undefined): string {
  if (SYNTAX.test(text)) return syntaxReason(text, expression)
  const [, prefix] = PREFIX.exec(text) ?? []
  if (prefix !== undefined) return `nothing declares its prefix "${prefix}"; add it to "namespaces"`
  const [, name, arity] = FUNCTION.exec(text) ?? []
  if (name !== undefined) {
    return `the function ${name} does not take ${arity === '1' ? '1 argument' : `${arity ?? '0'} arguments`}`
  }
  const [, variable] = VARIABLE.exec(text) ?? []
  if (variable !== undefined) return `nothing gives the variable $${variable} a value`
  const lines = text.split('\n').filter((line) => /\S/.test(line))
  const line = lines.find((one) => ERROR_CODE.test(one)) ?? lines[0] ?? text
  return line.trim().replace(/\.+$/, '')
}

function syntaxReason(text: string, expression: string | undefined): string {
  const [, line, column] = PLACE.exec(text) ?? []
  if (expression === undefined || line === undefined || column === undefined) {
    return 'it is no XPath 3.1'
  }
  const before = expression.split('\n').slice(0, Number(line) - 1)
  const offset = before.reduce((sum, one) => sum + one.length + 1, 0) + Number(column) - 1
  const rest = expression.slice(offset).trim()
  if (rest === '') return 'it ends too early'
  const shown = rest.length > MOST_SHOWN ? `${rest.slice(0, MOST_SHOWN)}…` : rest
  return `from "${shown}" on (column ${offset + 1}) it is no XPath 3.1; something is missing there, or a bracket or quotation mark is not closed`
}
