import type { QName, XmlElement } from '../../xml/xml-element.ts'
import type { AttributeDeclaration } from './attribute-declaration.ts'
import type { AttributeGroupDefinition } from './attribute-group-definition.ts'
import type { Component, ComponentPlace } from './component.ts'
import type { ElementDeclaration } from './element-declaration.ts'
import type { IdentityConstraint } from './identity-constraint.ts'
import type { ModelGroupDefinition } from './model-group-definition.ts'
import type { DeclaredType, TypeDefinition } from './type-definition.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'

/** The global component that each symbol space holds. */
export interface Referable {
  readonly element: ElementDeclaration
  readonly type: TypeDefinition
  readonly attribute: AttributeDeclaration
  readonly group: ModelGroupDefinition
  readonly attributeGroup: AttributeGroupDefinition
  readonly identityConstraint: IdentityConstraint
}

/** What components ask of the set that they belong to. */
export interface ComponentContext {
  /**
   * Follows a reference.
   * @param at the element that holds the reference
   * @param from the global component that the reference stands in: within a redefinition its own name
   * means what it redefines
   */
  resolve<Space extends keyof Referable>(
    space: Space,
    name: QName,
    at: XmlElement,
    from: Component,
  ): Referable[Space] | UnresolvedComponent
  /** The base that a type states, unless it leads round in a circle or through too many types. */
  baseOf(type: DeclaredType): TypeDefinition | UnresolvedComponent
  /** Whether a reference to a model group leads back to the group that it stands in. */
  isCircular(reference: XmlElement): boolean
  /** Makes the component of an element that stands inside another component. */
  element(place: ComponentPlace): ElementDeclaration
  type(place: ComponentPlace): DeclaredType
}
