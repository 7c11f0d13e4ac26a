import type { XmlElement } from '../../xml/xml-element.ts'
import { gatherAttributes, readAttributes } from './attribute-uses.ts'
import type { StatedAttributes } from './attribute-uses.ts'
import type { AttributeUse } from './attribute-use.ts'
import { ANY_SIMPLE_TYPE, ANY_TYPE } from './built-in-types.ts'
import { Component } from './component.ts'
import type { ComponentPlace } from './component.ts'
import type { ContentType } from './content-type.ts'
import { DeclaredSimpleType } from './declared-simple-type.ts'
import { declaredName, derivationSet, firstChild, referredName, textOfName } from './names.ts'
import type { DerivationMethod, ExpandedName } from './names.ts'
import { once, readParticle, sequenceOf } from './particle.ts'
import type { Particle } from './particle.ts'
import { isComplexType } from './type-definition.ts'
import type {
  ComplexTypeDefinition,
  SimpleTypeDefinition,
  TypeDefinition,
} from './type-definition.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'
import { isTrue } from './value-constraint.ts'
import { union } from './wildcard.ts'
import type { Wildcard } from './wildcard.ts'

type Found<Type> = Type | UnresolvedComponent

/** An `xs:complexType` (part 1, section 3.4.2). */
export class DeclaredComplexType extends Component implements ComplexTypeDefinition {
  readonly kind = 'complexType'
  readonly symbolSpace = 'type'
  readonly isBuiltIn = false
  /** The `xs:simpleContent` or `xs:complexContent`. */
  readonly #content: XmlElement | undefined
  /** Its `xs:extension` or `xs:restriction`; the type itself where there is none. */
  readonly #derivation: XmlElement
  #statedBase: Found<TypeDefinition> | undefined
  #contentType: ContentType | undefined
  #stated: StatedAttributes | undefined
  #attributeUses: readonly AttributeUse[] | undefined
  #wildcard: { readonly value: Wildcard | undefined } | undefined

  constructor(place: ComponentPlace) {
    super(place)
    const { element } = place
    this.#content = firstChild(element, 'simpleContent', 'complexContent')
    this.#derivation =
      (this.#content && firstChild(this.#content, 'extension', 'restriction')) ?? element
  }

  get name(): ExpandedName | undefined {
    return this.isGlobal ? declaredName(this.element, this.schema, true) : undefined
  }

  get derivationMethod(): 'extension' | 'restriction' {
    return this.#derivation.localName === 'extension' ? 'extension' : 'restriction'
  }

  /** The base as stated; `baseType` is the one to go by, since it never leads round in a circle. */
  get statedBase(): Found<TypeDefinition> {
    const name = referredName(this.#derivation, 'base', this.schema)
    this.#statedBase ??=
      name === undefined || this.#derivation === this.element
        ? ANY_TYPE
        : this.context.resolve('type', name, this.#derivation, this)
    return this.#statedBase
  }

  get baseType(): Found<TypeDefinition> {
    return this.context.baseOf(this)
  }

  get isAbstract(): boolean {
    return isTrue(this.element, 'abstract')
  }

  get isMixed(): boolean {
    const content = this.#content
    const says = content?.attribute('mixed') === undefined ? this.element : content
    return content?.localName !== 'simpleContent' && isTrue(says, 'mixed')
  }

  get block(): ReadonlySet<DerivationMethod> {
    const { blockDefault } = this.schema
    return derivationSet(this.element.attribute('block'), blockDefault, METHODS)
  }

  get final(): ReadonlySet<DerivationMethod> {
    const { finalDefault } = this.schema
    return derivationSet(this.element.attribute('final'), finalDefault, METHODS)
  }

  get contentType(): ContentType {
    this.#contentType ??=
      this.#content?.localName === 'simpleContent' ? this.#simpleContent() : this.#complexContent()
    return this.#contentType
  }

  get ownAttributeUses(): readonly AttributeUse[] {
    return this.#statedAttributes.uses
  }

  get attributeUses(): readonly AttributeUse[] {
    this.#attributeUses ??= this.#effectiveUses()
    return this.#attributeUses
  }

  /** The type's own and its groups'; for an extension united with that of its base. */
  get attributeWildcard(): Wildcard | undefined {
    this.#wildcard ??= { value: this.#effectiveWildcard() }
    return this.#wildcard.value
  }

  get #statedAttributes(): StatedAttributes {
    const { schema, context } = this
    this.#stated ??= gatherAttributes(
      readAttributes(this.#derivation, { owner: this, schema, context }),
    )
    return this.#stated
  }

  #effectiveUses(): readonly AttributeUse[] {
    const byName = new Map<string, AttributeUse>()
    const { baseType } = this
    for (const use of isComplexType(baseType) ? baseType.attributeUses : []) {
      byName.set(textOfName(use.name), use)
    }
    for (const use of this.ownAttributeUses) {
      if (use.use === 'prohibited') byName.delete(textOfName(use.name))
      else byName.set(textOfName(use.name), use)
    }
    return [...byName.values()]
  }

  #effectiveWildcard(): Wildcard | undefined {
    const { wildcard: own } = this.#statedAttributes
    const { baseType } = this
    const base = isComplexType(baseType) ? baseType.attributeWildcard : undefined
    if (this.derivationMethod === 'restriction' || base === undefined) return own
    if (own === undefined) return base
    const { kind, processContents, element, location } = own
    const constraint = union(own.constraint, base.constraint)
    return { kind, constraint, processContents, element, location }
  }

  #simpleContent(): ContentType {
    const type = simpleTypeOf(this.baseType)
    if (this.derivationMethod === 'extension') return { kind: 'simple', type }
    const place = this.inside(this.#derivation)
    return { kind: 'simple', type: new DeclaredSimpleType(place, type) }
  }

  #complexContent(): ContentType {
    const own = this.#ownParticle()
    const kind = this.isMixed ? 'mixed' : 'element-only'
    if (this.derivationMethod === 'extension') return this.#extended(own, kind)
    if (own !== undefined) return { kind, particle: own }
    return kind === 'mixed' ? { kind, particle: sequenceOf([], this.element) } : { kind: 'empty' }
  }

  /** The content of the base, and then the type's own (part 1, section 3.4.2). */
  #extended(own: Particle | undefined, kind: 'mixed' | 'element-only'): ContentType {
    const { baseType } = this
    if (baseType.kind === 'unresolved') {
      const particles = own === undefined ? [once(baseType)] : [once(baseType), own]
      return { kind, particle: sequenceOf(particles, this.element) }
    }
    const base: ContentType =
      baseType.kind === 'complexType' ? baseType.contentType : { kind: 'simple', type: baseType }
    if (own === undefined && (base.kind !== 'empty' || kind === 'element-only')) return base
    if (base.kind === 'empty' || base.kind === 'simple') {
      return { kind, particle: own ?? sequenceOf([], this.element) }
    }
    const particles = own === undefined ? [base.particle] : [base.particle, own]
    return { kind, particle: sequenceOf(particles, this.element) }
  }

  /** What the type itself says of its elements; undefined when it allows none. */
  #ownParticle(): Particle | undefined {
    const { schema, context } = this
    const element = firstChild(this.#derivation, 'group', 'all', 'choice', 'sequence')
    if (element === undefined) return undefined
    const particle = readParticle({ element, schema, context, owner: this })
    if (particle === undefined || element.localName === 'group') return particle
    const { term, minOccurs } = particle
    const isEmpty =
      term.kind === 'modelGroup' &&
      term.particles.length === 0 &&
      (term.compositor !== 'choice' || minOccurs === 0)
    return isEmpty ? undefined : particle
  }
}

const METHODS: readonly DerivationMethod[] = ['extension', 'restriction']

/** The simple type that a base gives to a simple content. */
function simpleTypeOf(base: Found<TypeDefinition>): Found<SimpleTypeDefinition> {
  if (base.kind !== 'complexType') return base
  return base.contentType.kind === 'simple' ? base.contentType.type : ANY_SIMPLE_TYPE
}
