const NULL = /^(?:~|null|Null|NULL)?$/
const TRUE = /^(?:true|True|TRUE)$/
const FALSE = /^(?:false|False|FALSE)$/
const DECIMAL = /^[-+]?\d+$/
const OCTAL = /^0o[0-7]+$/
const HEXADECIMAL = /^0x[\dA-Fa-f]+$/
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/

/**
 * What an unquoted scalar without a tag says in the core schema of YAML 1.2 (section 10.3.2). Dates,
 * `yes` and `on` are text there.
 */
export function resolveScalar(text: string): null | boolean | number | string {
  if (NULL.test(text)) return null
  if (TRUE.test(text)) return true
  if (FALSE.test(text)) return false
  return resolveNumber(text) ?? text
}

/** The number that a scalar writes, if it writes one. */
export function resolveNumber(text: string): number | undefined {
  if (!/^[-+.\d]/.test(text)) return undefined
  if (OCTAL.test(text)) return Number.parseInt(text.slice(2), 8)
  if (HEXADECIMAL.test(text)) return Number.parseInt(text.slice(2), 16)
  if (DECIMAL.test(text) || FLOAT.test(text)) return Number(text)
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return NOT_A_NUMBER.test(text) ? NaN : undefined
}
