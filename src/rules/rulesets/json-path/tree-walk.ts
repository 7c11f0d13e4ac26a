import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import type { SourceSite } from '../graph/source-site.ts'
import { Edge } from './edge.ts'
import { MemberWalk } from './member-walk.ts'
import { WalkExhausted } from './walk-exhausted.ts'
import type { WalkListener } from './walk-listener.ts'
import type { StateSet } from './state-set.ts'
import type { WalkPlan } from './walk-plan.ts'

/** Members that one walk may look at: a tree over references can be endless times larger than its documents. */
const MOST_EDGES = 3_000_000
/** Objects inside each other, over references. */
const MOST_NESTED = 500

/** Goes every way to every place, for expressions that ask for the way. */
export class TreeWalk extends MemberWalk {
  readonly #sites: SourceSite[] = []
  readonly #places: Place[]
  readonly #names: (string | number)[]

  constructor(graph: IndexedGraph, plan: WalkPlan, isResolved: boolean, listener: WalkListener) {
    const places: Place[] = []
    const names: (string | number)[] = []
    super(
      graph,
      plan,
      isResolved,
      listener,
      new Edge(graph, isResolved, { places, names }),
      MOST_EDGES,
    )
    this.#places = places
    this.#names = names
  }

  run(root: SourceSite): void {
    this.edge.root = root.place
    this.#inside(root, '', this.plan.start)
  }

  protected descend(_member: Place, site: SourceSite, _from: SourceSite, states: StateSet): void {
    if (this.#places.length > MOST_NESTED) {
      throw new WalkExhausted(`more than ${MOST_NESTED} objects stand inside each other`)
    }
    this.#inside(site, this.edge.property, states)
  }

  protected goBack(from: SourceSite, levels: number, states: StateSet): void {
    const site = this.ancestor(from, levels)
    if (site === undefined) return
    const kept = this.#sites.length - levels + 1
    const sites = this.#sites.splice(kept)
    const places = this.#places.splice(kept)
    const names = this.#names.splice(kept)
    const { holder, member, target, isItem } = this.edge
    this.look(site, states)
    this.edge.moveTo(holder, member, target, isItem)
    this.#sites.push(...sites)
    this.#places.push(...places)
    this.#names.push(...names)
  }

  protected ancestor(_from: SourceSite, levels: number): SourceSite | undefined {
    return this.#sites.at(-levels)
  }

  protected ancestorName(levels: number): string | number | undefined {
    return levels < this.#names.length ? this.#names.at(-levels) : undefined
  }

  #inside(site: SourceSite, name: string | number, states: StateSet): void {
    this.#sites.push(site)
    this.#places.push(site.place)
    this.#names.push(name)
    this.look(site, states)
    this.#sites.pop()
    this.#places.pop()
    this.#names.pop()
  }
}
