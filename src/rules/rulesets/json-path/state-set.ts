import type { Decision } from './walk-plan.ts'

/** A set of states, with what was found out about the names that come after it. */
export interface StateSet {
  readonly states: readonly number[]
  /** By class of name. */
  readonly decisions: (Decision | undefined)[]
  /** By another set: what is in either, and what is in this one alone. */
  readonly unions: Map<StateSet, StateSet>
  readonly rests: Map<StateSet, StateSet>
}

export function newSet(states: readonly number[]): StateSet {
  return { states, decisions: [], unions: new Map(), rests: new Map() }
}
