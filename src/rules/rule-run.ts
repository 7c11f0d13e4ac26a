import type { Problem, Rule, RuleContext, Unjudged } from './rule.ts'

/**
 * What came of a rule at one node or, merged, at all of them, in rising order: the WS-I analyzer reports
 * the highest of an assertion's entries. `undecided` is ours: a node was there and could not be judged.
 */
const RESULTS = [
  'notApplicable',
  'missingInput',
  'passed',
  'undecided',
  'prereqFailed',
  'violated',
] as const
export type RuleResult = (typeof RESULTS)[number]

/** Problems that one rule reports of one contract; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Characters of their pointers and data together: names in a contract can be a megabyte long. */
const MOST_CHARACTERS = 4 * 1024 * 1024
/** Places that a problem names beside its own. */
const MOST_RELATED = 100

/** What one rule has to say about a contract. */
export interface RuleOutcome {
  readonly rule: Rule
  readonly result: RuleResult
  readonly problems: readonly Problem[]
  /** Why the rule, or a part of it, could not be judged, each reason once; empty when it was. */
  readonly unjudged: readonly string[]
  /** Set where all of these reasons are rules that do not hold and must before this one says anything. */
  readonly heldBackBy: readonly string[] | undefined
}

/** What a rule found at one node. */
interface Entry {
  result: RuleResult
  /** Absent until there is one: there may be millions of entries. */
  problems: Problem[] | undefined
  unjudged: string[] | undefined
  /** The prerequisite that does not hold at the node. */
  heldBackBy?: string
  /** Whether prerequisites have been taken into account. */
  settled: boolean
}

/** One rule on its way through one contract. */
export class RuleRun {
  readonly rule: Rule
  /** By node where prerequisites are looked up; under one key, the rule itself, otherwise. */
  readonly #entries = new Map<unknown, Entry>()
  readonly #keepsNodes: boolean
  readonly #absence = newEntry()
  #problems = 0
  #characters = 0
  #error: string | undefined

  /** @param keepsNodes whether the result at each node matters, for this rule's or others' prerequisites */
  constructor(rule: Rule, keepsNodes: boolean) {
    this.rule = rule
    this.#keepsNodes = keepsNodes
  }

  /** Applies the rule to a node; a promise is answered when the check is asynchronous. */
  judge(node: unknown, context: RuleContext<unknown>): Promise<void> | undefined {
    if (this.#error !== undefined) return undefined
    try {
      if (this.rule.applies?.(node, context) === false) {
        // That a prerequisite does not hold is said of nodes, too, that the rule would pass over.
        if (this.rule.prerequisites !== undefined) this.#entryOf(node)
        return undefined
      }
      const entry = this.#entryOf(node)
      if (this.#isFull()) {
        note(entry, FURTHER)
        return undefined
      }
      raise(entry, 'passed')
      const said = this.rule.check(node, context)
      if (Symbol.asyncIterator in said) return this.#listen(said, entry)
      for (const item of said) if (!this.#note(entry, item)) break
    } catch (error) {
      this.#breakOff(error)
    }
    return undefined
  }

  /** There was no node to judge; with a reason, there should have been one. */
  miss(reason: string | undefined): void {
    raise(this.#absence, 'missingInput')
    if (reason !== undefined) addReason(this.#absence, reason)
  }

  /** The merged outcome, once all rules went over all nodes. */
  outcome(runs: ReadonlyMap<string, RuleRun>): RuleOutcome {
    for (const [node, entry] of this.#entries) this.#settle(node, entry, runs)
    const entries = [this.#absence, ...this.#entries.values()]
    const merged = newEntry()
    const unjudged = new Set<string>()
    const heldBackBy = new Set<string>()
    let isHeldBackOnly = this.#error === undefined
    for (const entry of entries) {
      raise(merged, entry.result)
      if (entry.heldBackBy !== undefined) heldBackBy.add(entry.heldBackBy)
      const ownReasons = (entry.unjudged?.length ?? 0) - (entry.heldBackBy === undefined ? 0 : 1)
      if (ownReasons > 0) isHeldBackOnly = false
      for (const reason of entry.unjudged ?? []) unjudged.add(reason)
    }
    if (this.#error !== undefined) {
      raise(merged, 'undecided')
      unjudged.add(`the rule stopped with an error: ${this.#error}`)
    }
    return {
      rule: this.rule,
      result: merged.result,
      problems: entries.flatMap((entry) => entry.problems ?? []),
      unjudged: [...unjudged],
      heldBackBy: isHeldBackOnly && heldBackBy.size > 0 ? [...heldBackBy] : undefined,
    }
  }

  /** The rule's own result at a node; undefined when it did not look at that node. */
  resultAt(node: unknown, runs: ReadonlyMap<string, RuleRun>): RuleResult | undefined {
    const entry = this.#entries.get(node)
    if (entry === undefined) return undefined
    this.#settle(node, entry, runs)
    return this.#error === undefined || entry.result === 'violated' ? entry.result : 'undecided'
  }

  /** Where a prerequisite does not hold, nothing is said about the node. */
  #settle(node: unknown, entry: Entry, runs: ReadonlyMap<string, RuleRun>): void {
    if (entry.settled) return
    entry.settled = true
    for (const id of this.rule.prerequisites ?? []) {
      const result = runs.get(id)?.resultAt(node, runs)
      if (result === undefined || result === 'passed' || result === 'notApplicable') continue
      const failed = result === 'violated' || result === 'prereqFailed'
      entry.result = failed ? 'prereqFailed' : 'undecided'
      entry.problems = undefined
      if (failed) entry.heldBackBy = id
      addReason(
        entry,
        failed
          ? `its prerequisite ${id} does not hold`
          : `its prerequisite ${id} was not evaluated`,
      )
      return
    }
  }

  #entryOf(node: unknown): Entry {
    const key = this.#keepsNodes ? node : this.rule
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    const entry = newEntry()
    this.#entries.set(key, entry)
    return entry
  }

  async #listen(said: AsyncIterable<Problem | Unjudged>, entry: Entry): Promise<void> {
    try {
      for await (const item of said) if (!this.#note(entry, item)) break
    } catch (error) {
      this.#breakOff(error)
    }
  }

  /** Keeps what was said; false when no more is kept. */
  #note(entry: Entry, item: Problem | Unjudged): boolean {
    if ('unjudged' in item) {
      note(entry, item)
      return true
    }
    if (this.#isFull()) {
      note(entry, FURTHER)
      return false
    }
    this.#problems += 1
    this.#characters += lengthOf(item)
    note(entry, withFewRelated(item))
    return true
  }

  #isFull(): boolean {
    return this.#problems >= MOST_PROBLEMS || this.#characters >= MOST_CHARACTERS
  }

  #breakOff(error: unknown): void {
    this.#error = error instanceof Error ? error.message : String(error)
  }
}

const FURTHER: Unjudged = {
  unjudged: 'the rule found more than is reported; correct what is reported and check again',
}

function lengthOf({ at, data = {} }: Problem): number {
  return Object.values(data).reduce<number>(
    (length, value) => length + String(value).length,
    at.pointer.length,
  )
}

function withFewRelated(problem: Problem): Problem {
  const { related = [] } = problem
  return related.length > MOST_RELATED
    ? { ...problem, related: related.slice(0, MOST_RELATED) }
    : problem
}

function newEntry(): Entry {
  return { result: 'notApplicable', problems: undefined, unjudged: undefined, settled: false }
}

function addReason(entry: Entry, reason: string): void {
  entry.unjudged ??= []
  entry.unjudged.push(reason)
}

function note(entry: Entry, item: Problem | Unjudged): void {
  if ('unjudged' in item) {
    addReason(entry, item.unjudged)
    raise(entry, 'undecided')
  } else {
    entry.problems ??= []
    entry.problems.push(item)
    raise(entry, 'violated')
  }
}

function raise(entry: Entry, result: RuleResult): void {
  if (RESULTS.indexOf(result) > RESULTS.indexOf(entry.result)) entry.result = result
}
