import type { Location } from '../../model.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { AttributeDeclaration } from './attribute-declaration.ts'
import type { ExpandedName } from './names.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'
import type { ValueConstraint } from './value-constraint.ts'

/** An attribute in a type or attribute group (part 1, section 3.5). */
export interface AttributeUse {
  readonly name: ExpandedName
  readonly use: 'optional' | 'required' | 'prohibited'
  /** Whether it refers to a global declaration. */
  readonly isReference: boolean
  readonly declaration: AttributeDeclaration | UnresolvedComponent
  /** That of the use, else that of the declaration. */
  readonly valueConstraint: ValueConstraint | undefined
  readonly element: XmlElement
  readonly location: Location
}
