import { EVALUATION_BUDGET } from './evaluation.ts'

/** So many subschemas each value adds: more than small ones take, and little enough for many. */
const FOR_EACH_VALUE = 100

/**
 * What judging all values of one document by schemas may cost together: a document that costs the most that
 * one value may, for every value in it, would take hours.
 */
export class EvaluationAllowance {
  readonly #budget = { remaining: EVALUATION_BUDGET }

  /** The subschemas that are left, for one more value. */
  forOneMore(): { remaining: number } {
    this.#budget.remaining = Math.max(this.#budget.remaining, 0) + FOR_EACH_VALUE
    return this.#budget
  }
}
