import type { Location } from '../../model.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { Annotation } from './annotation.ts'
import type { AttributeUse } from './attribute-use.ts'
import type { ContentType } from './content-type.ts'
import type { Facet, FacetSet } from './facets.ts'
import type { DerivationMethod, ExpandedName } from './names.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'
import type { Wildcard } from './wildcard.ts'

/** What types of both kinds have in common, whether declared or built in. */
interface AnyTypeDefinition {
  readonly key: string
  /** Undefined for an anonymous type. */
  readonly name: ExpandedName | undefined
  readonly isBuiltIn: boolean
  /** Undefined for a built-in type, as is `element`. */
  readonly location: Location | undefined
  readonly element: XmlElement | undefined
  /** Undefined for `xs:anyType` alone. */
  readonly baseType: TypeDefinition | UnresolvedComponent | undefined
  readonly derivationMethod: DerivationMethod
  /** Ways to derive from this type that are excluded. */
  readonly final: ReadonlySet<DerivationMethod>
  readonly annotations: readonly Annotation[]
}

export type Variety = 'atomic' | 'list' | 'union'

/** A simple type definition (part 1, section 3.14; part 2, section 4.1). */
export interface SimpleTypeDefinition extends AnyTypeDefinition {
  readonly kind: 'simpleType'
  readonly variety: Variety
  /** The type of a list's items. */
  readonly itemType: SimpleTypeDefinition | UnresolvedComponent | undefined
  /** The types of a union's members, in order; unions among them are not taken apart. */
  readonly memberTypes: readonly (SimpleTypeDefinition | UnresolvedComponent)[]
  /** The primitive type (part 2, section 3.2) that an atomic type comes from. */
  readonly primitiveType: SimpleTypeDefinition | undefined
  /** The facets that the type itself states. */
  readonly ownFacets: readonly Facet[]
  /** All facets in effect, with those of its base types. */
  readonly facets: FacetSet
}

/** A complex type definition (part 1, section 3.4). */
export interface ComplexTypeDefinition extends AnyTypeDefinition {
  readonly kind: 'complexType'
  readonly isAbstract: boolean
  /** Whether text may stand between the elements. */
  readonly isMixed: boolean
  /** Types derived in these ways cannot stand in for this one (`block`). */
  readonly block: ReadonlySet<DerivationMethod>
  /** What the type allows inside, what its bases give included. */
  readonly contentType: ContentType
  /** The uses that the type itself states, with those of its attribute groups; prohibited ones too. */
  readonly ownAttributeUses: readonly AttributeUse[]
  /** All uses in effect, with those of its base types, without prohibited ones. */
  readonly attributeUses: readonly AttributeUse[]
  /** The wildcard for attributes in effect. */
  readonly attributeWildcard: Wildcard | undefined
}

export type TypeDefinition = SimpleTypeDefinition | ComplexTypeDefinition

/** A type that a schema writes down, with the base that it names. */
export type DeclaredType = TypeDefinition & {
  readonly element: XmlElement
  readonly statedBase: TypeDefinition | UnresolvedComponent
}

export function isSimpleType(
  type: TypeDefinition | UnresolvedComponent | undefined,
): type is SimpleTypeDefinition {
  return type?.kind === 'simpleType'
}

export function isComplexType(
  type: TypeDefinition | UnresolvedComponent | undefined,
): type is ComplexTypeDefinition {
  return type?.kind === 'complexType'
}
