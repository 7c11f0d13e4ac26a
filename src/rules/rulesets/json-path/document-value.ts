import { isDataArray, memberOf } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import { NO_PLACE } from '../graph/place-table.ts'
import type { Place } from '../graph/place-table.ts'
import type { DocumentValue, FilterValue } from './filter-value.ts'

/**
 * The value at a place as expressions see it.
 *
 * @param isResolved whether members that are references are followed
 */
export function documentValue(graph: IndexedGraph, place: Place, isResolved: boolean): FilterValue {
  const value = graph.table.valueAt(place)
  if (typeof value !== 'object' || value === null) return value
  return new PlaceValue(graph, place, isResolved)
}

class PlaceValue implements DocumentValue {
  readonly isDocumentValue = true
  readonly #graph: IndexedGraph
  readonly #isResolved: boolean
  readonly identity: Place

  constructor(graph: IndexedGraph, place: Place, isResolved: boolean) {
    this.#graph = graph
    this.identity = place
    this.#isResolved = isResolved
  }

  get isList(): boolean {
    return Array.isArray(this.#graph.table.valueAt(this.identity))
  }

  names(): readonly string[] {
    return Object.keys(this.#graph.table.valueAt(this.identity) as object)
  }

  get size(): number {
    const value = this.#graph.table.valueAt(this.identity)
    return isDataArray(value) ? value.length : 0
  }

  has(name: string): boolean {
    const value = this.#graph.table.valueAt(this.identity) as object
    return Object.hasOwn(value, name) && !(name === 'length' && Array.isArray(value))
  }

  member(name: string): FilterValue {
    const value = memberOf(this.#graph.table.valueAt(this.identity), name)
    if (typeof value !== 'object' || value === null) return value
    const member = this.#graph.table.memberOf(this.identity, name)
    if (member === NO_PLACE) return undefined
    const place = this.#isResolved ? this.#graph.followed(member) : member
    return documentValue(this.#graph, place, this.#isResolved)
  }
}
