import { identityOf, messageOf } from '../findings.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { helpFor } from '../help.ts'
import type { Finding } from '../model.ts'
import type { PackRule } from '../rule-pack.ts'
import type { LogOutcomes, MessageProblem } from './run-message-rules.ts'

interface MessagePack {
  readonly id: string
  readonly rules: readonly PackRule[]
}

/** A finding while it is not known yet who else asks for it, and where else it is. */
interface OpenFinding {
  readonly finding: Finding
  readonly policies: string[]
  /** Messages of which the same is reported. */
  others: number
}

/**
 * The problems of messages as findings, each once, under the first pack that has the rule. What only informs is said
 * once for all messages: that each of a thousand requests has the same header field helps nobody.
 *
 * @param entry the description's file, or the log where there is none
 */
export function findingsOfMessages(
  packs: readonly MessagePack[],
  results: readonly LogOutcomes[],
  entry: string,
): readonly Finding[] {
  const open = new Map<string, OpenFinding>()
  for (const [index, pack] of packs.entries()) {
    const severities = new Map(pack.rules.map((rule) => [rule.id, rule.severity]))
    const seen = new Set<string>()
    for (const found of results[index]?.problems ?? []) {
      const finding = findingOf(found, pack.id, entry, severities)
      const key = keyOf(found, finding)
      const known = open.get(key)
      if (known === undefined) open.set(key, { finding, policies: [pack.id], others: 0 })
      else if (!known.policies.includes(pack.id)) known.policies.push(pack.id)
      else if (known.finding.policy === pack.id && seen.has(key)) known.others += 1
      seen.add(key)
    }
  }
  return [...open.values()].map(({ finding, policies, others }) => ({
    ...finding,
    policies,
    ...(others > 0 && { message: withOthers(finding.message, others) }),
  }))
}

function findingOf(
  { rule, message, problem }: MessageProblem,
  policy: string,
  entry: string,
  severities: ReadonlyMap<string, Finding['severity']>,
): Finding {
  const { direction } = message
  const who = `${direction === 'request' ? 'Request' : 'Response'} ${message.message.id}`
  return {
    rule: rule.id,
    policy,
    policies: [policy],
    severity: severities.get(rule.id) ?? rule.severity,
    message: `${who}: ${messageOf(rule, problem)}`,
    requirements: rule.requirements,
    help: helpFor(rule.id),
    ...(problem.fix !== undefined && { fix: problem.fix }),
    fingerprint: fingerprintOf(rule.id, problem.at, entry, identityOf(rule, problem)),
    location: problem.at,
    ...(problem.related !== undefined && { related: problem.related }),
    waived: null,
  }
}

function keyOf({ rule, message, problem }: MessageProblem, finding: Finding): string {
  if (rule.informational) return `${rule.id} ${message.direction} ${messageOf(rule, problem)}`
  const { line, column, pointer } = finding.location
  return `${finding.fingerprint} ${line} ${column} ${pointer}`
}

function withOthers(message: string, others: number): string {
  const what = others === 1 ? 'another message' : `${others} other messages`
  return `${message.replace(/\.$/, '')} (likewise in ${what}).`
}
