import { SOAP_11_ENCODING, SOAP_12_ENCODING, XML, XSD } from '../../xml/namespaces.ts'
import type { QName, XmlElement } from '../../xml/xml-element.ts'
import type { SchemaComponent } from '../model.ts'
import type { SchemaSet } from '../schema-set.ts'
import { AttributeDeclaration } from './attribute-declaration.ts'
import { AttributeGroupDefinition } from './attribute-group-definition.ts'
import { BaseTypes } from './base-types.ts'
import { findBuiltInType } from './built-in-types.ts'
import { circularReferences } from './circular-groups.ts'
import { globalKey } from './component.ts'
import type { Component, ComponentPlace } from './component.ts'
import type { ComponentContext, Referable } from './component-context.ts'
import { DeclaredComplexType } from './declared-complex-type.ts'
import { DeclaredSimpleType } from './declared-simple-type.ts'
import { ElementDeclaration } from './element-declaration.ts'
import { globalEntries, isRedefinition, RedefinedEntries } from './global-entries.ts'
import { IdentityConstraint } from './identity-constraint.ts'
import { ModelGroupDefinition } from './model-group-definition.ts'
import { referredName } from './names.ts'
import type { ExpandedName } from './names.ts'
import { Notation } from './notation.ts'
import type { DeclaredType, TypeDefinition } from './type-definition.ts'
import { UnresolvedComponent, type UnresolvedReason } from './unresolved-component.ts'

/** A component that a schema defines by name. */
export type GlobalComponent =
  | ElementDeclaration
  | AttributeDeclaration
  | DeclaredSimpleType
  | DeclaredComplexType
  | ModelGroupDefinition
  | AttributeGroupDefinition
  | Notation

const WELL_KNOWN: ReadonlySet<string> = new Set([XML, SOAP_11_ENCODING, SOAP_12_ENCODING])

/** Makes the components of a schema set, each once, and follows the references between them. */
export class ComponentResolver implements ComponentContext {
  /** By key; what counts where a name is defined more than once. */
  readonly entries: ReadonlyMap<string, SchemaComponent>
  readonly #schemas: SchemaSet
  readonly #made = new Map<SchemaComponent, GlobalComponent>()
  readonly #entryOf = new Map<Component, SchemaComponent>()
  readonly #redefined = new RedefinedEntries()
  readonly #bases = new BaseTypes()
  readonly #reasons = new Map<string, UnresolvedReason>()
  #circular: ReadonlySet<XmlElement> | undefined
  #constraints: ReadonlyMap<string, IdentityConstraint> | undefined

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas
    this.entries = globalEntries(schemas)
  }

  componentOf(entry: SchemaComponent, redefinedAs?: string): GlobalComponent {
    const known = this.#made.get(entry)
    if (known !== undefined) return known
    const { element, schema } = entry
    const place = { element, schema, owner: undefined, context: this }
    const made = makeGlobal(entry, redefinedAs === undefined ? place : { ...place, redefinedAs })
    this.#made.set(entry, made)
    this.#entryOf.set(made, entry)
    return made
  }

  resolve<Space extends keyof Referable>(
    space: Space,
    name: QName,
    at: XmlElement,
    from: Component,
  ): Referable[Space] | UnresolvedComponent {
    const found = this.#find(space, name, at, from)
    // The symbol spaces keep the kinds apart, so that what is found is of the kind asked for.
    if (found !== undefined) return found as Referable[Space]
    return new UnresolvedComponent(this.#reasonFor(name.namespace), name, at)
  }

  baseOf(type: DeclaredType): TypeDefinition | UnresolvedComponent {
    return this.#bases.of(type)
  }

  isCircular(reference: XmlElement): boolean {
    this.#circular ??= this.#findCircularReferences()
    return this.#circular.has(reference)
  }

  element(place: ComponentPlace): ElementDeclaration {
    return new ElementDeclaration(place)
  }

  type(place: ComponentPlace): DeclaredType {
    return place.element.is(XSD, 'complexType')
      ? new DeclaredComplexType(place)
      : new DeclaredSimpleType(place)
  }

  /** The type of a name: that of XML Schema itself, or one that a schema defines. */
  typeNamed(name: ExpandedName): TypeDefinition | undefined {
    const builtIn = name.namespace === XSD ? findBuiltInType(name.localName) : undefined
    if (builtIn !== undefined) return builtIn
    const entry = this.entries.get(globalKey('type', name))
    const found = entry && this.componentOf(entry)
    return found?.kind === 'simpleType' || found?.kind === 'complexType' ? found : undefined
  }

  #find(
    space: keyof Referable,
    { namespace, localName }: QName,
    at: XmlElement,
    from: Component,
  ): TypeDefinition | GlobalComponent | IdentityConstraint | undefined {
    if (namespace === undefined) return undefined
    const name = { namespace, localName }
    if (space === 'identityConstraint') {
      this.#constraints ??= this.#findConstraints()
      return this.#constraints.get(globalKey(space, name))
    }
    const key = globalKey(space, name)
    const own = this.#entryOf.get(from)
    if (own !== undefined && isRedefinition(own) && isOwnName(key, at, from)) {
      const redefined = this.#redefined.of(own)
      return redefined && this.componentOf(redefined, from.key)
    }
    if (space === 'type') return this.typeNamed(name)
    const entry = this.entries.get(key)
    return entry && this.componentOf(entry)
  }

  #reasonFor(namespace: string | undefined): UnresolvedReason {
    if (namespace === undefined) return 'undefined'
    const known = this.#reasons.get(namespace)
    if (known !== undefined) return known
    const { schemas } = this.#schemas
    const isDescribed = schemas.some(({ targetNamespace }) => targetNamespace === namespace)
    let reason: UnresolvedReason = 'undefined'
    if (WELL_KNOWN.has(namespace) && !isDescribed) reason = 'well-known'
    else if (this.#schemas.unresolvedFor(namespace).length > 0) reason = 'unavailable'
    this.#reasons.set(namespace, reason)
    return reason
  }

  #findCircularReferences(): ReadonlySet<XmlElement> {
    const entries = this.#schemas.schemas
      .flatMap((schema) => schema.components)
      .filter(({ kind }) => kind === 'group')
    const byElement = new Map(entries.map((entry) => [entry.element, entry]))
    return circularReferences([...byElement.keys()], (reference, definition) => {
      const entry = byElement.get(definition)
      const name = entry && referredName(reference, 'ref', entry.schema)
      if (entry === undefined || name === undefined) return undefined
      const found = this.#find('group', name, reference, this.componentOf(entry))
      return found !== undefined && 'element' in found ? found.element : undefined
    })
  }

  /** Constraints have global names wherever they stand. */
  #findConstraints(): ReadonlyMap<string, IdentityConstraint> {
    const constraints = new Map<string, IdentityConstraint>()
    for (const schema of this.#schemas.schemas) {
      for (const element of schema.element.walk()) {
        if (!element.is(XSD, 'key') && !element.is(XSD, 'unique')) continue
        const made = new IdentityConstraint({ element, schema, owner: undefined, context: this })
        if (!constraints.has(made.key)) constraints.set(made.key, made)
      }
    }
    return constraints
  }
}

/**
 * Whether a reference in a redefinition means what is redefined: only the base of a type and a group's
 * reference to itself do (part 1, section 4.2.2); an element of the redefined type has the new one.
 */
function isOwnName(key: string, at: XmlElement, from: Component): boolean {
  const isBase = at.localName === 'restriction' || at.localName === 'extension'
  return key === from.key && (isBase || from.symbolSpace !== 'type')
}

function makeGlobal({ kind }: SchemaComponent, place: ComponentPlace): GlobalComponent {
  switch (kind) {
    case 'element':
      return new ElementDeclaration(place)
    case 'attribute':
      return new AttributeDeclaration(place)
    case 'simpleType':
      return new DeclaredSimpleType(place)
    case 'complexType':
      return new DeclaredComplexType(place)
    case 'group':
      return new ModelGroupDefinition(place)
    case 'attributeGroup':
      return new AttributeGroupDefinition(place)
    case 'notation':
      return new Notation(place)
  }
}
