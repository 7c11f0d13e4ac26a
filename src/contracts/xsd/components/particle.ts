import type { Location } from '../../model.ts'
import { XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { Component, ComponentPlace } from './component.ts'
import type { ElementDeclaration } from './element-declaration.ts'
import type { ModelGroupDefinition } from './model-group-definition.ts'
import { referredName } from './names.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'
import { readWildcard } from './wildcard.ts'
import type { Wildcard } from './wildcard.ts'

/** What a particle stands for. */
export type Term = ElementDeclaration | ModelGroup | Wildcard | UnresolvedComponent

export type Compositor = 'sequence' | 'choice' | 'all'

/**
 * A model group (part 1, section 3.8). A group that a reference names is one object for all references
 * to it: walks must remember where they were, since groups can nest to any number of paths.
 */
export interface ModelGroup {
  readonly kind: 'modelGroup'
  readonly compositor: Compositor
  /** Without particles that may never occur. */
  readonly particles: readonly Particle[]
  /** Undefined for what an extension puts around its base's content and its own. */
  readonly element: XmlElement | undefined
  readonly location: Location | undefined
}

/** A term and how often it occurs (part 1, section 3.9). */
export interface Particle {
  readonly minOccurs: number
  /** Infinity for `unbounded`. */
  readonly maxOccurs: number
  readonly term: Term
  /** The definition, when a reference to a model group stands here. */
  readonly group: ModelGroupDefinition | undefined
  /** Whether the term is a reference to a global declaration or definition. */
  readonly isReference: boolean
  readonly element: XmlElement | undefined
  readonly location: Location | undefined
}

/** Where particles stand: those inside a component, which they themselves are not. */
export type ParticlePlace = Omit<ComponentPlace, 'owner' | 'redefinedAs'> & {
  readonly owner: Component
}

const COMPOSITORS: ReadonlySet<string> = new Set(['sequence', 'choice', 'all'])

/** The particle of an element within a content model; undefined for anything else, such as attributes. */
export function readParticle(place: ParticlePlace): Particle | undefined {
  const { element } = place
  if (element.namespace !== XSD) return undefined
  const readTerm = termReader(element.localName)
  if (readTerm === undefined) return undefined
  const { minOccurs, maxOccurs } = readOccurrence(element)
  if (maxOccurs === 0) return undefined
  let read: TermRead | undefined
  return {
    minOccurs,
    maxOccurs,
    // Terms are read when asked for: groups may refer to each other without end.
    get term() {
      read ??= readTerm(place)
      return read.term
    },
    get group() {
      read ??= readTerm(place)
      return read.group
    },
    isReference: element.attribute('ref') !== undefined,
    element,
    get location() {
      return element.location
    },
  }
}

interface TermRead {
  readonly term: Term
  readonly group?: ModelGroupDefinition
}

function termReader(localName: string): ((place: ParticlePlace) => TermRead) | undefined {
  if (localName === 'element') return readElement
  if (localName === 'group') return readGroupReference
  if (localName === 'any') return ({ element, schema }) => ({ term: readWildcard(element, schema) })
  return COMPOSITORS.has(localName) ? (place) => ({ term: readModelGroup(place) }) : undefined
}

function readElement(place: ParticlePlace): TermRead {
  const { element, schema, context, owner } = place
  const reference = referredName(element, 'ref', schema)
  if (reference === undefined) return { term: context.element(place) }
  return { term: context.resolve('element', reference, element, owner) }
}

function readGroupReference({ element, schema, context, owner }: ParticlePlace): TermRead {
  const name = referredName(element, 'ref', schema)
  const nowhere = (reason: 'undefined' | 'circular') =>
    ({ kind: 'unresolved', reason, name, location: element.location }) as const
  if (name === undefined) return { term: nowhere('undefined') }
  const group = context.resolve('group', name, element, owner)
  if (group.kind === 'unresolved') return { term: group }
  if (context.isCircular(element)) return { term: nowhere('circular'), group }
  return { term: group.modelGroup, group }
}

/** Reads an `xs:sequence`, `xs:choice` or `xs:all`. */
export function readModelGroup(place: ParticlePlace): ModelGroup {
  const { element } = place
  let particles: readonly Particle[] | undefined
  return {
    kind: 'modelGroup',
    compositor: element.localName as Compositor,
    get particles() {
      particles ??= element.children.flatMap(
        (child) => readParticle({ ...place, element: child }) ?? [],
      )
      return particles
    },
    element,
    get location() {
      return element.location
    },
  }
}

/** A sequence that no schema writes down; its place is that of the type that it makes up. */
export function sequenceOf(particles: readonly Particle[], type: XmlElement | undefined): Particle {
  const term: ModelGroup = {
    kind: 'modelGroup',
    compositor: 'sequence',
    particles,
    element: undefined,
    get location() {
      return type?.location
    },
  }
  return once(term)
}

/** A particle for a term that occurs exactly once. */
export function once(term: Term): Particle {
  return {
    minOccurs: 1,
    maxOccurs: 1,
    term,
    group: undefined,
    isReference: false,
    element: undefined,
    get location() {
      return term.location
    },
  }
}

/** `minOccurs` and `maxOccurs`, each 1 when absent or no number. */
function readOccurrence(element: XmlElement): { minOccurs: number; maxOccurs: number } {
  const read = (attribute: string): number => {
    const value = element.attribute(attribute)?.trim() ?? '1'
    if (value === 'unbounded') return Infinity
    return /^\+?\d+$/.test(value) ? Number(value) : 1
  }
  return { minOccurs: read('minOccurs'), maxOccurs: read('maxOccurs') }
}

/**
 * The element declarations of a content model in document order, each once, without those inside their
 * types. Each model group is entered once, so that this takes no longer than the schema is.
 */
export function* elementsOf(particle: Particle): Generator<ElementDeclaration> {
  const seen = new Set<Term>()
  const waiting = [particle]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { term } = next
    if (seen.has(term)) continue
    seen.add(term)
    if (term.kind === 'element') yield term
    if (term.kind === 'modelGroup') {
      for (const inner of term.particles.toReversed()) waiting.push(inner)
    }
  }
}
