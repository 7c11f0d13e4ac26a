import type { MessageLog } from '../../messages/index.ts'
import type { Problem, Rule, RuleContext } from '../rule.ts'
import { RuleRun, type RuleOutcome, type RuleResult } from '../rule-run.ts'
import { correlate, type Correlation } from './correlate.ts'
import type { JudgedMessage } from './judged-message.ts'
import { hasNode, isAbout } from './message-nodes.ts'
import { OutcomeOverMessages } from './outcome-over-messages.ts'
import type { ServiceDescription } from './service-description.ts'

/** A problem of one message of a log. */
export interface MessageProblem {
  readonly rule: Rule
  readonly message: JudgedMessage
  readonly problem: Problem
}

/** What came of the rules at one message: those that are about it. */
export interface MessageOutcomes {
  readonly message: JudgedMessage
  readonly outcomes: readonly RuleOutcome[]
}

/** What some rules made of a log: merged, and message by message where that was asked for. */
export interface LogOutcomes {
  readonly outcomes: ReadonlyMap<string, RuleOutcome>
  readonly problems: readonly MessageProblem[]
  readonly byMessage: readonly MessageOutcomes[]
}

/** Rules about messages are given none: a message brings along what they ask. */
const NO_CONTEXT = {} as RuleContext<unknown>

export const NEEDS_DESCRIPTION =
  'it holds messages against the description of the service, and none is given beside the log'

/**
 * Applies several sets of rules to the messages of a log, one message after the other: no more than one is kept in
 * memory as a tree. Prerequisites are looked up at the same message, as the WS-I analyzer does.
 *
 * @param sets rules by the policy that asks them; a rule may be asked in several forms, each a `Rule` of its own
 */
export function runMessageRules(
  log: MessageLog,
  description: ServiceDescription | undefined,
  sets: readonly (readonly Rule[])[],
  keepsMessages = false,
): { readonly correlation: Correlation; readonly results: readonly LogOutcomes[] } {
  const correlation = correlate(log, description)
  const collected = sets.map((rules) => new CollectedOutcomes(rules, keepsMessages))
  let count = 0
  for (const exchange of correlation.exchanges) {
    for (const message of exchange) {
      count += 1
      judgeMessage(message, collected)
    }
  }
  for (const one of collected) one.close(log, count)
  return { correlation, results: collected.map((one) => one.result) }
}

function judgeMessage(message: JudgedMessage, collected: readonly CollectedOutcomes[]): void {
  const runs = new Map<Rule, RuleRun>()
  for (const { rules } of collected) {
    for (const rule of rules) {
      if (runs.has(rule) || !isAbout(rule.target, message)) continue
      const run = new RuleRun(rule, true)
      runs.set(rule, run)
      if (isJudgeable(rule, message)) void run.judge(message, NO_CONTEXT)
    }
  }
  for (const one of collected) one.add(message, runs)
}

/** A message whose body the log does not tell is judged by its head alone. */
function isJudgeable(rule: Rule, message: JudgedMessage): boolean {
  return hasNode(rule.target, message) && whyUnjudged(rule, message) === undefined
}

function whyUnjudged(rule: Rule, { message, description }: JudgedMessage): string | undefined {
  if (rule.needsDescription && description === undefined) return NEEDS_DESCRIPTION
  return rule.target.endsWith('Envelope') || rule.needsBody ? message.body.unknown : undefined
}

/** What came of one policy's rules so far. */
class CollectedOutcomes {
  readonly rules: readonly Rule[]
  readonly #merged: ReadonlyMap<string, OutcomeOverMessages>
  readonly #problems: MessageProblem[] = []
  readonly #byMessage: MessageOutcomes[] = []
  readonly #keepsMessages: boolean

  constructor(rules: readonly Rule[], keepsMessages: boolean) {
    this.rules = rules
    this.#keepsMessages = keepsMessages
    this.#merged = new Map(rules.map((rule) => [rule.id, new OutcomeOverMessages(rule)]))
  }

  add(message: JudgedMessage, runs: ReadonlyMap<Rule, RuleRun>): void {
    const own = new Map<string, RuleRun>()
    for (const rule of this.rules) {
      const run = runs.get(rule)
      if (run !== undefined) own.set(rule.id, run)
    }
    const outcomes: RuleOutcome[] = []
    for (const [id, run] of own) {
      const outcome = outcomeAt(message, run, own)
      const isKept = this.#merged.get(id)?.add(outcome) === true
      if (isKept) {
        for (const problem of outcome.problems) {
          this.#problems.push({ rule: run.rule, message, problem })
        }
      }
      if (this.#keepsMessages) outcomes.push(outcome)
    }
    if (this.#keepsMessages) this.#byMessage.push({ message, outcomes })
  }

  /** Says what was not there to be judged. */
  close({ file, faults }: MessageLog, messages: number): void {
    const reasons = faults.slice(0, MOST_FAULTS).map(({ reason }) => `${reason} in ${file}`)
    if (faults.length > MOST_FAULTS) {
      reasons.push(`${faults.length - MOST_FAULTS} further entries of ${file} could not be read`)
    }
    if (messages === 0) reasons.push(`no message of this service is in ${file}`)
    for (const outcome of this.#merged.values()) outcome.leaveOpen(reasons)
  }

  get result(): LogOutcomes {
    return {
      outcomes: new Map([...this.#merged].map(([id, merged]) => [id, merged.outcome])),
      problems: this.#problems,
      byMessage: this.#byMessage,
    }
  }
}

const MOST_FAULTS = 20

function outcomeAt(
  message: JudgedMessage,
  run: RuleRun,
  own: ReadonlyMap<string, RuleRun>,
): RuleOutcome {
  const reason = whyUnjudged(run.rule, message)
  if (reason === undefined) return run.outcome(own)
  // As the analyzer says it, which judges nothing here; that it is open all the same, the reason says.
  const result: RuleResult = reason === NEEDS_DESCRIPTION ? 'notApplicable' : 'undecided'
  return { rule: run.rule, result, problems: [], unjudged: [reason], heldBackBy: undefined }
}
