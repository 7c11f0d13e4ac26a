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
/** Reasons for not being judged that are kept of one entry; a few are shown, and how many more there are. */
const MOST_REASONS = 1_000

/** What one rule has to say about a contract. */
export interface RuleOutcome {
  readonly rule: Rule
  readonly result: RuleResult
  readonly problems: readonly Problem[]
  /** Why the rule, or a part of it, could not be judged, each reason once; empty when it was. */
  readonly unjudged: readonly string[]
  /** Set where all of these reasons are rules that do not hold and must before this one says anything. */
  readonly heldBackBy: readonly string[] | undefined
  /** Set where the rule is violated at one node and held back at another, which weighs more than a warning. */
  readonly isHeldBackElsewhere?: true
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
  /** One object for all nodes of which there is nothing more to say; there may be millions. */
  readonly isShared?: true
}

/** Entries of nodes with nothing but a result, before and after prerequisites were taken into account. */
const PLAIN = {
  passed: { open: plainEntry('passed', false), settled: plainEntry('passed', true) },
  notApplicable: {
    open: plainEntry('notApplicable', false),
    settled: plainEntry('notApplicable', true),
  },
} as const

function plainEntry(result: RuleResult, settled: boolean): Entry {
  return { result, problems: undefined, unjudged: undefined, settled, isShared: true }
}

/** One rule on its way through one contract. */
export class RuleRun {
  readonly rule: Rule
  /** By node where prerequisites are looked up; under one key, the rule itself, otherwise. */
  readonly #entries = new Map<unknown, Entry>()
  readonly #keepsNodes: boolean
  readonly #absence = newEntry()
  /** What was said of nodes that need no entry: to others a pass is the same as no result. */
  readonly #unkept = newEntry()
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
        if (this.rule.prerequisites !== undefined) this.#hold(node, 'notApplicable')
        return undefined
      }
      if (this.#isFull()) {
        note(this.#entryOf(node), FURTHER)
        return undefined
      }
      this.#hold(node, 'passed')
      const said = this.rule.check(node, context)
      if (Symbol.asyncIterator in said) return this.#listen(said, this.#entryOf(node))
      for (const item of said) if (!this.#note(this.#entryOf(node), item)) break
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
    if (this.#saidNothing()) {
      const result = worseResult(this.#absence.result, this.#unkept.result)
      return { rule: this.rule, result, problems: [], unjudged: [], heldBackBy: undefined }
    }
    const merged = newEntry()
    const problems: Problem[] = []
    const unjudged = new Set<string>()
    const heldBackBy = new Set<string>()
    let isHeldBackOnly = this.#error === undefined
    for (const entry of this.#settledEntries(runs)) {
      raise(merged, entry.result)
      if (entry.isShared) continue
      for (const problem of entry.problems ?? []) problems.push(problem)
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
      problems,
      unjudged: [...unjudged],
      heldBackBy: isHeldBackOnly && heldBackBy.size > 0 ? [...heldBackBy] : undefined,
    }
  }

  /** Whether there is no more than a result to tell, as of most rules. */
  #saidNothing(): boolean {
    const hasReasons = this.#absence.unjudged !== undefined
    return this.#entries.size === 0 && this.#error === undefined && !hasReasons
  }

  /** The rule's own result at a node; undefined when it did not look at that node. */
  resultAt(node: unknown, runs: ReadonlyMap<string, RuleRun>): RuleResult | undefined {
    const known = this.#entries.get(node)
    if (known === undefined) {
      // Nodes that passed before the rule stopped with an error have no entry.
      return this.#error === undefined ? undefined : 'undecided'
    }
    const entry = this.#settle(node, known, runs)
    return this.#error === undefined || entry.result === 'violated' ? entry.result : 'undecided'
  }

  *#settledEntries(runs: ReadonlyMap<string, RuleRun>): Generator<Entry> {
    yield this.#absence
    yield this.#unkept
    for (const [node, entry] of this.#entries) yield this.#settle(node, entry, runs)
  }

  /** Where a prerequisite does not hold, nothing is said about the node. */
  #settle(node: unknown, known: Entry, runs: ReadonlyMap<string, RuleRun>): Entry {
    if (known.settled) return known
    // Before prerequisites are asked, which may go in a circle.
    const plain = PLAIN[known.result === 'notApplicable' ? 'notApplicable' : 'passed'].settled
    if (known.isShared) this.#entries.set(this.#keyOf(node), plain)
    else known.settled = true
    for (const id of this.rule.prerequisites ?? []) {
      const result = runs.get(id)?.resultAt(node, runs)
      if (result === undefined || result === 'passed' || result === 'notApplicable') continue
      const entry = this.#entryOf(node)
      entry.settled = true
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
      return entry
    }
    return known.isShared ? plain : known
  }

  /** Says a result of a node of which there is nothing more to say so far. */
  #hold(node: unknown, result: keyof typeof PLAIN): void {
    if (this.rule.prerequisites === undefined) {
      raise(this.#unkept, result)
      return
    }
    const key = this.#keyOf(node)
    const known = this.#entries.get(key)
    if (known === undefined || known.isShared) {
      if (known?.result !== 'passed') this.#entries.set(key, PLAIN[result].open)
    } else raise(known, result)
  }

  /** The entry of a node alone, to which more can be said. */
  #entryOf(node: unknown): Entry {
    const key = this.#keyOf(node)
    const known = this.#entries.get(key)
    if (known !== undefined && !known.isShared) return known
    const entry = newEntry()
    if (known !== undefined) raise(entry, known.result)
    this.#entries.set(key, entry)
    return entry
  }

  #keyOf(node: unknown): unknown {
    return this.#keepsNodes ? node : this.rule
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
  if (entry.unjudged.length < MOST_REASONS) entry.unjudged.push(reason)
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
  if (result !== entry.result) entry.result = worseResult(entry.result, result)
}

/** The higher of two results in the order of merging. */
export function worseResult(one: RuleResult, other: RuleResult): RuleResult {
  return RESULTS.indexOf(other) > RESULTS.indexOf(one) ? other : one
}
