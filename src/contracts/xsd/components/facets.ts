import type { Location } from '../../model.ts'
import { XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import { isTrue } from './value-constraint.ts'

/** The constraining facets (part 2, section 4.3) of which the last one stated counts. */
export const SINGLE_FACETS = [
  'length',
  'minLength',
  'maxLength',
  'whiteSpace',
  'maxInclusive',
  'maxExclusive',
  'minInclusive',
  'minExclusive',
  'totalDigits',
  'fractionDigits',
] as const
export type SingleFacetName = (typeof SINGLE_FACETS)[number]
export type FacetName = SingleFacetName | 'pattern' | 'enumeration'

const NAMES: ReadonlySet<string> = new Set([...SINGLE_FACETS, 'pattern', 'enumeration'])

/** One facet as stated, by a schema or by the definition of a built-in type. */
export interface Facet {
  readonly name: FacetName
  /** The attribute `value` as written. */
  readonly value: string
  /** Types derived from this one must not change it. */
  readonly isFixed: boolean
  /** Undefined for facets of built-in types. Names in its value go by the namespaces in scope there. */
  readonly element: XmlElement | undefined
  readonly location: Location | undefined
}

/** The facets in effect for a type. */
export interface FacetSet {
  readonly single: ReadonlyMap<SingleFacetName, Facet>
  /**
   * Regular expressions: a value matches at least one of each inner list, which holds the patterns of
   * one step of derivation (part 2, section 4.3.4).
   */
  readonly patterns: readonly (readonly Facet[])[]
  /** The values that are left; undefined when they are not enumerated. */
  readonly enumeration: readonly Facet[] | undefined
}

export const NO_FACETS: FacetSet = { single: new Map(), patterns: [], enumeration: undefined }

/** The facets among the children of an `xs:restriction`. */
export function readFacets(restriction: XmlElement): readonly Facet[] {
  return restriction.children.flatMap((element) =>
    element.namespace === XSD && NAMES.has(element.localName) ? [new DeclaredFacet(element)] : [],
  )
}

class DeclaredFacet implements Facet {
  readonly name: FacetName
  readonly value: string
  readonly isFixed: boolean
  readonly element: XmlElement

  constructor(element: XmlElement) {
    this.name = element.localName as FacetName
    this.value = element.attribute('value') ?? ''
    this.isFixed = isTrue(element, 'fixed')
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }
}

/** A facet that the definition of a built-in type states. */
export function builtInFacet(name: FacetName, value: string, isFixed = false): Facet {
  return { name, value, isFixed, element: undefined, location: undefined }
}

/** What is in effect when a type adds facets to those of its base (part 1, section 3.14.6). */
export function withFacets(base: FacetSet, own: readonly Facet[]): FacetSet {
  if (own.length === 0) return base
  const single = new Map(base.single)
  for (const facet of own) {
    if (facet.name !== 'pattern' && facet.name !== 'enumeration') single.set(facet.name, facet)
  }
  const patterns = own.filter(({ name }) => name === 'pattern')
  const enumeration = own.filter(({ name }) => name === 'enumeration')
  return {
    single,
    patterns: patterns.length === 0 ? base.patterns : [...base.patterns, patterns],
    enumeration: enumeration.length === 0 ? base.enumeration : enumeration,
  }
}
