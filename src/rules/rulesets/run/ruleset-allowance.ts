/** Bounds on what all rules of rulesets may take together for one contract, however many they are. */
export interface RulesetBounds {
  /** Values that are judged. */
  readonly judgements: number
  /** Problems that are reported, and the characters of their places and messages. */
  readonly problems: number
  readonly characters: number
  /** Bytes of what rules remember of the places that they have judged. */
  readonly remembered: number
}

/** Many times what large rulesets ask of a description of 13 MB. */
const BOUNDS: RulesetBounds = {
  judgements: 30_000_000,
  problems: 100_000,
  characters: 32 * 1024 * 1024,
  remembered: 128 * 1024 * 1024,
}

/** What is left of the bounds while rules judge a contract. */
export class RulesetAllowance {
  readonly #left: { -readonly [bound in keyof RulesetBounds]: number }

  constructor(bounds: Partial<RulesetBounds> = {}) {
    this.#left = { ...BOUNDS, ...bounds }
  }

  /** @param cost how many values that is; a list counts as many as it has items */
  takeJudgement(cost: number): boolean {
    this.#left.judgements -= cost
    return this.#left.judgements >= 0
  }

  takeProblem(characters: number): boolean {
    this.#left.problems -= 1
    this.#left.characters -= characters
    return this.#left.problems >= 0 && this.#left.characters >= 0
  }

  takeMemory(bytes: number): boolean {
    if (this.#left.remembered < bytes) return false
    this.#left.remembered -= bytes
    return true
  }
}
