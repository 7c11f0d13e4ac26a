import type { FuncKeywordDefinition } from 'ajv'
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js'

/**
 * The keyword `uniqueItems` in time that grows with the list. Ajv compares each item with each other one,
 * which takes minutes for a list of 30,000 objects.
 */
export function uniqueItems(): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (isDemanded: boolean, list: readonly unknown[]) => {
    const repetition = isDemanded ? lastRepetition(list) : undefined
    if (repetition === undefined) return true
    validate.errors = [{ keyword: 'uniqueItems', params: repetition }]
    return false
  }
  return { keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', errors: true, validate }
}

/** The last item that equals one before it, `i`, and the closest that it equals, `j`: as Ajv says it. */
function lastRepetition(
  list: readonly unknown[],
): { readonly i: number; readonly j: number } | undefined {
  const lastOf = new Map<string, number>()
  let found: { readonly i: number; readonly j: number } | undefined
  for (const [i, item] of list.entries()) {
    const text = canonical(item)
    const j = lastOf.get(text)
    if (j !== undefined) found = { i, j }
    lastOf.set(text, i)
  }
  return found
}

/** The same text for equal values: the order of an object's members does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))
      : inner,
  )
}
