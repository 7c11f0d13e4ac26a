import type { QName } from '../xml/xml-element.ts'
import { isBuiltInType } from './built-in-types.ts'
import { ComponentSet } from './components/component-set.ts'
import type { ComponentKind, Schema, SchemaComponent, SchemaReference } from './model.ts'

/** A type of XML Schema itself, such as `xs:string`. */
export interface BuiltInType {
  readonly kind: 'built-in'
  readonly name: string
}

/** All schemas of a contract. Names are looked up in all of them, whoever imports whom. */
export class SchemaSet {
  /** Inline schemas and the entry first, then what they refer to, in the order found. */
  readonly schemas: readonly Schema[]
  readonly #components = new Map<string, SchemaComponent>()
  #componentSet: ComponentSet | undefined

  /** @param builtIns schemas of standards that stand in for what could not be had; names are found in them */
  constructor(schemas: readonly Schema[], builtIns: readonly Schema[] = []) {
    this.schemas = schemas
    for (const component of [...schemas, ...builtIns].flatMap((schema) => schema.components)) {
      const key = componentKey(component.kind, component.namespace, component.name)
      if (!this.#components.has(key)) this.#components.set(key, component)
    }
  }

  /** What the schemas define, as components with all that follows from their references. */
  get components(): ComponentSet {
    this.#componentSet ??= new ComponentSet(this)
    return this.#componentSet
  }

  get references(): readonly SchemaReference[] {
    return this.schemas.flatMap((schema) => schema.references)
  }

  /** The component of a kind and name; the first in document order when it is defined twice. */
  find(kind: ComponentKind, name: QName): SchemaComponent | undefined {
    if (name.namespace === undefined) return undefined
    return this.#components.get(componentKey(kind, name.namespace, name.localName))
  }

  /** The global element declaration of a name. */
  findGlobalElement(name: QName): SchemaComponent | undefined {
    return this.find('element', name)
  }

  /** The type definition of a name, simple or complex. */
  findType(name: QName): SchemaComponent | BuiltInType | undefined {
    if (isBuiltInType(name)) return { kind: 'built-in', name: name.localName }
    return this.find('complexType', name) ?? this.find('simpleType', name)
  }

  /**
   * References that could have defined names of a namespace but were not followed to the end. While
   * there are any, a name that is not found may still exist: it is undecided, not absent.
   */
  unresolvedFor(namespace: string): readonly SchemaReference[] {
    return this.references.filter(
      (reference) => reference.problem !== undefined && reference.namespace === namespace,
    )
  }
}

function componentKey(kind: ComponentKind, namespace: string, name: string): string {
  return `${kind} ${name} ${namespace}`
}
