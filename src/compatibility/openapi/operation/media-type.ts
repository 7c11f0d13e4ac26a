/** A media type, or a range of them such as `image/*` (RFC 9110, sections 8.3.1 and 12.5.1). */
export interface MediaTypeName {
  readonly type: string
  readonly subtype: string
  /** `json` of `application/problem+json`. */
  readonly suffix: string | undefined
  /** In the order of their names; names and types have no case. */
  readonly parameters: ReadonlyMap<string, string>
}

export function parseMediaType(text: string): MediaTypeName {
  const [name = '', ...rest] = text.split(';')
  const [type = '', subtype = ''] = name.trim().toLowerCase().split('/', 2)
  const plus = subtype.lastIndexOf('+')
  const parameters = rest.flatMap((parameter): readonly (readonly [string, string])[] => {
    const equals = parameter.indexOf('=')
    if (equals === -1) return []
    const value = parameter.slice(equals + 1).trim()
    const plain = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
    return [[parameter.slice(0, equals).trim().toLowerCase(), plain]]
  })
  return {
    type,
    subtype,
    suffix: plus === -1 ? undefined : subtype.slice(plus + 1),
    parameters: new Map([...parameters].sort(([left], [right]) => (left < right ? -1 : 1))),
  }
}

/** A media type as text in which case, order and quotes do not matter. */
export function normalised(text: string): string {
  if (/^[a-z]+\/[\w.+*-]+$/.test(text) && text === text.toLowerCase()) return text // as nearly all are
  const { type, subtype, parameters } = parseMediaType(text)
  const written = [...parameters].map(
    ([name, value]) => `;${name}=${name === 'charset' ? value.toLowerCase() : value}`,
  )
  return `${type}/${subtype}${written.join('')}`
}

/** Whether values travel as JSON, in which strings and numbers are told apart. */
export function isJson(text: string): boolean {
  const { type, subtype, suffix } = parseMediaType(text)
  return (
    subtype === 'json' ||
    suffix === 'json' ||
    subtype.endsWith('-json') ||
    type === '*' ||
    subtype === '*'
  )
}

/** Whether everything of one media type is of another one, too: `application/*` takes in `application/json`. */
export function takesInMediaType(wide: string, narrow: string): boolean {
  const outer = parseMediaType(wide)
  const inner = parseMediaType(narrow)
  if (outer.type !== '*' && outer.type !== inner.type) return false
  const isSubtype =
    outer.subtype === '*' || outer.subtype === inner.subtype || outer.subtype === inner.suffix
  if (!isSubtype) return false
  return [...outer.parameters].every(([name, value]) => inner.parameters.get(name) === value)
}
