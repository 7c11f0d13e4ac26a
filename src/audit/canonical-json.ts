/**
 * The one text of a JSON value (RFC 8785): members sorted by the UTF-16 code units of their names, no
 * white space, strings and numbers as ECMAScript writes them. Two values have the same text exactly when
 * they are equal, so that text can be hashed and signed. Members that are `undefined` are absent.
 * @throws TypeError for what JSON cannot hold, and for half of a surrogate pair (section 3.2.2.2).
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (/\p{Surrogate}/u.test(value))
        throw new TypeError('A string holds half of a surrogate pair and has no canonical form')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value)
        ? `[${value.map(canonicalJson).join(',')}]`
        : canonicalObject(value)
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new TypeError(`A value of type ${typeof value} has no canonical form`)
  }
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // The default order of strings is that of their UTF-16 code units (section 3.2.3).
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
