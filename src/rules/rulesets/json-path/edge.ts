import { isDataObject, stringMember } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import { NO_PLACE } from '../graph/place-table.ts'
import type { Place } from '../graph/place-table.ts'
import { documentValue } from './document-value.ts'
import type { FilterContext } from './compile-filter.ts'
import type { Subject } from './filter-expression.ts'
import { FilterFault } from './filter-value.ts'
import type { FilterValue } from './filter-value.ts'
import { hasType } from './has-type.ts'
import type { SelectableType } from './path-expression.ts'

/** The way of a walk to the object whose members it looks at, where an expression asks for it. */
export interface Trail {
  /** The objects and lists gone through, references followed, the root first. */
  readonly places: readonly Place[]
  /** The name of each in the one before; the root has none. */
  readonly names: readonly (string | number)[]
}

const NOT_ASKED = Symbol('not asked')

/** Steps that filters may take together in one walk. */
const MOST_STEPS = 5_000_000

/** A member as a walk meets it; one object that is moved from member to member. */
export class Edge implements FilterContext {
  readonly #graph: IndexedGraph
  readonly #isResolved: boolean
  readonly #trail: Trail | undefined
  #steps = 0
  /** The object or list. */
  holder: Place = NO_PLACE
  /** Its member, with references followed where the walk does. */
  target: Place = NO_PLACE
  #property: string | number | undefined
  /** What `@` is, once a filter has asked; many filters ask about one member. */
  #value: FilterValue | typeof NOT_ASKED = NOT_ASKED
  isItem = false
  /** Where the walk began. */
  root: Place = 0
  /** The member as written. */
  member: Place = NO_PLACE

  constructor(graph: IndexedGraph, isResolved: boolean, trail?: Trail) {
    this.#graph = graph
    this.#isResolved = isResolved
    this.#trail = trail
  }

  moveTo(holder: Place, member: Place, target: Place, isItem: boolean): void {
    this.holder = holder
    this.member = member
    this.target = target
    this.isItem = isItem
    this.#property = undefined
    this.#value = NOT_ASKED
  }

  /** The name of the member, or the index of the item as a number. */
  get property(): string | number {
    if (this.#property === undefined) {
      const name = this.#graph.table.nameAt(this.member)
      this.#property = this.isItem ? Number(name) : name
    }
    return this.#property
  }

  get rawValue(): unknown {
    return this.#graph.table.valueAt(this.target)
  }

  /** The text that a member of the value is; undefined when it is none, or the value no object. */
  textOf(member: string): string | undefined {
    const value = this.#graph.table.valueAt(this.target)
    return isDataObject(value) ? stringMember(value, member) : undefined
  }

  /** How many items the list has. */
  get siblings(): number {
    const list = this.#graph.table.valueAt(this.holder)
    return Array.isArray(list) ? list.length : 0
  }

  step(): void {
    this.#steps += 1
    if (this.#steps > MOST_STEPS) throw new FilterFault('filters have taken too many steps')
  }

  subject(subject: Subject): FilterValue {
    switch (subject) {
      case '@':
        if (this.#value === NOT_ASKED) this.#value = this.#valueAt(this.target)
        return this.#value
      case '@property':
        return this.property
      case '@root':
        return this.#valueAt(this.root)
      case '@parent':
        return this.#holderOfHolder()
      case '@parentProperty':
        return this.#trail?.names.at(-1)
      case '@path':
        return this.#path()
    }
  }

  hasType(type: SelectableType): boolean {
    return hasType(type, this.rawValue)
  }

  /** The engines mean by `@parent` what holds the object whose member is looked at. */
  #holderOfHolder(): FilterValue {
    const place = this.#trail?.places.at(-2)
    return place === undefined ? undefined : this.#valueAt(place)
  }

  #path(): string {
    const names = [...(this.#trail?.names.slice(1) ?? []), this.property]
    const written = names.map((name) => (typeof name === 'number' ? `[${name}]` : `['${name}']`))
    return `$${written.join('')}`
  }

  #valueAt(place: Place): FilterValue {
    return documentValue(this.#graph, place, this.#isResolved)
  }
}

/** Subjects that are not told by the edge alone. */
export const SUBJECTS_OF_TRAILS: ReadonlySet<Subject> = new Set<Subject>([
  '@parent',
  '@parentProperty',
  '@path',
])
