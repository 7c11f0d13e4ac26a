import { XSD } from '../../xml/namespaces.ts'
import type { QName, XmlElement } from '../../xml/xml-element.ts'
import { ANY_SIMPLE_TYPE } from './built-in-types.ts'
import { Component } from './component.ts'
import type { ComponentPlace } from './component.ts'
import { builtInFacet, NO_FACETS, readFacets, withFacets } from './facets.ts'
import type { Facet, FacetSet } from './facets.ts'
import { declaredName, derivationSet, firstChild, referredName, referredNames } from './names.ts'
import type { DerivationMethod, ExpandedName } from './names.ts'
import { isSimpleType } from './type-definition.ts'
import type { SimpleTypeDefinition, TypeDefinition, Variety } from './type-definition.ts'
import { UnresolvedComponent } from './unresolved-component.ts'

type Found<Type> = Type | UnresolvedComponent

/**
 * An `xs:simpleType`, or the type that the `xs:restriction` of a simple content amounts to (part 1,
 * sections 3.14.2 and 3.4.2).
 */
export class DeclaredSimpleType extends Component implements SimpleTypeDefinition {
  readonly kind = 'simpleType'
  readonly symbolSpace = 'type'
  readonly isBuiltIn = false
  /** The `xs:restriction`, `xs:list` or `xs:union`. */
  readonly #derivation: XmlElement | undefined
  readonly #contentBase: Found<TypeDefinition> | undefined
  #statedBase: Found<TypeDefinition> | undefined
  #itemType: Found<SimpleTypeDefinition> | undefined
  #memberTypes: readonly Found<SimpleTypeDefinition>[] | undefined
  #ownFacets: readonly Facet[] | undefined
  #facets: FacetSet | undefined

  /** @param contentBase for a simple content, the simple type that its restriction narrows */
  constructor(place: ComponentPlace, contentBase?: Found<TypeDefinition>) {
    super(place)
    this.#contentBase = contentBase
    const { element } = place
    this.#derivation = element.is(XSD, 'restriction')
      ? element
      : firstChild(element, 'restriction', 'list', 'union')
  }

  get name(): ExpandedName | undefined {
    return this.isGlobal ? declaredName(this.element, this.schema, true) : undefined
  }

  get derivationMethod(): 'restriction' | 'list' | 'union' {
    const method = this.#derivation?.localName
    return method === 'list' || method === 'union' ? method : 'restriction'
  }

  /** The base as stated; `baseType` is the one to go by, since it never leads round in a circle. */
  get statedBase(): Found<TypeDefinition> {
    this.#statedBase ??= this.#findBase()
    return this.#statedBase
  }

  get baseType(): Found<TypeDefinition> {
    return this.context.baseOf(this)
  }

  get variety(): Variety {
    const method = this.derivationMethod
    if (method !== 'restriction') return method
    return this.#simpleBase?.variety ?? 'atomic'
  }

  get itemType(): Found<SimpleTypeDefinition> | undefined {
    if (this.derivationMethod !== 'list') return this.#simpleBase?.itemType
    this.#itemType ??= this.#typesAt('itemType')[0]
    return this.#itemType
  }

  get memberTypes(): readonly Found<SimpleTypeDefinition>[] {
    if (this.derivationMethod !== 'union') return this.#simpleBase?.memberTypes ?? []
    this.#memberTypes ??= this.#typesAt('memberTypes')
    return this.#memberTypes
  }

  get primitiveType(): SimpleTypeDefinition | undefined {
    return this.variety === 'atomic' ? this.#simpleBase?.primitiveType : undefined
  }

  get final(): ReadonlySet<DerivationMethod> {
    const { finalDefault } = this.schema
    return derivationSet(this.element.attribute('final'), finalDefault, [
      'list',
      'union',
      'restriction',
    ])
  }

  get ownFacets(): readonly Facet[] {
    const derivation = this.#derivation
    this.#ownFacets ??=
      derivation !== undefined && this.derivationMethod === 'restriction'
        ? readFacets(derivation)
        : []
    return this.#ownFacets
  }

  get facets(): FacetSet {
    this.#facets ??= withFacets(this.#inheritedFacets, this.ownFacets)
    return this.#facets
  }

  get #inheritedFacets(): FacetSet {
    const method = this.derivationMethod
    if (method === 'list') return LIST_FACETS
    return method === 'union' ? NO_FACETS : (this.#simpleBase?.facets ?? NO_FACETS)
  }

  get #simpleBase(): SimpleTypeDefinition | undefined {
    const { baseType } = this
    return isSimpleType(baseType) ? baseType : undefined
  }

  #findBase(): Found<TypeDefinition> {
    const derivation = this.#derivation
    if (derivation === undefined || this.derivationMethod !== 'restriction') return ANY_SIMPLE_TYPE
    const inner = firstChild(derivation, 'simpleType')
    if (inner !== undefined) return this.context.type(this.inside(inner))
    if (this.#contentBase !== undefined) return this.#contentBase
    const name = referredName(derivation, 'base', this.schema)
    if (name === undefined) return ANY_SIMPLE_TYPE
    return this.context.resolve('type', name, derivation, this)
  }

  /** The simple types that an attribute names, and those written inside. */
  #typesAt(attribute: string): readonly Found<SimpleTypeDefinition>[] {
    const derivation = this.#derivation
    if (derivation === undefined) return []
    const named = referredNames(derivation, attribute, this.schema).map((name) =>
      this.#simpleTypeNamed(name, derivation),
    )
    const inner = derivation
      .childrenNamed(XSD, 'simpleType')
      .map((element) => this.context.type(this.inside(element)))
    return [...named, ...inner.filter((type) => type.kind === 'simpleType')]
  }

  #simpleTypeNamed(name: QName, at: XmlElement): Found<SimpleTypeDefinition> {
    const found = this.context.resolve('type', name, at, this)
    if (found.kind !== 'complexType') return found
    return new UnresolvedComponent('undefined', name, at)
  }
}

const LIST_FACETS = withFacets(NO_FACETS, [builtInFacet('whiteSpace', 'collapse', true)])
