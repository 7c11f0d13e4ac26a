import { compileFilter } from './compile-filter.ts'
import type { Edge } from './edge.ts'
import { filterNeeds, soleMember } from './filter-needs.ts'
import type { FilterNeeds } from './filter-needs.ts'
import { hasType } from './has-type.ts'
import type { PathExpression, Selector, Step } from './path-expression.ts'
import { newSet, type StateSet } from './state-set.ts'
import { WalkMemory } from './walk-memory.ts'

/** What is chosen where an expression ends. */
export type Choice =
  | { readonly kind: 'value' | 'name' }
  /** What holds the value, so many levels up, or the name of that. */
  | { readonly kind: 'parent' | 'parentName'; readonly levels: number }

/** An expression's number in its plan, with what it chooses. */
export interface Arrival {
  readonly expression: number
  readonly choice: Choice
}

/** Decides at an edge whether an expression goes on there. */
export interface Guard {
  /** The expression that it belongs to. */
  readonly expression: number
  /** Bits as in {@link Trait}; for a value that has none of them the guard does not hold, and need not be asked. */
  readonly needs: number
  /** @throws FilterFault where it has no answer */
  readonly holds: (edge: Edge) => boolean
}

/** What values have, as bits. The others stand for names of members, for several each when there are many. */
export const Trait = { Any: 1, Null: 2 } as const
const FIRST_NAME = 2
const NAME_BITS = 29

/** What follows when a step of an expression takes an edge. */
interface Taken {
  /** States at the member. */
  readonly next: readonly number[]
  /** States at what holds it, so many levels up from the member. */
  readonly back: readonly { readonly levels: number; readonly state: number }[]
  readonly arrivals: readonly Arrival[]
}

interface PlannedStep {
  readonly selector: Selector
  readonly isDeep: boolean
  readonly guard: Guard | undefined
  readonly taken: Taken
}

/** What happens along one edge: the states after it, and the expressions that end there. */
export interface Outcome {
  readonly next: StateSet
  readonly back: readonly { readonly levels: number; readonly states: StateSet }[]
  readonly arrivals: readonly Arrival[]
}

/** The guards of an edge as a tree that grows where it is gone: after the last one stands the outcome. */
export interface Decision {
  /** No expression goes on. */
  readonly isDead: boolean
  readonly guard: Guard | undefined
  /** What a value must have, in part, for the guard or one of those after it to hold. */
  readonly needs: number
  readonly outcome: Outcome | undefined
  /** What happens where none of them holds. */
  whenNone: Outcome | undefined
  whenTrue: Decision | undefined
  whenFalse: Decision | undefined
  /** The states whose guards are still to be asked, and those that were taken. */
  readonly asking: readonly number[]
  readonly taken: readonly number[]
}

/** Sets that are remembered; past that they are forgotten and made anew, which costs time and nothing else. */
const MOST_SETS = 20_000

/** The class of all names that no expression mentions. */
const OTHER_NAMES = 0

/**
 * Path expressions as one automaton. A state is a step of an expression that waits for its member; a walk
 * carries sets of states, and finds out once what a set does with a name.
 */
export class WalkPlan {
  readonly #steps: (PlannedStep | undefined)[] = []
  readonly #classes = new Map<string, number>()
  readonly #traits = new Map<string, number>()
  readonly #start: number[] = []
  readonly #atRoot: Arrival[] = []
  readonly #sets = new Map<string, StateSet>()
  readonly empty: StateSet
  readonly #memory = new WalkMemory()

  constructor(expressions: readonly PathExpression[]) {
    this.empty = newSet([])
    expressions.forEach((expression, index) => {
      this.#add(expression.steps, index)
    })
  }

  get start(): StateSet {
    return this.#setOf(this.#start)
  }

  /** Expressions that are the root itself. */
  get atRoot(): readonly Arrival[] {
    return this.#atRoot
  }

  /** Names that lead to the same decisions everywhere have the same class. */
  classOf(name: string): number {
    return this.#classes.get(name) ?? OTHER_NAMES
  }

  /** The names that expressions mention, with their classes. */
  get classes(): ReadonlyMap<string, number> {
    return this.#classes
  }

  /** The names that filters ask for, with their bits. */
  get traits(): ReadonlyMap<string, number> {
    return this.#traits
  }

  /** What is to be decided at an edge with a name of a class. */
  decisionFor(set: StateSet, nameClass: number): Decision {
    const known = set.decisions[nameClass]
    if (known !== undefined) return known
    const decision = this.#ask(this.#takable(set, nameClass), set, [])
    set.decisions[nameClass] = decision
    return decision
  }

  /** What is to be decided after a guard has said whether it holds. */
  decide(set: StateSet, decision: Decision, holds: boolean): Decision {
    const known = holds ? decision.whenTrue : decision.whenFalse
    if (known !== undefined) return known
    const [asked, ...rest] = decision.asking
    const taken = holds && asked !== undefined ? [...decision.taken, asked] : decision.taken
    const next = this.#ask(rest, set, taken)
    if (holds) decision.whenTrue = next
    else decision.whenFalse = next
    return next
  }

  /** What happens after a decision when none of its guards holds. */
  whenNoneHolds(set: StateSet, decision: Decision): Outcome {
    if (decision.outcome !== undefined) return decision.outcome
    const isFree = (state: number) => this.#steps[state]?.guard === undefined
    const sure = [...decision.taken, ...decision.asking.filter(isFree)]
    return (decision.whenNone ??= this.#outcome(set, sure))
  }

  union(one: StateSet, other: StateSet): StateSet {
    if (one === other) return one
    const known = one.unions.get(other)
    if (known !== undefined) return known
    this.#memory.hold(0)
    const union = this.#setOf([...one.states, ...other.states])
    one.unions.set(other, union)
    return union
  }

  /** What is in the first and not in the second. */
  without(one: StateSet, other: StateSet): StateSet {
    if (one === other) return this.empty
    const known = one.rests.get(other)
    if (known !== undefined) return known
    this.#memory.hold(0)
    const excluded = new Set(other.states)
    const rest = this.#setOf(one.states.filter((state) => !excluded.has(state)))
    one.rests.set(other, rest)
    return rest
  }

  /** States in whose expression a step waits that takes this name. */
  #takable(set: StateSet, nameClass: number): readonly number[] {
    return set.states.filter((state) => {
      const selector = this.#steps[state]?.selector
      return (
        selector !== undefined &&
        (selector.kind !== 'names' ||
          selector.names.some((name) => this.classOf(name) === nameClass))
      )
    })
  }

  #ask(asking: readonly number[], set: StateSet, taken: readonly number[]): Decision {
    this.#memory.hold(asking.length + taken.length)
    const sure = [...taken]
    let index = 0
    for (; index < asking.length; index += 1) {
      const state = asking[index] ?? 0
      const guard = this.#steps[state]?.guard
      if (guard !== undefined) {
        const rest = asking.slice(index)
        const needs = rest.reduce((sum, one) => sum | (this.#steps[one]?.guard?.needs ?? 0), 0)
        return newDecision(guard, needs, undefined, rest, sure)
      }
      sure.push(state)
    }
    return newDecision(undefined, 0, this.#outcome(set, sure), [], sure)
  }

  #outcome(set: StateSet, taken: readonly number[]): Outcome {
    const next = set.states.filter((state) => this.#steps[state]?.isDeep === true)
    const back = new Map<number, number[]>()
    const arrivals: Arrival[] = []
    for (const state of taken) {
      const step = this.#steps[state]
      if (step === undefined) continue
      next.push(...step.taken.next)
      arrivals.push(...step.taken.arrivals)
      for (const { levels, state: after } of step.taken.back) {
        back.set(levels, [...(back.get(levels) ?? []), after])
      }
    }
    return {
      next: this.#setOf(next),
      back: [...back].map(([levels, states]) => ({ levels, states: this.#setOf(states) })),
      arrivals,
    }
  }

  #setOf(states: readonly number[]): StateSet {
    if (states.length === 0) return this.empty
    const sorted = [...new Set(states)].sort((one, other) => one - other)
    const key = sorted.join()
    const known = this.#sets.get(key)
    if (known !== undefined) return known
    this.#memory.hold(sorted.length)
    if (this.#sets.size >= MOST_SETS) this.#sets.clear()
    const set = newSet(sorted)
    this.#sets.set(key, set)
    return set
  }

  #add(steps: readonly Step[], expression: number): void {
    const { levels, choice, rest } = afterMember(steps)
    if (levels > 0) return // Nothing holds the root.
    if (choice !== undefined) {
      if (choice.kind === 'value') this.#atRoot.push({ expression, choice })
      return
    }
    this.#start.push(this.#plan(rest, expression))
  }

  /** Plans the steps from a selection of members on. @returns the state that waits for it */
  #plan(steps: readonly Step[], expression: number): number {
    const [step, ...following] = steps
    if (step?.kind !== 'members') throw new TypeError('a state waits for a member')
    const state = this.#steps.length
    this.#steps.push(undefined)
    const { selector, isDeep } = step
    if (selector.kind === 'names') selector.names.forEach((name) => this.#nameClass(name))
    const guard = this.#guardFor(selector, expression)
    this.#steps[state] = { selector, isDeep, guard, taken: this.#planAfter(following, expression) }
    return state
  }

  #planAfter(steps: readonly Step[], expression: number): Taken {
    const { levels, choice, rest } = afterMember(steps)
    if (choice !== undefined) {
      return { next: [], back: [], arrivals: [{ expression, choice }] }
    }
    const state = this.#plan(rest, expression)
    if (levels === 0) return { next: [state], back: [], arrivals: [] }
    return { next: [], back: [{ levels, state }], arrivals: [] }
  }

  #guardFor(selector: Selector, expression: number): Guard | undefined {
    switch (selector.kind) {
      case 'names':
      case 'wildcard':
        return undefined
      case 'filter': {
        const { filter } = selector
        const { subjects, holds } = compileFilter(filter)
        const isOfName = [...subjects].every((subject) => subject === '@property')
        const member = soleMember(filter)
        const needs = this.#traitsOf(filterNeeds(filter))
        if (isOfName) return { expression, needs, holds: rememberingNames(holds) }
        if (member === undefined) return { expression, needs, holds }
        return { expression, needs, holds: rememberingTexts(member, holds) }
      }
      case 'slice':
        return { expression, needs: Trait.Any, holds: (edge) => isInSlice(selector, edge) }
      case 'type': {
        const { type } = selector
        return { expression, needs: Trait.Any, holds: (edge) => hasType(type, edge.rawValue) }
      }
    }
  }

  #traitsOf(needs: FilterNeeds | undefined): number {
    if (needs === undefined) return Trait.Any
    let traits = needs.orNull ? Trait.Null : 0
    for (const name of needs.members) {
      const bit = this.#traits.get(name) ?? 1 << (FIRST_NAME + (this.#traits.size % NAME_BITS))
      this.#traits.set(name, bit)
      traits |= bit
    }
    return traits
  }

  #nameClass(name: string): void {
    if (!this.#classes.has(name)) this.#classes.set(name, this.#classes.size + 1)
  }
}

function newDecision(
  guard: Guard | undefined,
  needs: number,
  outcome: Outcome | undefined,
  asking: readonly number[],
  taken: readonly number[],
): Decision {
  const isDead =
    outcome !== undefined &&
    outcome.next.states.length + outcome.back.length + outcome.arrivals.length === 0
  return {
    isDead,
    guard,
    needs,
    outcome,
    whenNone: undefined,
    whenTrue: undefined,
    whenFalse: undefined,
    asking,
    taken,
  }
}

/** What stands between a member and the next one that is looked for. */
function afterMember(steps: readonly Step[]): {
  readonly levels: number
  readonly choice: Choice | undefined
  readonly rest: readonly Step[]
} {
  const first = steps.findIndex(({ kind }) => kind !== 'parent')
  const levels = first === -1 ? steps.length : first
  const rest = steps.slice(levels)
  if (rest.length === 0) {
    return { levels, choice: levels === 0 ? { kind: 'value' } : { kind: 'parent', levels }, rest }
  }
  if (rest[0]?.kind === 'name') {
    return {
      levels,
      choice: levels === 0 ? { kind: 'name' } : { kind: 'parentName', levels },
      rest,
    }
  }
  return { levels, choice: undefined, rest }
}

/** A filter that asks for nothing but the name has one answer for each name. */
function rememberingNames(holds: (edge: Edge) => boolean): (edge: Edge) => boolean {
  const known = new Map<string | number, boolean>()
  return (edge) => {
    const { property } = edge
    const answer = known.get(property)
    if (answer !== undefined) return answer
    const found = holds(edge)
    known.set(property, found)
    return found
  }
}

/** Texts that a filter remembers its answer for: members that filters ask for, such as `type`, have few. */
const MOST_TEXTS = 1_000

/** A filter that asks for nothing but one member of an object has one answer for each text there. */
function rememberingTexts(member: string, holds: (edge: Edge) => boolean): (edge: Edge) => boolean {
  const known = new Map<string, boolean>()
  return (edge) => {
    const text = edge.textOf(member)
    if (text === undefined) return holds(edge)
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const found = holds(edge)
    if (known.size < MOST_TEXTS) known.set(text, found)
    return found
  }
}

function isInSlice(
  { start, end, step }: Extract<Selector, { kind: 'slice' }>,
  { property, siblings }: Edge,
): boolean {
  if (typeof property !== 'number') return false
  const from = Math.max(0, start === undefined ? 0 : start < 0 ? siblings + start : start)
  const to = end === undefined ? siblings : end < 0 ? siblings + end : end
  return property >= from && property < to && (property - from) % step === 0
}
