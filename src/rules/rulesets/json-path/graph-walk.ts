import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import type { SourceSite } from '../graph/source-site.ts'
import { Edge } from './edge.ts'
import { MemberWalk } from './member-walk.ts'
import type { WalkListener } from './walk-listener.ts'
import type { StateSet } from './state-set.ts'
import type { WalkPlan } from './walk-plan.ts'

/** Members that one walk may look at; GitHub's description has 0.3 million. */
const MOST_EDGES = 60_000_000

/**
 * Enters each place once with each state, however many references lead there. Two ways to a place count as
 * different ones only if findings are shown elsewhere on the second.
 */
export class GraphWalk extends MemberWalk {
  /** By site that can be come to in several ways: the states it has been entered with. */
  readonly #seen = new Map<number, StateSet>()
  readonly #pending: { readonly site: SourceSite; readonly states: StateSet }[] = []

  constructor(graph: IndexedGraph, plan: WalkPlan, isResolved: boolean, listener: WalkListener) {
    super(graph, plan, isResolved, listener, new Edge(graph, isResolved), MOST_EDGES)
  }

  run(root: SourceSite): void {
    this.edge.root = root.place
    this.#seen.clear()
    this.#enter(root, this.plan.start)
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.look(next.site, next.states)
    }
  }

  protected descend(member: Place, site: SourceSite, from: SourceSite, states: StateSet): void {
    const { place, way } = site
    // Nesting of documents is bounded by their readers; chains of references are not.
    const isOwn = place === member && way === from.way && !this.graph.isTarget(place)
    if (isOwn) this.look(site, states)
    else this.#enter(site, states)
  }

  protected goBack(from: SourceSite, _levels: number, states: StateSet): void {
    this.#enter(from, states)
  }

  protected ancestor(from: SourceSite): SourceSite {
    return from
  }

  protected ancestorName(): undefined {
    return undefined
  }

  #enter(site: SourceSite, states: StateSet): void {
    const { size } = this.graph.table
    const key = (site.way * size + site.shown) * size + site.place
    const seen = this.#seen.get(key)
    const fresh = seen === undefined ? states : this.plan.without(states, seen)
    if (fresh === this.plan.empty) return
    this.#seen.set(key, seen === undefined ? states : this.plan.union(seen, states))
    this.#pending.push({ site, states: fresh })
  }
}
