import type { MessageLog } from '../messages/index.ts'
import { rulesAbout } from './artifacts.ts'
import { judgeLog } from './messages/judge-log.ts'
import type { LintResult } from './model.ts'
import { asPack, type Policy } from './policy.ts'
import { assertionsOf, judgePolicy, worst } from './policy-results.ts'
import type { RulesetJudgements } from './ruleset-judgements.ts'

export interface LintMessagesOptions {
  /** What the caller calls the log; handed through to the result. */
  readonly source: string
  readonly packs: readonly Policy[]
  /** Adds the results of all rules, and those of every single message. */
  readonly assertions?: boolean
}

/**
 * Judges a log of messages by itself, by what the policies say about messages. What needs the description of the
 * service is told as not evaluated, so that the verdict is never a pass.
 */
export function lintMessages(log: MessageLog, options: LintMessagesOptions): LintResult {
  const { source, assertions = false } = options
  const asked = [...new Map(options.packs.map((pack) => [pack.id, pack])).values()]
  const packs = asked
    .map((policy) => rulesAbout(policy, ['message']))
    .filter((policy) => asPack(policy).rules.length > 0)
  const judgement = judgeLog(log, undefined, packs, assertions)
  const { findings, summary } = judgement
  const policies = packs.map((pack) =>
    judgePolicy(pack, findings, judgement.outcomesIn(pack.id), NO_RULESETS),
  )
  const isJudged = summary.judged > 0
  return {
    source,
    format: 'unknown',
    digest: log.digest,
    verdict: worst([
      isJudged ? 'pass' : 'indeterminate',
      ...policies.map(({ verdict }) => verdict),
    ]),
    policies,
    findings: findings.toSorted(
      ({ location: one }, { location: other }) =>
        one.line - other.line || one.column - other.column,
    ),
    messages: summary,
    ...(assertions && {
      assertions: assertionsOf(packs, judgement.outcomesIn, NO_RULESETS),
    }),
  }
}

/** Rulesets of the ecosystem say nothing about messages. */
const NO_RULESETS: RulesetJudgements = {
  judgedIds: [],
  findings: () => [],
  severityIn: () => undefined,
  notEvaluatedIn: () => [],
  assertionsIn: () => [],
}
