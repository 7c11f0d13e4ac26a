import { applyChanges } from '../circles/apply-changes.ts'
import { findCircle, withoutPeople } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { attestationFor } from './attestation.ts'
import { grantsOwnWaiver, requireAccounts, requireGrantable } from './beside-governance.ts'
import { circlesOf, ruleFor, termsFor } from './decision-terms.ts'
import { participantsOf } from './participants.ts'
import { requireApplicable } from './present.ts'
import { presentInMeeting } from './present-in-meeting.ts'
import type { Proposal } from './proposal.ts'
import { grantsTo } from './self-grant.ts'
import type { Step, StepContext } from './step.ts'

/** Steps carry changes, too, which name people. */
export interface StepContextPorts extends GovernancePorts {
  readonly hasAccount: (person: string) => Promise<boolean>
}

/** Everything that the pure step depends on; new changes are tried on the governance in force first. */
export async function contextOf(
  ports: StepContextPorts,
  proposal: Proposal,
  actor: string,
  step: Step,
  at: Date,
): Promise<StepContext> {
  const governance = await ports.record.inForce()
  const { organisation, constitution, number } = governance
  const { circle, proposer } = proposal
  const left = await ports.leavers()
  const changes = changesOf(proposal, step)
  const { packs, lifecycles } = ports
  const application = { circle, basedOn: number, at, packs, lifecycles }
  if (changes !== undefined) {
    await requireGrantable(ports, changes)
    await requireAccounts(ports.hasAccount, changes)
    requireApplicable(governance, changes, application)
    const rule = ruleFor(constitution, changes, circlesOf(organisation, circle))
    if (rule.id !== proposal.decisionRule) {
      throw new GovernanceError(
        'proposal-invalid',
        `These changes are decided by "${rule.title}", not by the method that this proposal began with; withdraw it and make another one.`,
      )
    }
  }
  const present = changes ?? proposal.changes
  // By what is in force when the text is written; a decided one is not asked for more.
  const attestation =
    changes === undefined
      ? proposal.attestation
      : attestationFor(
          constitution,
          ruleFor(constitution, changes, circlesOf(organisation, circle)),
          changes,
        )
  const applied = applyChanges(governance, present, application)
  const after = applied.kind === 'applied' ? applied.governance.organisation : undefined
  return {
    actor,
    at: at.toISOString(),
    participants: participantsOf(organisation, proposal, at, left),
    number,
    selfGrant:
      (await grantsOwnWaiver(ports, present, proposer)) ||
      grantsTo(organisation, present, proposer, at, after),
    ...(attestation !== undefined && { attestation }),
    ...(step.kind === 'resume' && {
      terms: termsFor(
        { ...governance, organisation: withoutPeople(organisation, left) },
        proposal,
        at,
      ),
    }),
    ...(findCircle(organisation, circle)?.breakdown !== undefined && { isBroken: true }),
    ...(step.kind === 'all-heard' && {
      meeting: await presentInMeeting(ports, step.meeting, proposal.id),
    }),
  }
}

/** The changes that a step could make those of the proposal. */
function changesOf(proposal: Proposal, step: Step): Proposal['changes'] | undefined {
  if (step.kind === 'amend' || step.kind === 'integrate') return step.changes
  if (step.kind !== 'agree') return undefined
  return proposal.objections.find(({ id }) => id === step.objection)?.integration?.changes
}
