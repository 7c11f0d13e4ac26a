import type { GovernancePorts } from '../governance-ports.ts'
import type { Proposal } from './proposal.ts'
import type { Participants } from './step.ts'

/** Tells everybody but the proposer that a proposal waits for them: its members, who vote, approve and attest. */
export async function tellOfProposal(
  { tell }: Pick<GovernancePorts, 'tell'>,
  { id, title, circle, proposer, rationale, createdAt }: Proposal,
  { members, voters, approvers, attesters = {} }: Participants,
): Promise<void> {
  const people = [
    ...Object.keys(members),
    ...voters,
    ...Object.values({ ...approvers, ...attesters }).flat(),
  ]
  await tell({
    key: `proposal-presented:${id}`,
    kind: 'proposal.presented',
    subject: `proposal:${id}`,
    title: `${proposer} proposes to the circle ${circle}: ${title}`,
    text: rationale,
    roles: [],
    accounts: [...new Set(people)].filter((person) => person !== proposer),
    at: createdAt,
  })
}
