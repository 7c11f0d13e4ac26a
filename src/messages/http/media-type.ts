/** The value of a Content-Type field (RFC 2616, section 3.7). */
export interface MediaType {
  /** Type and subtype in lower case: `text/xml`. */
  readonly name: string
  /** Parameters by their names in lower case; of two with one name the first counts. */
  readonly parameters: ReadonlyMap<string, string>
}

const PARAMETER = /;\s*([^\s;="]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g

export function readMediaType(value: string): MediaType {
  const end = value.indexOf(';')
  const name = (end === -1 ? value : value.slice(0, end)).trim().toLowerCase()
  const parameters = new Map<string, string>()
  for (const [, key = '', quoted, plain = ''] of value.matchAll(PARAMETER)) {
    const parameter = key.toLowerCase()
    if (!parameters.has(parameter)) {
      parameters.set(parameter, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain)
    }
  }
  return { name, parameters }
}
