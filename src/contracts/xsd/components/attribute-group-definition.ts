import { gatherAttributes, readAttributes } from './attribute-uses.ts'
import type { OwnAttributes, StatedAttributes } from './attribute-uses.ts'
import { Component } from './component.ts'
import { declaredName } from './names.ts'
import type { ExpandedName } from './names.ts'

/** An attribute group definition (part 1, section 3.6). */
export class AttributeGroupDefinition extends Component {
  readonly kind = 'attributeGroup'
  readonly symbolSpace = 'attributeGroup'
  #own: OwnAttributes | undefined
  #stated: StatedAttributes | undefined

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, true)
  }

  get ownAttributes(): OwnAttributes {
    const { schema, context } = this
    this.#own ??= readAttributes(this.element, { owner: this, schema, context })
    return this.#own
  }

  /** All attributes, with those of the groups it refers to. */
  get attributes(): StatedAttributes {
    this.#stated ??= gatherAttributes(this.ownAttributes)
    return this.#stated
  }
}
