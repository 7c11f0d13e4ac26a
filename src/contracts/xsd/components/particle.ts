import type { Location } from '../../model.ts'
import { XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'
import type { Component, ComponentPlace } from './component.ts'
import type { ElementDeclaration } from './element-declaration.ts'
import type { ModelGroupDefinition } from './model-group-definition.ts'
import { referredName } from './names.ts'
import { UnresolvedComponent } from './unresolved-component.ts'
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
  const occurrence = readOccurrence(element)
  return occurrence.maxOccurs === 0 ? undefined : new DeclaredParticle(place, occurrence, readTerm)
}

interface TermRead {
  readonly term: Term
  readonly group?: ModelGroupDefinition
}

type ReadTerm = (place: ParticlePlace) => TermRead

/** A particle that a schema writes down. Its term is read when asked for: groups may refer to each other without end. */
class DeclaredParticle implements Particle {
  readonly minOccurs: number
  readonly maxOccurs: number
  readonly isReference: boolean
  readonly element: XmlElement
  readonly #place: ParticlePlace
  readonly #readTerm: ReadTerm
  #read: TermRead | undefined

  constructor(place: ParticlePlace, { minOccurs, maxOccurs }: Occurrence, readTerm: ReadTerm) {
    this.minOccurs = minOccurs
    this.maxOccurs = maxOccurs
    this.isReference = place.element.attribute('ref') !== undefined
    this.element = place.element
    this.#place = place
    this.#readTerm = readTerm
  }

  get term(): Term {
    return this.#termRead().term
  }

  get group(): ModelGroupDefinition | undefined {
    return this.#termRead().group
  }

  get location(): Location {
    return this.element.location
  }

  #termRead(): TermRead {
    this.#read ??= this.#readTerm(this.#place)
    return this.#read
  }
}

function termReader(localName: string): ReadTerm | undefined {
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
    new UnresolvedComponent(reason, name, element)
  if (name === undefined) return { term: nowhere('undefined') }
  const group = context.resolve('group', name, element, owner)
  if (group.kind === 'unresolved') return { term: group }
  if (context.isCircular(element)) return { term: nowhere('circular'), group }
  return { term: group.modelGroup, group }
}

/** Reads an `xs:sequence`, `xs:choice` or `xs:all`. */
export function readModelGroup(place: ParticlePlace): ModelGroup {
  return new DeclaredModelGroup(place)
}

class DeclaredModelGroup implements ModelGroup {
  readonly kind = 'modelGroup'
  readonly compositor: Compositor
  readonly element: XmlElement
  readonly #place: ParticlePlace
  #particles: readonly Particle[] | undefined

  constructor(place: ParticlePlace) {
    this.compositor = place.element.localName as Compositor
    this.element = place.element
    this.#place = place
  }

  get particles(): readonly Particle[] {
    this.#particles ??= this.element.children.flatMap(
      (child) => readParticle({ ...this.#place, element: child }) ?? [],
    )
    return this.#particles
  }

  get location(): Location {
    return this.element.location
  }
}

/** A sequence that no schema writes down; its place is that of the type that it makes up. */
export function sequenceOf(particles: readonly Particle[], type: XmlElement | undefined): Particle {
  return once(new ImpliedSequence(particles, type))
}

class ImpliedSequence implements ModelGroup {
  readonly kind = 'modelGroup'
  readonly compositor = 'sequence'
  readonly particles: readonly Particle[]
  readonly element = undefined
  readonly #type: XmlElement | undefined

  constructor(particles: readonly Particle[], type: XmlElement | undefined) {
    this.particles = particles
    this.#type = type
  }

  get location(): Location | undefined {
    return this.#type?.location
  }
}

/** A particle for a term that occurs exactly once. */
export function once(term: Term): Particle {
  return new ImpliedParticle(term, { minOccurs: 1, maxOccurs: 1 })
}

/** A particle for a term that may occur any number of times, or not at all. */
export function anyTimes(term: Term): Particle {
  return new ImpliedParticle(term, { minOccurs: 0, maxOccurs: Infinity })
}

/** A particle that no schema writes down. */
class ImpliedParticle implements Particle {
  readonly minOccurs: number
  readonly maxOccurs: number
  readonly term: Term
  readonly group = undefined
  readonly isReference = false
  readonly element = undefined

  constructor(term: Term, { minOccurs, maxOccurs }: Occurrence) {
    this.minOccurs = minOccurs
    this.maxOccurs = maxOccurs
    this.term = term
  }

  get location(): Location | undefined {
    return this.term.location
  }
}

type Occurrence = Pick<Particle, 'minOccurs' | 'maxOccurs'>

/** `minOccurs` and `maxOccurs`, each 1 when absent or no number. */
function readOccurrence(element: XmlElement): Occurrence {
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
