import { WalkExhausted } from './walk-exhausted.ts'

/** Published rulesets need some ten thousand; this many take some hundred megabytes. */
const MOST_CELLS = 20_000_000
/** What a set or decision takes beside its states. */
const CELLS_OF_ITS_OWN = 16

/**
 * Counts the states that all sets and decisions of a walk hold: expressions with many filters can be in as many
 * combinations of states as a document has values.
 */
export class WalkMemory {
  #cells = 0

  /** @throws WalkExhausted when there is no room left */
  hold(states: number): void {
    this.#cells += states + CELLS_OF_ITS_OWN
    if (this.#cells > MOST_CELLS) {
      throw new WalkExhausted('the expressions can be in more combinations of steps than are tried')
    }
  }
}
