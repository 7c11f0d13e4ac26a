import type { Change } from '../circles/change.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { Attestation, DecisionRule } from '../constitution/decision-rules.ts'
import type { Proposal } from './proposal.ts'
import type { Step, StepContext, Stepped } from './step.ts'
import { notNow, refused, said } from './step-answers.ts'

/** A week, where a policy asks for an attestation and the constitution says nothing about its time. */
const USUAL_HOURS = 168

/**
 * Who has to vouch for changes before they are carried out: the roles that the constitution names for their kind, and
 * those that the policies name which they change. Undefined when nobody has to.
 */
export function attestationFor(
  { policies }: Pick<Constitution, 'policies'>,
  rule: DecisionRule,
  changes: readonly Change[],
): Attestation | undefined {
  const named = changes.flatMap((change) => {
    if (!change.kind.startsWith('policy.') || !('policy' in change)) return []
    const id = typeof change.policy === 'string' ? change.policy : change.policy.id
    return policies.find((policy) => policy.id === id)?.attestedBy ?? []
  })
  const roles = [...new Set([...(rule.attestation?.roles ?? []), ...named])]
  if (roles.length === 0) return undefined
  return { roles, hours: rule.attestation?.hours ?? USUAL_HOURS }
}

/** Somebody vouches for a decided proposal on behalf of a role, or refuses to; whoever proposed it never does. */
export function attest(
  proposal: Proposal,
  { role, approves, text }: Step & { readonly kind: 'attest' },
  context: StepContext,
): Stepped<Proposal> {
  if (proposal.state !== 'attesting') return notNow(proposal, 'attest', 'attesting')
  const { attesters = {} } = context.participants
  const people = Object.hasOwn(attesters, role) ? attesters[role] : undefined
  if (people === undefined) {
    return refused(
      `The role ${role} does not attest this; ${Object.keys(attesters).join(', ')} does.`,
    )
  }
  if (!people.includes(context.actor)) {
    return refused(`${context.actor} does not fill the role ${role}.`)
  }
  if (context.actor === proposal.proposer) {
    return refused('Nobody attests their own proposal; somebody else who fills the role has to.')
  }
  return said(proposal, context, {
    kind: 'attestation',
    role,
    choice: approves ? 'yes' : 'no',
    text,
  })
}
