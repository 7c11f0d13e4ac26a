import type { Contract } from '../../contracts/index.ts'
import type { MessageLog } from '../../messages/index.ts'
import { rulesAbout } from '../artifacts.ts'
import { assertionResult } from '../assertion-result.ts'
import { findRule } from '../catalogue.ts'
import type { AssertionResult, Finding, JudgedMessageEntry, MessagesJudged } from '../model.ts'
import { asPack, type Policy } from '../policy.ts'
import type { PackRule } from '../packs/rule-pack.ts'
import type { Rule } from '../rule.ts'
import type { RuleOutcome } from '../rule-run.ts'
import { findingsOfMessages } from './findings-of-messages.ts'
import { runMessageRules, type LogOutcomes } from './run-message-rules.ts'
import { ServiceDescription } from './service-description.ts'

/** What the policies make of a log of messages. */
export interface LogJudgement {
  /** The outcomes of a policy's rules about messages; a policy may ask a rule in a form of its own. */
  readonly outcomesIn: (policy: string) => ReadonlyMap<string, RuleOutcome>
  readonly findings: readonly Finding[]
  readonly summary: MessagesJudged
}

/**
 * Judges a log by the message rules of some policies, beside the description of the service where there is one.
 *
 * @param assertions whether the results of every single message are told, too
 */
export function judgeLog(
  log: MessageLog,
  contract: Contract | undefined,
  policies: readonly Policy[],
  assertions: boolean,
): LogJudgement {
  const description =
    contract?.model.kind === 'wsdl' ? new ServiceDescription(contract.model) : undefined
  const packs = policies.map((policy) => ({
    id: policy.id,
    rules: asPack(rulesAbout(policy, ['message'])).rules,
  }))
  const sets = packs.map(({ rules }) => rules.flatMap((rule) => formOf(rule) ?? []))
  const { correlation, results } = runMessageRules(log, description, sets, assertions)
  const byPolicy = new Map(packs.map(({ id }, index) => [id, results[index]]))
  const { judged, leftOut } = correlation
  const isAsked = packs.some(({ rules }) => rules.length > 0)
  return {
    outcomesIn: (policy) => byPolicy.get(policy)?.outcomes ?? NONE,
    findings: findingsOfMessages(packs, results, contract?.entry ?? log.file),
    summary: {
      source: log.file,
      format: log.format,
      digest: log.digest,
      judged: isAsked ? judged : 0,
      leftOut,
      unreadable: log.faults.length,
      ...(assertions && { entries: entriesOf(packs, results) }),
    },
  }
}

const NONE: ReadonlyMap<string, RuleOutcome> = new Map()

/** A rule in the form in which a policy asks it. */
function formOf({ id, target, prerequisites }: PackRule): Rule | undefined {
  const rule = findRule(id)
  if (rule === undefined || (target === undefined && prerequisites === undefined)) return rule
  return { ...rule, ...(target && { target }), ...(prerequisites && { prerequisites }) }
}

interface MessagePack {
  readonly id: string
  readonly rules: readonly PackRule[]
}

/** The results of each message by itself. */
function entriesOf(
  packs: readonly MessagePack[],
  results: readonly LogOutcomes[],
): readonly JudgedMessageEntry[] {
  const [first] = results
  return (first?.byMessage ?? []).map(({ id: name, direction }, index) => ({
    id: name,
    direction,
    assertions: Object.fromEntries(
      packs.map(({ id, rules }, pack) => {
        const severities = new Map(rules.map((rule) => [rule.id, rule.severity]))
        const outcomes = results[pack]?.byMessage[index]?.outcomes ?? []
        const named = outcomes.map((outcome): [string, AssertionResult] => [
          outcome.rule.id,
          assertionResult(outcome, severities.get(outcome.rule.id) ?? outcome.rule.severity),
        ])
        return [id, Object.fromEntries(named)]
      }),
    ),
  }))
}
