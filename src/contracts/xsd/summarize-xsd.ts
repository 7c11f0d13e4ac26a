import type { ContractSummary, TypeSummary } from '../model.ts'
import { XSD } from '../xml/namespaces.ts'
import type { XsdModel } from './model.ts'
import type { SchemaSet } from './schema-set.ts'

/** What the catalogue shows of a schema. */
export function summarizeXsd(model: XsdModel): ContractSummary {
  const { element } = model.schema
  return {
    format: 'xsd-1.0',
    title: undefined,
    version: element.attribute('version'),
    description: element.child(XSD, 'annotation')?.child(XSD, 'documentation')?.text.trim(),
    namespaces: namespacesOf(model.schemas),
    services: [],
    operations: [],
    messages: [],
    types: typesOf(model.schemas),
    imports: model.imports,
  }
}

/** Target namespaces of schemas, each once. */
export function namespacesOf(schemas: SchemaSet): readonly string[] {
  const namespaces = schemas.schemas.map((schema) => schema.targetNamespace)
  return [...new Set(namespaces)].filter((namespace) => namespace !== '')
}

/** Global elements and types. */
export function typesOf(schemas: SchemaSet): readonly TypeSummary[] {
  return schemas.schemas
    .flatMap((schema) => schema.components)
    .flatMap(({ kind, name, namespace, location }) => {
      if (kind !== 'element' && kind !== 'simpleType' && kind !== 'complexType') return []
      return [{ kind, name, namespace: namespace || undefined, location }]
    })
}
