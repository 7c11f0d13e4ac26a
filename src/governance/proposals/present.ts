import { z } from 'zod'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { applyChanges, type ChangeContext, type Governance } from '../circles/apply-changes.ts'
import { changeSet, type Change } from '../circles/change.ts'
import {
  findCircle,
  governanceId,
  governanceText,
  membersOf,
  withoutPeople,
} from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { termsFor } from './decision-terms.ts'
import { grantsTo } from './self-grant.ts'
import { firstRound, openRound } from './rounds.ts'
import type { Proposal } from './proposal.ts'

/** What somebody says who proposes something. */
export const proposalInput = z.strictObject({
  title: z.string().trim().min(1).max(200),
  circle: governanceId,
  /** The role whose tension it is; any that makes the proposer a member unless given. */
  asRole: governanceId.exactOptional(),
  tension: z.string().min(1).max(100).exactOptional(),
  example: governanceText,
  rationale: governanceText,
  changes: changeSet,
  rollbackOf: z.int().min(1).exactOptional(),
})
export type ProposalInput = z.infer<typeof proposalInput>

export interface Presenting {
  readonly id: string
  readonly input: ProposalInput
  readonly proposer: string
  readonly governance: GovernanceVersion
  readonly at: Date
  readonly packs: ChangeContext['packs']
  readonly lifecycles: ChangeContext['lifecycles']
  /** Whether it grants a waiver that its proposer asked for. */
  readonly isForOwnWaiver?: boolean
  /** People who have left, and neither vote nor are asked. */
  readonly left: ReadonlySet<string>
}

/**
 * A new proposal in its first round. Pure.
 * @throws GovernanceError `circle-not-found`, `proposal-invalid`, `change-refused`
 */
export function present({
  id,
  input,
  proposer,
  governance,
  at,
  isForOwnWaiver = false,
  left,
  ...installed
}: Presenting): Proposal {
  const { organisation, number } = governance
  const { circle, changes } = input
  if (findCircle(organisation, circle) === undefined) {
    throw new GovernanceError('circle-not-found', `There is no circle ${circle}.`)
  }
  const roles = membersOf(organisation, circle, at).get(proposer) ?? []
  const asRole = input.asRole ?? roles[0]
  if (asRole === undefined || !roles.includes(asRole)) {
    throw new GovernanceError(
      'proposal-invalid',
      `${proposer} ${roles.length === 0 ? 'fills no role' : `does not fill ${asRole ?? 'that role'}`} in the circle ${circle}; a proposal answers a tension of a role that its proposer fills there.`,
    )
  }
  const context = { circle, basedOn: number, at, ...installed }
  const after = requireApplicable(governance, changes, context)
  const there = withoutPeople(organisation, left)
  const now = at.toISOString()
  const begun: Proposal = {
    id,
    ...input,
    proposer,
    asRole,
    revision: 1,
    basedOn: number,
    ...termsFor({ ...governance, organisation: there }, input, at),
    selfGrant: isForOwnWaiver || grantsTo(organisation, changes, proposer, at, after.organisation),
    state: 'deciding',
    roundOpenedAt: now,
    contributions: [],
    objections: [],
    createdAt: now,
    updatedAt: now,
  }
  const members = Object.fromEntries(membersOf(there, circle, at))
  return openRound(begun, firstRound(begun), now, members)
}

/** The governance with the changes in it. @throws GovernanceError `change-refused`, with the reasons */
export function requireApplicable(
  governance: GovernanceVersion,
  changes: readonly Change[],
  context: ChangeContext,
): Governance {
  const applied = applyChanges(governance, changes, context)
  if (applied.kind === 'applied') return applied.governance
  throw new GovernanceError(
    'change-refused',
    `The changes cannot be made: ${applied.refusals.map(({ reason }) => reason).join(' ')}`,
    { refusals: applied.refusals },
  )
}
