import type { CollectionDeclaration, IndexDeclaration } from './port.ts'

const collectionName = /^[A-Za-z][A-Za-z0-9-]{0,59}$/
const indexName = /^[A-Za-z][A-Za-z0-9-]{0,59}$/
const fieldPath = /^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*$/

/** How a field may be asked for: in its place, or through the elements that a multikey index keeps. */
export type IndexedField =
  { readonly kind: 'single' } | { readonly kind: 'multikey'; readonly index: IndexDeclaration }

/**
 * A declaration whose names have been found fit to be used as names of tables, indexes and paths. Only
 * names from here ever become part of a statement; what callers ask with is matched against them.
 */
export interface CheckedDeclaration<T> extends CollectionDeclaration<T> {
  /** Every field that some index covers, by its dotted path. */
  readonly fields: ReadonlyMap<string, IndexedField>
}

/**
 * Checks a declaration, which is code: a mistake in it is a bug and not something a caller can act on.
 * @throws Error that names the mistake.
 */
export function checkDeclaration<T>(declaration: CollectionDeclaration<T>): CheckedDeclaration<T> {
  const fail = (message: string): never => {
    throw new Error(`Collection "${declaration.name}" is declared wrongly: ${message}.`)
  }
  if (!collectionName.test(declaration.name)) fail('its name is not letters, digits and hyphens')
  const fields = new Map<string, IndexedField>()
  const names = new Set<string>()
  for (const index of declaration.indexes) {
    if (!indexName.test(index.name)) fail(`"${index.name}" is no name for an index`)
    if (names.has(index.name)) fail(`two indexes are called "${index.name}"`)
    names.add(index.name)
    if (index.fields.length === 0) fail(`index "${index.name}" has no fields`)
    if (index.multikey === true && index.fields.length > 1)
      fail(`multikey index "${index.name}" has more than one field`)
    for (const path of index.fields) {
      if (!fieldPath.test(path) || path === 'id') fail(`"${path}" is no field that can be indexed`)
      const field: IndexedField =
        index.multikey === true ? { kind: 'multikey', index } : { kind: 'single' }
      const other = fields.get(path)
      if (other !== undefined && (other.kind === 'multikey' || field.kind === 'multikey'))
        fail(`"${path}" is in a multikey index and in another one`)
      fields.set(path, field)
    }
  }
  return { ...declaration, fields }
}

/** What makes an index another one: when this text changes, the store builds the index anew. */
export function indexDefinition(index: IndexDeclaration): string {
  return JSON.stringify({
    fields: index.fields,
    unique: index.unique === true,
    multikey: index.multikey === true,
  })
}
