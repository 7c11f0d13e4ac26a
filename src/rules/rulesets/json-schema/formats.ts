import { fullFormats } from 'ajv-formats/dist/formats.js'

export interface KnownFormat {
  readonly kind: 'number' | 'string'
  test(value: string | number): boolean
}

/** A format that is checked; undefined for names that only annotate. */
export function formatOf(name: string): KnownFormat | undefined {
  return FORMATS.get(name)
}

/** Times may leave out their zone, which RFC 3339 does not allow and the ecosystem's linter does. */
const LENIENT_AS: ReadonlyMap<string, 'iso-time' | 'iso-date-time'> = new Map([
  ['time', 'iso-time'],
  ['date-time', 'iso-date-time'],
])
const LENIENT: ReadonlySet<string> = new Set(LENIENT_AS.values())

const FORMATS: ReadonlyMap<string, KnownFormat> = new Map(
  Object.entries(fullFormats).flatMap(([name, definition]): [string, KnownFormat][] => {
    if (LENIENT.has(name)) return []
    const known = knownFormat(definitionOf(name, definition))
    return known === undefined ? [] : [[name, known]]
  }),
)

function definitionOf(name: string, definition: unknown): unknown {
  const lenient = LENIENT_AS.get(name)
  return lenient === undefined ? definition : fullFormats[lenient]
}

function knownFormat(definition: unknown): KnownFormat | undefined {
  if (definition instanceof RegExp) {
    return { kind: 'string', test: (value) => definition.test(String(value)) }
  }
  if (typeof definition === 'function') {
    const test = definition as (value: unknown) => boolean
    return { kind: 'string', test: (value) => test(value) }
  }
  // The rest only annotate (`password`, `binary`), or hold a function for their kind of value.
  if (typeof definition !== 'object' || definition === null) return undefined
  const { validate, type } = definition as { readonly validate?: unknown; readonly type?: unknown }
  const known = knownFormat(validate)
  return known === undefined
    ? undefined
    : { ...known, kind: type === 'number' ? 'number' : 'string' }
}
