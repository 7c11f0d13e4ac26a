/** Media types as header fields write them (RFC 9110, section 8.3.1). */

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const ESSENCE = new RegExp(`^${TOKEN}/${TOKEN}$`)
const PARAMETER = new RegExp(`^${TOKEN}=${TOKEN}$`)

/** Whether a text has the form of a media type or of a media range. */
export function isMediaType(text: string): boolean {
  // What stands in quotes may be anything; without it every semicolon begins a parameter.
  const [essence = '', ...parameters] = text.replace(/"[^"]*"/g, 'quoted').split(';')
  if (!ESSENCE.test(essence.trimEnd())) return false
  return parameters.map((one) => one.trim()).every((one) => one === '' || PARAMETER.test(one))
}

/** Type and subtype in lower case, without parameters: `application/json`. */
export function essenceOf(mediaType: string): string {
  const [essence = ''] = mediaType.split(';', 1)
  return essence.trim().toLowerCase()
}

/** The value of a parameter such as `charset`; its name has no case. */
export function parameterOf(mediaType: string, name: string): string | undefined {
  for (const parameter of mediaType.split(';').slice(1)) {
    const [key = '', value = ''] = parameter.split('=')
    if (key.trim().toLowerCase() === name) return value.trim().replaceAll('"', '')
  }
  return undefined
}

/** JSON by its name or by its structured syntax suffix (RFC 6838, section 4.2.8). */
export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType)
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}
