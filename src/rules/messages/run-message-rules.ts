import type { MessageLog } from '../../messages/index.ts'
import { messageOf } from '../findings.ts'
import { OutcomeOverEntries } from '../outcome-over-entries.ts'
import type { Problem, Rule } from '../rule.ts'
import type { RuleOutcome } from '../rule-run.ts'
import { Correlation } from './correlate.ts'
import type { JudgedMessage } from './judged-message.ts'
import { isAbout } from './message-nodes.ts'
import { RulesAtMessage } from './rule-at-message.ts'
import type { ServiceDescription } from './service-description.ts'

/** A problem of one message of a log. */
export interface MessageProblem {
  readonly rule: Rule
  /** What the log calls the message. */
  readonly id: string
  readonly direction: JudgedMessage['direction']
  readonly problem: Problem
  /** Further messages of which a rule that only informs reports the same. */
  others: number
}

/** What came of the rules at one message: those that are about it. */
export interface MessageOutcomes {
  readonly id: string
  readonly direction: JudgedMessage['direction']
  readonly outcomes: readonly RuleOutcome[]
}

/** What some rules made of a log: merged, and message by message where that was asked for. */
export interface LogOutcomes {
  readonly outcomes: ReadonlyMap<string, RuleOutcome>
  readonly problems: readonly MessageProblem[]
  readonly byMessage: readonly MessageOutcomes[]
}

/**
 * Applies several sets of rules to the messages of a log, one message after the other: no more than one exchange is
 * kept in memory as trees. Prerequisites are looked up at the same message, as the WS-I analyzer does.
 *
 * @param sets rules by the policy that asks them; a rule may be asked in several forms, each a `Rule` of its own
 */
export function runMessageRules(
  log: MessageLog,
  description: ServiceDescription | undefined,
  sets: readonly (readonly Rule[])[],
  keepsMessages = false,
): { readonly correlation: Correlation; readonly results: readonly LogOutcomes[] } {
  const correlation = new Correlation(log, description)
  const collected = sets.map((rules) => new CollectedOutcomes(rules, keepsMessages))
  for (const exchange of correlation.exchanges) {
    for (const message of exchange) {
      const judged = new RulesAtMessage(message)
      for (const one of collected) one.add(message, judged)
    }
  }
  for (const one of collected) one.close(log, correlation.judged)
  return { correlation, results: collected.map((one) => one.result) }
}

type RulesById = ReadonlyMap<string, Rule>

/** What came of one policy's rules so far. */
class CollectedOutcomes {
  readonly #rules: Readonly<Record<JudgedMessage['direction'], RulesById>>
  readonly #merged: ReadonlyMap<string, OutcomeOverEntries>
  readonly #problems: MessageProblem[] = []
  /** What only informs, by rule, direction and text. */
  readonly #informing = new Map<string, MessageProblem>()
  readonly #byMessage: MessageOutcomes[] = []
  readonly #keepsMessages: boolean

  constructor(rules: readonly Rule[], keepsMessages: boolean) {
    const about = (direction: JudgedMessage['direction']) =>
      new Map(rules.filter(({ target }) => isAbout(target, direction)).map((one) => [one.id, one]))
    this.#rules = { request: about('request'), response: about('response') }
    this.#keepsMessages = keepsMessages
    this.#merged = new Map(rules.map((rule) => [rule.id, new OutcomeOverEntries(rule)]))
  }

  add({ message, direction }: JudgedMessage, judged: RulesAtMessage): void {
    const { id } = message
    const outcomes = judged.outcomesOf(this.#rules[direction])
    for (const outcome of outcomes) {
      const merged = this.#merged.get(outcome.rule.id)
      merged?.add(outcome)
      for (const problem of outcome.problems) {
        const found = { rule: outcome.rule, id, direction, problem, others: 0 }
        if (this.#isNew(found) && merged?.keeps(found.problem) === true) this.#problems.push(found)
      }
    }
    if (this.#keepsMessages) this.#byMessage.push({ id, direction, outcomes })
  }

  /** That each of a thousand requests has the same header field is said once, with their number. */
  #isNew(found: MessageProblem): boolean {
    const { rule, direction, problem } = found
    if (!rule.informational) return true
    const key = `${rule.id} ${direction} ${messageOf(rule, problem)}`
    const known = this.#informing.get(key)
    if (known === undefined) this.#informing.set(key, found)
    else known.others += 1
    return known === undefined
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
