/** Lexical forms of XML Schema part 2 that WSDL attributes use. White space around a value collapses. */

const NAME_START = String.raw`[\p{L}\p{Nl}_]`
const NAME_CHAR = String.raw`[\p{L}\p{Nl}\p{M}\p{Nd}_.\u00B7-]`
const ncName = new RegExp(`^${NAME_START}${NAME_CHAR}*$`, 'u')
const qName = new RegExp(`^(${NAME_START}${NAME_CHAR}*:)?${NAME_START}${NAME_CHAR}*$`, 'u')
const nmToken = new RegExp(`^(${NAME_CHAR}|:)+$`, 'u')

export function isNCName(value: string): boolean {
  return ncName.test(value.trim())
}

export function isQName(value: string): boolean {
  return qName.test(value.trim())
}

export function isNmToken(value: string): boolean {
  return nmToken.test(value.trim())
}

/** One or more names, separated by white space. An empty list is accepted, as the profiles use it. */
export function isNmTokens(value: string): boolean {
  return value
    .split(/\s+/)
    .filter((token) => token !== '')
    .every((token) => nmToken.test(token))
}
