import { shortMessage } from '../../contracts/index.ts'
import { identityOf, messageOf } from '../findings.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { helpFor } from '../help.ts'
import type { Finding } from '../model.ts'
import type { PackRule } from '../packs/rule-pack.ts'
import type { LogOutcomes, MessageProblem } from './run-message-rules.ts'

interface MessagePack {
  readonly id: string
  readonly rules: readonly PackRule[]
}

/** A finding while it is not known yet who else asks for it. */
interface OpenFinding {
  readonly finding: Finding
  readonly policies: string[]
}

/**
 * The problems of messages as findings, each once, under the first pack that has the rule.
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
    for (const found of results[index]?.problems ?? []) {
      const finding = findingOf(found, pack.id, entry, severities)
      const { line, column } = finding.location
      const key = `${finding.fingerprint} ${line} ${column}`
      const known = open.get(key)
      if (known === undefined) open.set(key, { finding, policies: [pack.id] })
      else if (!known.policies.includes(pack.id)) known.policies.push(pack.id)
    }
  }
  return [...open.values()].map(({ finding, policies }) => ({ ...finding, policies }))
}

function findingOf(
  { rule, id, direction, problem, others }: MessageProblem,
  policy: string,
  entry: string,
  severities: ReadonlyMap<string, Finding['severity']>,
): Finding {
  const who = `${direction === 'request' ? 'Request' : 'Response'} ${id}`
  const message = `${who}: ${messageOf(rule, problem)}`
  return {
    rule: rule.id,
    policy,
    policies: [policy],
    severity: severities.get(rule.id) ?? rule.severity,
    message: shortMessage(others === 0 ? message : withOthers(message, others)),
    requirements: rule.requirements,
    help: helpFor(rule.id),
    ...(problem.fix !== undefined && { fix: shortMessage(problem.fix) }),
    fingerprint: fingerprintOf(rule.id, problem.at, entry, identityOf(rule, problem)),
    location: problem.at,
    ...(problem.related !== undefined && { related: problem.related }),
    waived: null,
  }
}

function withOthers(message: string, others: number): string {
  const what = others === 1 ? 'another message' : `${others} other messages`
  return `${message.replace(/\.$/, '')} (likewise in ${what}).`
}
