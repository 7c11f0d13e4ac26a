import type { Schema, SchemaReference, Types } from '../../../contracts/index.ts'

/** Each `xsd:import` that is reached from the inline schemas through imports alone. */
export function schemaImportsOf(types: Types): readonly SchemaReference[] {
  return referencesFrom(types.schemas, isImport).references
}

/** The inline schemas and those that are reached from them through imports alone. */
export function importedSchemas(types: Types): readonly Schema[] {
  return referencesFrom(types.schemas, isImport).schemas
}

/** The inline schemas and all that they import, include or redefine. */
export function schemasBelow(types: Types): readonly Schema[] {
  return referencesFrom(types.schemas, () => true).schemas
}

const isImport = ({ kind }: SchemaReference): boolean => kind === 'xsd-import'

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
      // What is built in stands in for a document of a standard, and is nobody's to mend.
      const { target, builtIn } = reference
      if (target !== undefined && builtIn === undefined) schemas.add(target)
    }
  }
  return { schemas: [...schemas], references }
}

/** An import with neither namespace nor schemaLocation imports what has no namespace, if there is any. */
export function saysSomething({ uri, element }: SchemaReference): boolean {
  return uri !== undefined || element.attribute('namespace') !== undefined
}

/** The namespaces of the schemas that stand in types. */
export function inlineNamespaces({ schemas }: Types): ReadonlySet<string> {
  return new Set(schemas.map(({ targetNamespace }) => targetNamespace))
}

/** Why an import does not lead to a schema that readers of schemas accept; undefined when it does. */
export function importFaultOf(
  reference: SchemaReference,
  inline: ReadonlySet<string>,
): string | undefined {
  // XML Schema 1.0 is defined on XML 1.0, and readers of schemas stop at the declaration.
  const version = reference.target?.document.declaration?.version ?? '1.0'
  return (
    missingSchemaOf(reference, inline) ??
    (version === '1.0' ? undefined : `it is written in XML ${version} instead of 1.0`)
  )
}

/**
 * Why an import does not lead to a schema; undefined when it does. Without location it must mean a schema
 * that stands beside it in the same types.
 *
 * @param inline see `inlineNamespaces`
 */
export function missingSchemaOf(
  reference: SchemaReference,
  inline: ReadonlySet<string>,
): string | undefined {
  const { uri, namespace, target, problem } = reference
  if (!saysSomething(reference)) return undefined
  if (uri === undefined) {
    if (inline.has(namespace)) return undefined
    return 'it has no schemaLocation, and no schema of types has that namespace'
  }
  return target === undefined ? (problem?.reason ?? 'it was not found') : undefined
}
