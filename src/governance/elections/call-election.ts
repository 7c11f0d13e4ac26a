import type { Actor } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import { findRole, membersOf } from '../circles/organisation.ts'
import { USUAL_ELECTION_RULES } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { NO_CRITERIA } from '../proposals/decision-terms.ts'
import type { ElectionInput } from './elections.ts'
import { openElectionRound } from './election-rounds.ts'
import { GOING_ON, type Election } from './election.ts'

/**
 * Begins an election, and tells the members of the circle.
 * @param key with an election that the registry calls itself: what for, so that it happens once
 * @throws GovernanceError `role-not-found`, `election-refused`, `governance-not-allowed`
 */
export async function callElection(
  ports: GovernancePorts,
  elections: Collection<Election>,
  actor: Actor,
  { role: id, reason, term }: ElectionInput,
  key?: string,
): Promise<Stored<Election>> {
  const { organisation, constitution } = await ports.record.inForce()
  const role = findRole(organisation, id)
  if (role === undefined) {
    throw new GovernanceError('role-not-found', `There is no role ${id.slice(0, 100)}.`)
  }
  const election = ports.newId()
  const subject = `election:${election}`
  const thing = { subject, domain: '', circle: role.circle }
  const decision = await requireAllowed(ports, actor, 'election.call', thing)
  const rule = constitution.circleRoles?.find(({ kind }) => kind === role.kind)
  if (rule?.filled !== 'elected') {
    throw refused(
      `The role ${id} is not filled by election under the ${constitution.title}; assign somebody instead.`,
    )
  }
  const goingOn = { role: { eq: id }, state: { in: GOING_ON } }
  const [open] = (await elections.find({ where: goingOn, limit: 1 })).items
  if (open !== undefined) {
    throw refused(`The election ${open.id} to the role ${id} is going on already; take part in it.`)
  }
  const at = ports.clock()
  const members = [...membersOf(organisation, role.circle, at).keys()]
  const { title, purpose, accountabilities } = role
  const now = at.toISOString()
  const begun: Election = {
    id: election,
    circle: role.circle,
    role: id,
    goingOnFor: id,
    ...(key !== undefined && { key }),
    reason,
    calledBy: actor.id,
    term: term ?? rule.term ?? 365,
    description: { title, purpose, accountabilities },
    rules: constitution.elections ?? USUAL_ELECTION_RULES,
    objectionRules: constitution.objections ?? NO_CRITERIA,
    state: 'called',
    roundOpenedAt: now,
    ballots: [],
    candidacies: [],
    agreed: [],
    objections: [],
    createdAt: now,
    updatedAt: now,
  }
  const value = openElectionRound(begun, 'called', now)
  const event = governanceEvent(ports.newId, {
    actor,
    at,
    action: 'election.called',
    subject,
    role: decision.role,
    reason,
    change: value,
  })
  const stored = await insertOnce(elections, election, value, event)
  await ports.tell({
    key: `election-called:${election}`,
    kind: 'election.called',
    subject,
    title: `An election to the role "${title}" begins`,
    text: `${reason} The members of the circle ${role.circle} nominate.`,
    roles: [],
    accounts: members,
    at: now,
  })
  return stored
}

async function insertOnce(
  elections: Collection<Election>,
  id: string,
  value: Election,
  event: ReturnType<typeof governanceEvent>,
): Promise<Stored<Election>> {
  try {
    return await elections.insert(id, value, [event])
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'duplicate-key') throw error
    throw refused(
      error.detail === 'one-going-on'
        ? `Somebody else has called an election to the role ${value.role} in this moment; take part in it.`
        : `The election for this term of ${value.role} was called already.`,
    )
  }
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('election-refused', reason)
}
