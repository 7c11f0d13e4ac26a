import { XSD } from '../../xml/namespaces.ts'
import { ANY_TYPE } from './built-in-types.ts'
import { Component } from './component.ts'
import { IdentityConstraint } from './identity-constraint.ts'
import { declaredName, derivationSet, firstChild, isQualified, referredName } from './names.ts'
import type { DerivationMethod, ExpandedName } from './names.ts'
import type { TypeDefinition } from './type-definition.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'
import { isTrue, readValueConstraint } from './value-constraint.ts'
import type { ValueConstraint } from './value-constraint.ts'

/** An element declaration, global or local (part 1, section 3.3). */
export class ElementDeclaration extends Component {
  readonly kind = 'element'
  readonly symbolSpace = 'element'
  #type: TypeDefinition | UnresolvedComponent | undefined
  #head: ElementDeclaration | UnresolvedComponent | undefined
  #constraints: readonly IdentityConstraint[] | undefined

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, this.isGlobal)
  }

  get isQualified(): boolean {
    return this.isGlobal || isQualified(this.element, this.schema)
  }

  get isNillable(): boolean {
    return isTrue(this.element, 'nillable')
  }

  get isAbstract(): boolean {
    return isTrue(this.element, 'abstract')
  }

  get valueConstraint(): ValueConstraint | undefined {
    return readValueConstraint(this.element)
  }

  /** What cannot stand in for this element: the "disallowed substitutions". */
  get block(): ReadonlySet<DerivationMethod> {
    return derivationSet(this.element.attribute('block'), this.schema.blockDefault, [
      'extension',
      'restriction',
      'substitution',
    ])
  }

  /** Types of what cannot join its substitution group: the "substitution group exclusions". */
  get final(): ReadonlySet<DerivationMethod> {
    return derivationSet(this.element.attribute('final'), this.schema.finalDefault, [
      'extension',
      'restriction',
    ])
  }

  /** The head of the substitution group that the element joins. */
  get substitutionGroup(): ElementDeclaration | UnresolvedComponent | undefined {
    if (this.#head === undefined) {
      const name = referredName(this.element, 'substitutionGroup', this.schema)
      if (name !== undefined) this.#head = this.context.resolve('element', name, this.element, this)
    }
    return this.#head
  }

  /** The type stated, else that of the head of its substitution group, else `xs:anyType`. */
  get type(): TypeDefinition | UnresolvedComponent {
    this.#type ??= this.#findType()
    return this.#type
  }

  get identityConstraints(): readonly IdentityConstraint[] {
    this.#constraints ??= this.element.children
      .filter(
        ({ namespace, localName }) =>
          namespace === XSD && /^(?:key|keyref|unique)$/.test(localName),
      )
      .map((constraint) => new IdentityConstraint(this.inside(constraint)))
    return this.#constraints
  }

  #findType(): TypeDefinition | UnresolvedComponent {
    // The set grows while it is walked; a head that is known already ends a circle.
    const heads = new Set<ElementDeclaration>([this])
    for (const declaration of heads) {
      const stated = declaration.#statedType()
      if (stated !== undefined) return stated
      const { substitutionGroup: head } = declaration
      if (head?.kind === 'unresolved') return head
      if (head !== undefined) heads.add(head)
    }
    return ANY_TYPE
  }

  #statedType(): TypeDefinition | UnresolvedComponent | undefined {
    if (this.#type !== undefined) return this.#type
    const inner = firstChild(this.element, 'simpleType', 'complexType')
    if (inner !== undefined) return this.context.type(this.inside(inner))
    const name = referredName(this.element, 'type', this.schema)
    return name && this.context.resolve('type', name, this.element, this)
  }
}
