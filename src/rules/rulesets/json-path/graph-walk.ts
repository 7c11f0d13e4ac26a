import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { Edge } from './edge.ts'
import { MemberWalk } from './member-walk.ts'
import type { WalkListener } from './walk-graph.ts'
import type { StateSet, WalkPlan } from './walk-plan.ts'

/** Members that one walk may look at; GitHub's description has 0.3 million. */
const MOST_EDGES = 60_000_000

/** Enters each place once with each state, however many references lead there. */
export class GraphWalk extends MemberWalk {
  /** By place that can be come to in several ways: the states it has been entered with. */
  readonly #seen = new Map<Place, StateSet>()
  readonly #pending: { readonly place: Place; readonly states: StateSet }[] = []

  constructor(graph: IndexedGraph, plan: WalkPlan, isResolved: boolean, listener: WalkListener) {
    super(graph, plan, isResolved, listener, new Edge(graph, isResolved), MOST_EDGES)
  }

  run(root: Place): void {
    this.#enter(root, this.plan.start)
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.look(next.place, next.states)
    }
  }

  protected descend(member: Place, target: Place, states: StateSet): void {
    // Nesting of documents is bounded by their readers; chains of references are not.
    if (target !== member || this.graph.isTarget(target)) this.#enter(target, states)
    else this.look(target, states)
  }

  protected goBack(_levels: number, states: StateSet): void {
    this.#enter(this.edge.holder, states)
  }

  protected ancestor(): Place {
    return this.edge.holder
  }

  #enter(place: Place, states: StateSet): void {
    const seen = this.#seen.get(place)
    const fresh = seen === undefined ? states : this.plan.without(states, seen)
    if (fresh === this.plan.empty) return
    this.#seen.set(place, seen === undefined ? states : this.plan.union(seen, states))
    this.#pending.push({ place, states: fresh })
  }
}
