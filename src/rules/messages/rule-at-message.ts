import type { Problem, Rule, RuleContext } from '../rule.ts'
import type { RuleOutcome, RuleResult } from '../rule-run.ts'
import type { JudgedMessage } from './judged-message.ts'
import { hasNode } from './message-nodes.ts'

/** What came of a rule at one message, before its prerequisites count. */
interface OwnResult {
  readonly result: RuleResult
  readonly problems: readonly Problem[]
  readonly unjudged: readonly string[]
}

/** One object for all results of which there is nothing more to say: there are a hundred for each message. */
const PASSED: OwnResult = { result: 'passed', problems: [], unjudged: [] }
const NOT_APPLICABLE: OwnResult = { result: 'notApplicable', problems: [], unjudged: [] }

/** Rules about messages are given none: a message brings along what they ask. */
const NO_CONTEXT = {} as RuleContext<unknown>

const NEEDS_DESCRIPTION =
  'it holds messages against the description of the service, and none is given beside the log'

/** Applies rules to one message, each once, whoever asks for them. */
export class RulesAtMessage {
  readonly #message: JudgedMessage
  readonly #own = new Map<Rule, OwnResult>()

  constructor(message: JudgedMessage) {
    this.#message = message
  }

  /**
   * The outcomes of the rules of one policy that are about this message; prerequisites are looked up among them.
   *
   * @param rules by their ids
   */
  outcomesOf(rules: ReadonlyMap<string, Rule>): readonly RuleOutcome[] {
    const settled = new Map<string, RuleOutcome>()
    for (const rule of rules.values()) this.#settle(rule, rules, settled)
    return [...settled.values()]
  }

  #settle(
    rule: Rule,
    rules: ReadonlyMap<string, Rule>,
    settled: Map<string, RuleOutcome>,
  ): RuleOutcome {
    const known = settled.get(rule.id)
    if (known !== undefined) return known
    const own = this.#ownResult(rule)
    const outcome = { rule, heldBackBy: undefined, ...own }
    // Before prerequisites are asked, which may go in a circle.
    settled.set(rule.id, outcome)
    if (own.unjudged[0] === NEEDS_DESCRIPTION) return outcome
    for (const id of rule.prerequisites ?? []) {
      const required = rules.get(id)
      if (required === undefined) continue
      const { result } = this.#settle(required, rules, settled)
      if (result === 'passed' || result === 'notApplicable') continue
      const held = heldBack(rule, id, result)
      settled.set(rule.id, held)
      return held
    }
    return outcome
  }

  #ownResult(rule: Rule): OwnResult {
    const known = this.#own.get(rule)
    if (known !== undefined) return known
    const own = this.#judge(rule)
    this.#own.set(rule, own)
    return own
  }

  #judge(rule: Rule): OwnResult {
    const message = this.#message
    const open = whyUnjudged(rule, message)
    if (open !== undefined) {
      // As the analyzer says it, which judges nothing here; that it is open all the same, the reason says.
      const result = open === NEEDS_DESCRIPTION ? 'notApplicable' : 'undecided'
      return { result, problems: [], unjudged: [open] }
    }
    try {
      if (!hasNode(rule.target, message) || rule.applies?.(message, NO_CONTEXT) === false) {
        return NOT_APPLICABLE
      }
      return said(rule, message)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const unjudged = [`the rule stopped with an error: ${reason}`]
      return { result: 'undecided', problems: [], unjudged }
    }
  }
}

/** A message whose body the log does not tell is judged by its head alone. */
function whyUnjudged(rule: Rule, { message, description }: JudgedMessage): string | undefined {
  if (rule.needsDescription && description === undefined) return NEEDS_DESCRIPTION
  return rule.target.endsWith('Envelope') || rule.needsBody ? message.body.unknown : undefined
}

function said(rule: Rule, message: JudgedMessage): OwnResult {
  let problems: Problem[] | undefined
  let unjudged: string[] | undefined
  const check = rule.check(message, NO_CONTEXT)
  if (Symbol.asyncIterator in check) throw new Error('a rule about messages cannot wait')
  for (const item of check) {
    if ('unjudged' in item) (unjudged ??= []).push(item.unjudged)
    else (problems ??= []).push(item)
  }
  if (problems === undefined && unjudged === undefined) return PASSED
  return {
    result: problems === undefined ? 'undecided' : 'violated',
    problems: problems ?? [],
    unjudged: unjudged ?? [],
  }
}

/** Where a prerequisite does not hold, nothing is said about the message. */
function heldBack(rule: Rule, id: string, result: RuleResult): RuleOutcome {
  const isFailed = result === 'violated' || result === 'prereqFailed'
  const why = isFailed ? 'does not hold' : 'was not evaluated'
  return {
    rule,
    result: isFailed ? 'prereqFailed' : 'undecided',
    problems: [],
    unjudged: [`its prerequisite ${id} ${why}`],
    heldBackBy: isFailed ? [id] : undefined,
  }
}
