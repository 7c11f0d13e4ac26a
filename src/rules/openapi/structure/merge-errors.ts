import type { SchemaError } from './schema-error.ts'

/**
 * Joins errors that say the same about one place, each from another alternative: types and values
 * that would have been allowed become one list. Where a value's type is right, only its values count.
 */
export function mergeErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const enumerated = new Set(
    errors.filter(({ keyword }) => keyword === 'enum').map(({ instancePath }) => instancePath),
  )
  const merged = new Map<string, SchemaError>()
  for (const error of errors) {
    if (error.keyword === 'type' && enumerated.has(error.instancePath)) continue
    const list = LISTS[error.keyword]
    const key = JSON.stringify([error.instancePath, error.keyword, list ? '' : error.params])
    const known = merged.get(key)
    if (known === undefined) merged.set(key, error)
    else if (list !== undefined) merged.set(key, joined(known, error, list))
  }
  return [...merged.values()]
}

/** The parameter of a keyword that lists what is allowed. */
const LISTS: Readonly<Partial<Record<string, string>>> = { type: 'type', enum: 'allowedValues' }

function joined(one: SchemaError, other: SchemaError, list: string): SchemaError {
  const allowed = new Set([one.params[list], other.params[list]].flat())
  return { ...one, params: { ...one.params, [list]: [...allowed] } }
}
