import { Component } from './component.ts'
import { declaredName, firstChild } from './names.ts'
import type { ExpandedName } from './names.ts'
import { readModelGroup } from './particle.ts'
import type { ModelGroup } from './particle.ts'

/** A model group definition (part 1, section 3.7): an `xs:group` with a name. */
export class ModelGroupDefinition extends Component {
  readonly kind = 'group'
  readonly symbolSpace = 'group'
  #modelGroup: ModelGroup | undefined

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, true)
  }

  /** The one model group inside; an empty sequence where there is none. */
  get modelGroup(): ModelGroup {
    const { schema, context } = this
    const element = firstChild(this.element, 'sequence', 'choice', 'all')
    this.#modelGroup ??=
      element === undefined
        ? {
            kind: 'modelGroup',
            compositor: 'sequence',
            particles: [],
            element,
            location: this.location,
          }
        : readModelGroup({ element, schema, context, owner: this })
    return this.#modelGroup
  }
}
