import { fullFormats } from 'ajv-formats/dist/formats.js'

export interface KnownFormat {
  readonly kind: 'number' | 'string'
  test(value: string | number): boolean
}

/** A format that is checked; undefined for names that only annotate. */
export function formatOf(name: string): KnownFormat | undefined {
  return FORMATS.get(name)
}

const FORMATS: ReadonlyMap<string, KnownFormat> = new Map(
  Object.entries(fullFormats).flatMap(([name, definition]): [string, KnownFormat][] => {
    const known = knownFormat(definition)
    return known === undefined ? [] : [[name, known]]
  }),
)

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
