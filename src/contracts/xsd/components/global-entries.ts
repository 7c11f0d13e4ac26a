import type { ComponentKind, Schema, SchemaComponent } from '../model.ts'
import type { SchemaSet } from '../schema-set.ts'
import { XSD } from '../../xml/namespaces.ts'
import { globalKey } from './component.ts'
import type { SymbolSpace } from './component.ts'

const SPACES: Readonly<Record<ComponentKind, SymbolSpace>> = {
  element: 'element',
  simpleType: 'type',
  complexType: 'type',
  attribute: 'attribute',
  group: 'group',
  attributeGroup: 'attributeGroup',
  notation: 'notation',
}

/** The key of what a schema defines at its top level. */
export function keyOfEntry({ kind, namespace, name }: SchemaComponent): string {
  return globalKey(SPACES[kind], { namespace, localName: name })
}

/** Whether it stands in an `xs:redefine`. */
export function isRedefinition({ element }: SchemaComponent): boolean {
  return element.parent?.is(XSD, 'redefine') === true
}

/** What counts under each key: a redefinition before all else, then the first in document order. */
export function globalEntries({ schemas }: SchemaSet): ReadonlyMap<string, SchemaComponent> {
  const entries = new Map<string, SchemaComponent>()
  for (const entry of schemas.flatMap((schema) => schema.components)) {
    const key = keyOfEntry(entry)
    const known = entries.get(key)
    if (known === undefined || (isRedefinition(entry) && !isRedefinition(known))) {
      entries.set(key, entry)
    }
  }
  return entries
}

/** The entries that redefinitions replace. */
export class RedefinedEntries {
  readonly #bySchema = new Map<Schema, ReadonlyMap<string, SchemaComponent>>()

  /** What a redefinition redefines, in the schema that its `xs:redefine` names or one included there. */
  of(redefinition: SchemaComponent): SchemaComponent | undefined {
    const { element, schema } = redefinition
    const target = schema.references.find((one) => one.element === element.parent)?.target
    if (target === undefined) return undefined
    const key = keyOfEntry(redefinition)
    const schemas = new Set([target])
    // The set grows while it is walked; the redefining schema itself may be included again.
    for (const one of schemas) {
      const entry = one === schema ? undefined : this.#entriesOf(one).get(key)
      if (entry !== undefined) return entry
      for (const reference of one.references) {
        const isSameNamespace = reference.kind !== 'xsd-import'
        if (isSameNamespace && reference.target !== undefined) schemas.add(reference.target)
      }
    }
    return undefined
  }

  #entriesOf(schema: Schema): ReadonlyMap<string, SchemaComponent> {
    const known = this.#bySchema.get(schema)
    if (known !== undefined) return known
    const entries = new Map<string, SchemaComponent>()
    // Redefinitions come first among the components of a schema.
    for (const entry of schema.components) {
      const key = keyOfEntry(entry)
      if (!entries.has(key)) entries.set(key, entry)
    }
    this.#bySchema.set(schema, entries)
    return entries
  }
}
