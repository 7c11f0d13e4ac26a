import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { Edge } from './edge.ts'
import { MemberWalk, WalkExhausted } from './member-walk.ts'
import type { WalkListener } from './walk-graph.ts'
import type { StateSet, WalkPlan } from './walk-plan.ts'

/** Members that one walk may look at: a tree over references can be endless times larger than its documents. */
const MOST_EDGES = 3_000_000
/** Objects inside each other, over references. */
const MOST_NESTED = 2_000

/** Goes every way to every place, for expressions that ask for the way. */
export class TreeWalk extends MemberWalk {
  readonly #places: Place[] = []
  readonly #names: (string | number)[] = []

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

  run(root: Place): void {
    this.#inside(root, '', () => {
      this.look(root, this.plan.start)
    })
  }

  protected descend(_member: Place, target: Place, states: StateSet): void {
    if (this.#places.length > MOST_NESTED) {
      throw new WalkExhausted(`more than ${MOST_NESTED} objects stand inside each other`)
    }
    this.#inside(target, this.edge.property, () => {
      this.look(target, states)
    })
  }

  protected goBack(levels: number, states: StateSet): void {
    const place = this.ancestor(levels)
    if (place === undefined) return
    const kept = this.#places.length - levels + 1
    const places = this.#places.splice(kept)
    const names = this.#names.splice(kept)
    const { holder, member, target, isItem } = this.edge
    this.look(place, states)
    this.edge.moveTo(holder, member, target, isItem)
    this.#places.push(...places)
    this.#names.push(...names)
  }

  protected ancestor(levels: number): Place | undefined {
    return this.#places.at(-levels)
  }

  #inside(place: Place, name: string | number, look: () => void): void {
    this.#places.push(place)
    this.#names.push(name)
    look()
    this.#places.pop()
    this.#names.pop()
  }
}
