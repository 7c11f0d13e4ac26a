import { Component } from './component.ts'
import { declaredName, firstChild, isQualified, referredName } from './names.ts'
import type { ExpandedName } from './names.ts'
import { ANY_SIMPLE_TYPE } from './built-in-types.ts'
import { isSimpleType } from './type-definition.ts'
import type { SimpleTypeDefinition } from './type-definition.ts'
import { UnresolvedComponent } from './unresolved-component.ts'
import { readValueConstraint } from './value-constraint.ts'
import type { ValueConstraint } from './value-constraint.ts'

/** An attribute declaration (part 1, section 3.2). */
export class AttributeDeclaration extends Component {
  readonly kind = 'attribute'
  readonly symbolSpace = 'attribute'
  #type: SimpleTypeDefinition | UnresolvedComponent | undefined

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, this.isGlobal)
  }

  get isQualified(): boolean {
    return this.isGlobal || isQualified(this.element, this.schema)
  }

  get valueConstraint(): ValueConstraint | undefined {
    return readValueConstraint(this.element)
  }

  get type(): SimpleTypeDefinition | UnresolvedComponent {
    this.#type ??= this.#findType()
    return this.#type
  }

  #findType(): SimpleTypeDefinition | UnresolvedComponent {
    const inner = firstChild(this.element, 'simpleType')
    const name = referredName(this.element, 'type', this.schema)
    if (inner !== undefined) {
      const type = this.context.type(this.inside(inner))
      if (isSimpleType(type)) return type
    }
    if (name === undefined) return ANY_SIMPLE_TYPE
    const found = this.context.resolve('type', name, this.element, this)
    if (found.kind !== 'complexType') return found
    return new UnresolvedComponent('undefined', name, this.element)
  }
}
