import { Component } from './component.ts'
import { declaredName } from './names.ts'
import type { ExpandedName } from './names.ts'

/** A notation declaration (part 1, section 3.12). */
export class Notation extends Component {
  readonly kind = 'notation'
  readonly symbolSpace = 'notation'

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, true)
  }

  get publicIdentifier(): string | undefined {
    return this.element.attribute('public')
  }

  get systemIdentifier(): string | undefined {
    return this.element.attribute('system')
  }
}
