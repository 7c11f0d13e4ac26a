import { XSD } from '../../xml/namespaces.ts'
import { Component, globalKey } from './component.ts'
import { declaredName, referredName } from './names.ts'
import type { ExpandedName } from './names.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'

/** An `xs:key`, `xs:keyref` or `xs:unique` (part 1, section 3.11). Its name is global, wherever it stands. */
export class IdentityConstraint extends Component {
  readonly kind = 'identityConstraint'
  readonly symbolSpace = 'identityConstraint'

  override get key(): string {
    return globalKey('identityConstraint', this.name)
  }

  get name(): ExpandedName {
    return declaredName(this.element, this.schema, true)
  }

  get category(): 'key' | 'keyref' | 'unique' {
    const { localName } = this.element
    return localName === 'key' || localName === 'keyref' ? localName : 'unique'
  }

  /** XPath of the elements that the constraint is about; prefixes go by the scope of its element. */
  get selector(): string | undefined {
    return this.element.child(XSD, 'selector')?.attribute('xpath')
  }

  /** XPaths of the values that make up the key. */
  get fields(): readonly string[] {
    return this.element.childrenNamed(XSD, 'field').map((field) => field.attribute('xpath') ?? '')
  }

  /** The key that a keyref refers to. */
  get referredKey(): IdentityConstraint | UnresolvedComponent | undefined {
    const name = referredName(this.element, 'refer', this.schema)
    return name && this.context.resolve('identityConstraint', name, this.element, this)
  }
}
