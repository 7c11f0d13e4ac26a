import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { memberSite, Way } from '../graph/source-site.ts'
import type { SourceSite } from '../graph/source-site.ts'
import type { Edge } from './edge.ts'
import { FilterFault } from './filter-value.ts'
import { WalkExhausted } from './walk-exhausted.ts'
import type { WalkListener } from './walk-listener.ts'
import { Trait } from './walk-plan.ts'
import type { StateSet } from './state-set.ts'
import type { Arrival, Decision, Guard, Outcome, WalkPlan } from './walk-plan.ts'

function asWritten(place: Place): SourceSite {
  return { place, shown: place, way: Way.Direct }
}

/** What the values at all places have of what the filters of a plan ask for. */
function traitsOf({ table }: IndexedGraph, plan: WalkPlan): Int32Array {
  const { nameIds, names, parents, values } = table
  const bits = new Int32Array(names.size)
  for (const [name, bit] of plan.traits) {
    const id = names.find(name)
    if (id !== undefined) bits[id] = bit
  }
  const { size } = table
  const traits = new Int32Array(size).fill(Trait.Any)
  for (let place = 1; place < size; place += 1) {
    const bit = bits[nameIds[place] ?? 0] ?? 0
    if (bit !== 0) traits[parents[place] ?? 0] = (traits[parents[place] ?? 0] ?? 0) | bit
    if (values[place] === null) traits[place] = Trait.Any | Trait.Null
  }
  return traits
}

/** What walks have in common: looking at the members of an object with a set of states. */
export abstract class MemberWalk {
  protected readonly graph: IndexedGraph
  protected readonly plan: WalkPlan
  protected readonly listener: WalkListener
  protected readonly edge: Edge
  readonly #isResolved: boolean
  /** By number of a name its class in the plan. */
  readonly #classes: Uint32Array
  /** By place what its value has: bits as in {@link Trait}. */
  readonly #traits: Int32Array
  #edgesLeft: number

  /** @param mostEdges members that the walk may look at, and filters that it may ask, together */
  protected constructor(
    graph: IndexedGraph,
    plan: WalkPlan,
    isResolved: boolean,
    listener: WalkListener,
    edge: Edge,
    mostEdges: number,
  ) {
    this.graph = graph
    this.plan = plan
    this.listener = listener
    this.edge = edge
    this.#isResolved = isResolved
    this.#edgesLeft = mostEdges
    const { names } = graph.table
    this.#classes = new Uint32Array(names.size)
    for (const [name, nameClass] of plan.classes) {
      const id = names.find(name)
      if (id !== undefined) this.#classes[id] = nameClass
    }
    this.#traits = traitsOf(graph, plan)
  }

  /** Goes on at a member with the states after it. @param from what holds it */
  protected abstract descend(
    member: Place,
    site: SourceSite,
    from: SourceSite,
    states: StateSet,
  ): void

  /** Goes on at what holds the member that is looked at, so many levels up. */
  protected abstract goBack(from: SourceSite, levels: number, states: StateSet): void

  /** What holds the member that is looked at, so many levels up; undefined above the root. */
  protected abstract ancestor(from: SourceSite, levels: number): SourceSite | undefined

  /** The name of that; undefined for the root, and where the walk does not keep its way. */
  protected abstract ancestorName(levels: number): string | number | undefined

  /** Looks at the members of an object or the items of a list. */
  protected look(from: SourceSite, states: StateSet): void {
    const { table } = this.graph
    const holder = from.place
    const { ends, nameIds, values } = table
    const traits = this.#traits
    const isList = Array.isArray(values[holder])
    const end = ends[holder] ?? 0
    for (let member = holder + 1; member < end; member = ends[member] ?? end) {
      this.#step()
      const decision = this.plan.decisionFor(states, this.#classes[nameIds[member] ?? 0] ?? 0)
      if (decision.isDead) continue
      const target = this.#isResolved ? this.graph.followed(member) : member
      let { outcome } = decision
      if (outcome === undefined && ((traits[target] ?? 0) & decision.needs) === 0) {
        outcome = decision.whenNone ?? this.plan.whenNoneHolds(states, decision)
      }
      if (outcome !== undefined && this.#isIdle(outcome, target)) continue
      this.edge.moveTo(holder, member, target, isList)
      outcome ??= this.#decide(states, decision, traits[target] ?? 0)
      if (this.#isIdle(outcome, target)) continue
      const site = this.#isResolved ? memberSite(this.graph, from, member) : asWritten(member)
      for (const arrival of outcome.arrivals) this.#arrive(arrival, from, site)
      this.#pass(outcome, member, site, from)
    }
  }

  #step(): void {
    this.#edgesLeft -= 1
    if (this.#edgesLeft < 0) throw new WalkExhausted('the walk took more steps than are allowed')
  }

  /** Whether nothing comes of an edge, as of most that lead to a text or a number. */
  #isIdle({ arrivals, back, next }: Outcome, target: Place): boolean {
    if (arrivals.length > 0 || back.length > 0) return false
    return next === this.plan.empty || this.graph.table.isLeaf(target)
  }

  #decide(states: StateSet, first: Decision, traits: number): Outcome {
    let decision = first
    while (decision.outcome === undefined) {
      const { guard } = decision
      this.#step()
      const holds = guard !== undefined && (traits & guard.needs) !== 0 && this.#holds(guard)
      decision = this.plan.decide(states, decision, holds)
    }
    return decision.outcome
  }

  #holds(guard: Guard): boolean {
    try {
      return guard.holds(this.edge)
    } catch (error) {
      if (!(error instanceof FilterFault)) throw error
      this.listener.fault(guard.expression, this.edge.target, error.message)
      return false
    }
  }

  #arrive({ expression, choice }: Arrival, from: SourceSite, site: SourceSite): void {
    if (choice.kind === 'parent' || choice.kind === 'parentName') {
      const ancestor = this.ancestor(from, choice.levels)
      const name = choice.kind === 'parentName' ? this.ancestorName(choice.levels) : undefined
      if (ancestor === undefined || (choice.kind === 'parentName' && name === undefined)) return
      this.listener.chosen(expression, ancestor, name)
    } else {
      const name = choice.kind === 'name' ? this.edge.property : undefined
      this.listener.chosen(expression, site, name)
    }
  }

  #pass({ next, back }: Outcome, member: Place, site: SourceSite, from: SourceSite): void {
    for (const { levels, states } of back) this.goBack(from, levels, states)
    if (next === this.plan.empty || this.graph.table.isLeaf(site.place)) return
    this.descend(member, site, from, next)
  }
}
