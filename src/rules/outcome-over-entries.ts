import type { Problem, Rule } from './rule.ts'
import { worseResult, type RuleOutcome, type RuleResult } from './rule-run.ts'

/** Problems of one rule that are reported of a log or a registry; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Characters of their pointers and data together. */
const MOST_CHARACTERS = 4 * 1024 * 1024
/** Reasons for not being judged that are kept. */
const MOST_REASONS = 1_000

/** What came of a rule so far at all messages of a log, or all entries of a registry. */
export class OutcomeOverEntries {
  readonly #rule: Rule
  #result: RuleResult | undefined
  #problems = 0
  #characters = 0
  readonly #unjudged = new Set<string>()
  readonly #heldBackBy = new Set<string>()
  #isHeldBackOnly = true
  #isHeldBack = false

  constructor(rule: Rule) {
    this.#rule = rule
  }

  /** Takes in what came of one of them. */
  add({ result, unjudged, heldBackBy }: RuleOutcome): void {
    this.#result = this.#result === undefined ? result : worseResult(this.#result, result)
    if (result === 'prereqFailed') this.#isHeldBack = true
    if (unjudged.length > 0) {
      for (const id of heldBackBy ?? []) this.#heldBackBy.add(id)
      if (heldBackBy === undefined) this.#isHeldBackOnly = false
      for (const reason of unjudged) this.#note(reason)
    }
  }

  /** Whether one more problem is kept; if not, that is told. */
  keeps({ at, data = {} }: Problem): boolean {
    this.#problems += 1
    this.#characters += at.pointer.length
    for (const value of Object.values(data)) this.#characters += String(value).length
    if (this.#problems <= MOST_PROBLEMS && this.#characters <= MOST_CHARACTERS) return true
    this.leaveOpen(['it found more than is reported; correct what is reported and check again'])
    return false
  }

  /** Something was not there to be judged. */
  leaveOpen(reasons: readonly string[]): void {
    if (reasons.length === 0) return
    this.#isHeldBackOnly = false
    for (const reason of reasons) this.#note(reason)
  }

  get outcome(): RuleOutcome {
    const isViolated = this.#result === 'violated'
    return {
      rule: this.#rule,
      result: this.#result ?? 'missingInput',
      problems: [],
      unjudged: [...this.#unjudged],
      heldBackBy:
        this.#isHeldBackOnly && this.#heldBackBy.size > 0 ? [...this.#heldBackBy] : undefined,
      ...(isViolated && this.#isHeldBack && { isHeldBackElsewhere: true }),
    }
  }

  #note(reason: string): void {
    if (this.#unjudged.size < MOST_REASONS) this.#unjudged.add(reason)
  }
}
