import type { Location } from '../../model.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { Schema } from '../model.ts'

/**
 * The namespaces that a wildcard admits; the empty text stands for no namespace. `##other` is `not` with
 * the target namespace and none. Both forms are closed under union and intersection.
 */
export interface NamespaceConstraint {
  readonly kind: 'only' | 'not'
  readonly namespaces: ReadonlySet<string>
}

export const ANY_NAMESPACE: NamespaceConstraint = { kind: 'not', namespaces: new Set() }

export const PROCESS_CONTENTS = ['skip', 'lax', 'strict'] as const
/** How strictly what a wildcard admits is judged, in rising order. */
export type ProcessContents = (typeof PROCESS_CONTENTS)[number]

/** An `xs:any` or `xs:anyAttribute` (part 1, section 3.10), or what several of them amount to. */
export interface Wildcard {
  readonly kind: 'wildcard'
  readonly constraint: NamespaceConstraint
  readonly processContents: ProcessContents
  /** Undefined for those of `xs:anyType`. */
  readonly element: XmlElement | undefined
  readonly location: Location | undefined
}

export function readWildcard(element: XmlElement, schema: Schema): Wildcard {
  return new DeclaredWildcard(element, schema)
}

class DeclaredWildcard implements Wildcard {
  readonly kind = 'wildcard'
  readonly constraint: NamespaceConstraint
  readonly processContents: ProcessContents
  readonly element: XmlElement

  constructor(element: XmlElement, schema: Schema) {
    const written = element.attribute('processContents')?.trim()
    this.constraint = constraintOf(element.attribute('namespace') ?? '##any', schema)
    this.processContents = PROCESS_CONTENTS.find((known) => known === written) ?? 'strict'
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }
}

function constraintOf(namespace: string, { targetNamespace }: Schema): NamespaceConstraint {
  const words = namespace.split(/\s+/).filter(Boolean)
  if (words.includes('##any')) return ANY_NAMESPACE
  if (words.includes('##other')) return { kind: 'not', namespaces: new Set([targetNamespace, '']) }
  const namespaces = words.map((word) => {
    if (word === '##targetNamespace') return targetNamespace
    return word === '##local' ? '' : word
  })
  return { kind: 'only', namespaces: new Set(namespaces) }
}

export function admitsNamespace(constraint: NamespaceConstraint, namespace: string): boolean {
  return constraint.namespaces.has(namespace) === (constraint.kind === 'only')
}

/** Whether all that `one` admits is admitted by `other` too. */
export function isNarrowerOrEqual(one: NamespaceConstraint, other: NamespaceConstraint): boolean {
  if (one.kind === 'only') {
    return [...one.namespaces].every((namespace) => admitsNamespace(other, namespace))
  }
  return (
    other.kind === 'not' &&
    [...other.namespaces].every((namespace) => one.namespaces.has(namespace))
  )
}

/** Part 1, section 3.10.6, "Attribute Wildcard Intersection". */
export function intersection(
  one: NamespaceConstraint,
  other: NamespaceConstraint,
): NamespaceConstraint {
  if (one.kind === 'not' && other.kind === 'not') {
    return { kind: 'not', namespaces: new Set([...one.namespaces, ...other.namespaces]) }
  }
  const [list, filter] = one.kind === 'only' ? [one, other] : [other, one]
  const both = [...list.namespaces].filter((namespace) => admitsNamespace(filter, namespace))
  return { kind: 'only', namespaces: new Set(both) }
}

/** Part 1, section 3.10.6, "Attribute Wildcard Union". */
export function union(one: NamespaceConstraint, other: NamespaceConstraint): NamespaceConstraint {
  if (one.kind === 'only' && other.kind === 'only') {
    return { kind: 'only', namespaces: new Set([...one.namespaces, ...other.namespaces]) }
  }
  const [exclusion, filter] = one.kind === 'not' ? [one, other] : [other, one]
  const neither = [...exclusion.namespaces].filter((name) => !admitsNamespace(filter, name))
  return { kind: 'not', namespaces: new Set(neither) }
}
