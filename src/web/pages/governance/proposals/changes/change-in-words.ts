import type { ChangeKind, GovernanceChange } from '../../../../api/schemas.ts'
import { counted } from '../../../../components/words.ts'

/** What a change does, for whoever decides about it; its further members are listed by `detailsOf`. */
export function changeInWords(change: GovernanceChange): string {
  const role = `the role ${change.role ?? ''}`
  const circle = `the circle ${change.circle ?? ''}`
  const policy = `the policy ${policyName(change.policy)}`
  const words: Readonly<Record<ChangeKind, string>> = {
    'circle.create': `A new circle, ${change.circle ?? ''}, within ${change.parent ?? ''}`,
    'circle.amend': `Change ${circle}`,
    'circle.remove': `Dissolve ${circle}`,
    'circle.link': `Let ${role} take part in ${circle}`,
    'circle.unlink': `${role} no longer takes part in ${circle}`,
    'role.create': `A new role, ${change.role ?? ''}, in ${circle}`,
    'role.amend': `Change ${role}`,
    'role.remove': `Remove ${role}`,
    'role.assign': `Give ${role} to ${change.person ?? ''}`,
    'role.unassign': `Take ${role} from ${change.person ?? ''}`,
    'role.elect': `Elect ${change.person ?? ''} into ${role}`,
    'role.surrogate': `${change.surrogate ?? ''} stands in for ${change.person ?? ''} in ${role} until ${change.until ?? ''}`,
    'circle-policy.put': `${circle} has ${policy}`,
    'circle-policy.remove': `${circle} no longer has ${policy}`,
    'policy.put': `Put ${policy} in force`,
    'policy.scope': `Another scope for ${policy}`,
    'policy.enforcement': `Enforce ${policy} as ${change.enforcement ?? ''}`,
    'policy.severity': `With ${policy}, the rule ${change.rule ?? ''} counts as ${change.severity ?? ''}`,
    'policy.grace': `Another grace period for ${policy}`,
    'policy.pin': `Hold ${policy} to ${change.version === undefined ? 'whichever version is installed' : `version ${change.version}`}`,
    'policy.remove': `Repeal ${policy}`,
    'lifecycle.put': 'Put another definition of a lifecycle in force',
    'lifecycle.gate': `Another gate before ${change.transition ?? ''} of the lifecycle ${change.lifecycle ?? ''}`,
    'waiver.grant': `Grant the waiver ${change.waiver ?? ''}`,
    'maturity.target': `${circle} sets itself a target${targetInWords(change.target)}`,
    'maturity.target-remove': `${circle} gives up the target ${targetName(change.target)}`,
    'constitution.amend': `Another text of the constitution${change.constitution === undefined ? '' : `: ${change.constitution.title} ${change.constitution.version}`}`,
  }
  const sentence = words[change.kind]
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** What the change writes down, by name; nothing for members that the sentence says already. */
export function detailsOf(
  change: GovernanceChange,
): readonly { readonly name: string; readonly value: string }[] {
  const { title, purpose, domains, accountabilities, focus, term, scope, graceUntil } = change
  const terms = termsOf(change.policy)
  const movesTo = change.kind === 'circle.amend' ? change.parent : undefined
  return [
    { name: 'Title', value: title },
    { name: 'Purpose', value: purpose },
    { name: 'Domains', value: domains?.map((path) => path || 'the whole registry').join(', ') },
    { name: 'Accountabilities', value: accountabilities?.join('; ') },
    { name: 'Moves into', value: movesTo },
    { name: 'Only for', value: focus?.title },
    { name: 'For', value: term === undefined ? undefined : counted(term, 'day') },
    ...terms,
    { name: 'Scope', value: scope },
    { name: 'Bites from', value: graceUntil },
  ].filter((fact): fact is { name: string; value: string } => Boolean(fact.value))
}

/** Of a policy that is put in force: what is decided with it. */
function termsOf(policy: unknown): readonly { readonly name: string; readonly value: string }[] {
  if (typeof policy !== 'object' || policy === null || !('pack' in policy)) return []
  const { title, pack, enforcement, scope } = policy as Readonly<Record<string, unknown>>
  return [
    { name: 'Title', value: String(title) },
    { name: 'Rule pack', value: String(pack) },
    { name: 'Enforcement', value: String(enforcement) },
    { name: 'Scope', value: scope === 'true' ? 'all that the pack judges' : String(scope) },
  ]
}

/** Changes name a policy by its id, or carry it whole. */
function policyName(policy: unknown): string {
  if (typeof policy === 'string') return policy
  return typeof policy === 'object' && policy !== null && 'id' in policy ? String(policy.id) : ''
}

function targetName(target: unknown): string {
  return typeof target === 'string' ? target : ''
}

/** For instance `: owner_share at least 0.95 by 2027-06-30`. */
function targetInWords(target: unknown): string {
  if (typeof target !== 'object' || target === null) return ''
  const { fact, atLeast, atMost, by } = target as Readonly<Record<string, string | undefined>>
  const wanted = atLeast === undefined ? `at most ${atMost ?? ''}` : `at least ${atLeast}`
  return `: ${fact ?? ''} ${wanted} by ${by ?? ''}`
}
