import type { Actor } from '../../registry/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import { fillersOf } from '../circles/organisation.ts'
import { presentOrganisation } from '../circles/present-organisation.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { Tension } from './tension.ts'
import type { TensionInput } from './tensions.ts'

/**
 * A tension about to be opened: it goes to the role that decides about its subject, so that none is left to nobody.
 * @throws GovernanceError `governance-invalid` for a role that the actor does not fill
 */
export async function beginTension(
  ports: GovernancePorts,
  actor: Actor,
  input: TensionInput,
): Promise<Tension> {
  const organisation = await presentOrganisation(ports)
  const at = ports.clock()
  if (input.asRole !== undefined) {
    const fills = fillersOf(organisation, input.asRole, at).some((a) => a.person === actor.id)
    if (!fills) {
      throw new GovernanceError(
        'governance-invalid',
        `${actor.name} does not fill the role ${input.asRole}, and senses tensions in roles of their own only; leave asRole out, or name one of those.`,
      )
    }
  }
  const thing = await thingOf(ports, organisation, input.subject)
  const { role } = decidingRole(organisation, thing, at)
  const now = at.toISOString()
  return {
    id: ports.newId(),
    ...input,
    by: actor.id,
    role: role.id,
    circle: role.circle,
    state: 'open',
    outcomes: [],
    evidence: [],
    createdAt: now,
    updatedAt: now,
  }
}

/** Opens it, with its event. @throws GovernanceError `governance-not-allowed`; StoreError `duplicate-key` */
export async function insertTension(
  ports: GovernancePorts,
  tensions: Collection<Tension>,
  actor: Actor,
  tension: Tension,
): Promise<Stored<Tension>> {
  const subject = `tension:${tension.id}`
  const decision = await requireAllowed(ports, actor, 'tension.open', {
    subject,
    domain: '',
    circle: tension.circle,
  })
  const event = governanceEvent(ports.newId, {
    actor,
    at: new Date(tension.createdAt),
    action: 'tension.opened',
    subject,
    role: tension.asRole ?? decision.role,
    reason: tension.now,
    change: tension,
  })
  return tensions.insert(tension.id, tension, [event])
}
