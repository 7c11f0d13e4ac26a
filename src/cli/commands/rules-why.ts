import type { PolicyReason, RuleReason } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { parseCoordinates } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'

/** What commander makes of the options of `rules why`. */
export interface RuleWhyFlags {
  readonly service: string
  readonly format: 'stylish' | 'json'
}

/** `concordat rules why`: why the registry asks a rule of a contract version. */
export async function whyCommand(rule: string, { service, format }: RuleWhyFlags): Promise<void> {
  const coordinates = parseCoordinates(service)
  if (coordinates === undefined) {
    throw usageError(`"${service}" is no service; write DOMAIN/NAME or DOMAIN/NAME@VERSION.`)
  }
  const { domain, name, selector = 'latest' } = coordinates
  const query = new URLSearchParams({ service: `${domain}/${name}`, version: selector }).toString()
  const reason = await askJson<RuleReason>(`/rules/${encodeURIComponent(rule)}/why?${query}`)
  const text = format === 'json' ? `${JSON.stringify(reason, undefined, 2)}\n` : inWords(reason)
  await writeReport(text, undefined)
}

function inWords({ rule, service, version, applies, policies, waivers }: RuleReason): string {
  const lines = [
    `${rule} ${applies ? 'applies' : 'does not apply'} to ${service}@${version}.`,
    ...(policies.length === 0
      ? ['  No policy in force has the rule.']
      : policies.flatMap(reasonLines)),
    ...waivers.map((id) => `  Findings are accepted by the waiver ${id}.`),
  ]
  return `${printable(lines.join('\n'))}\n`
}

const ANSWERS = { yes: 'applies', no: 'does not apply', undetermined: 'cannot be decided' } as const

function reasonLines(policy: PolicyReason): readonly string[] {
  const { severity, enforcement, grace } = policy
  const saw = Object.entries(policy.saw).map(
    ([name, value]) => `${name} = ${JSON.stringify(value)}`,
  )
  const changed =
    severity.changed === undefined
      ? ''
      : ` (the pack has ${severity.pack}; the policy changes that)`
  const later =
    grace === undefined ? '' : `; ${grace.enforcement} from ${grace.until.slice(0, 10)} on`
  return [
    `  ${policy.policy} ${ANSWERS[policy.applies]}: ${policy.title}`,
    `    scope:       ${policy.scope}`,
    ...(saw.length === 0 ? [] : [`    it saw:      ${saw.join(', ')}`]),
    `    enforcement: ${enforcement}${later}`,
    `    severity:    ${severity.effective}${changed}`,
    `    pack:        ${policy.pack} ${policy.packVersion}${policy.pinned === undefined ? '' : ` (pinned to ${policy.pinned})`}`,
    `    since:       ${policy.since.slice(0, 10)}, decided by ${policy.decidedBy}`,
    ...(policy.reason === undefined ? [] : [`    because:     ${policy.reason}`]),
  ]
}
