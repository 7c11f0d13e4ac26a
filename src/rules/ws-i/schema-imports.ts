import type { Schema, SchemaReference, Types } from '../../contracts/index.ts'

/** Each `xsd:import` that is reached from the inline schemas through imports alone. */
export function schemaImportsOf(types: Types): readonly SchemaReference[] {
  return referencesFrom(types.schemas, ({ kind }) => kind === 'xsd-import').references
}

/** The inline schemas and all that they import, include or redefine. */
export function schemasBelow(types: Types): readonly Schema[] {
  return referencesFrom(types.schemas, () => true).schemas
}

function referencesFrom(
  start: readonly Schema[],
  follows: (reference: SchemaReference) => boolean,
): { readonly schemas: readonly Schema[]; readonly references: readonly SchemaReference[] } {
  const schemas = new Set(start)
  const references: SchemaReference[] = []
  // The set grows while it is walked, so that imports of imports are followed too.
  for (const schema of schemas) {
    for (const reference of schema.references.filter(follows)) {
      references.push(reference)
      if (reference.target !== undefined) schemas.add(reference.target)
    }
  }
  return { schemas: [...schemas], references }
}
