import type { Collection, Stored } from '../../store/index.ts'
import { applyChanges } from '../circles/apply-changes.ts'
import type { Change } from '../circles/change.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { SYSTEM } from '../system-actor.ts'
import { asKept } from './election-documents.ts'
import type { Election } from './election.ts'

/** Others may have changed the governance meanwhile; then it is looked at again, this often. */
const ATTEMPTS = 20

/**
 * Puts whoever was elected into office: the version of the governance first, whose election is unique, then the
 * election says so. Whoever finds an accepted election may call this, after a crash as well.
 */
export async function installElected(
  ports: GovernancePorts,
  elections: Collection<Election>,
  accepted: Stored<Election>,
): Promise<Stored<Election>> {
  const { record } = ports
  const { id, role, term, circle, candidacies, outcome } = accepted.value
  const person = candidacies.at(-1)?.candidate ?? ''
  const change: Change = { kind: 'role.elect', role, person, term }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await record.elected(id)
    if (done !== undefined) {
      return finish(ports, elections, accepted, outcome?.reason ?? '', done.number)
    }
    const inForce = await record.inForce()
    const now = ports.clock()
    // Versions follow each other in time, whatever the clock does.
    const at = now.toISOString() < inForce.at ? new Date(inForce.at) : now
    const { packs, lifecycles } = ports
    const applied = applyChanges(inForce, [change], {
      circle,
      basedOn: inForce.number,
      at,
      packs,
      lifecycles,
    })
    if (applied.kind === 'refused') {
      const why = applied.refusals.map(({ reason }) => reason).join(' ')
      return finish(ports, elections, accepted, `${person} could not take office: ${why}`)
    }
    const subject = `role:${role}`
    const { governance } = applied
    await requireAllowed(ports, SYSTEM, 'proposal.adopt', { subject, domain: '', circle })
    await record.add({
      governance,
      at,
      by: SYSTEM.id,
      origin: { kind: 'elected', election: id, reason: `Elected: ${person}` },
      touches: [subject],
      events: [
        governanceEvent(ports.newId, {
          actor: SYSTEM,
          at,
          action: 'role.elected',
          subject,
          reason: outcome?.reason,
          change: {
            election: id,
            governance: governance.number,
            basedOn: inForce.number,
            circle,
            changes: [change],
          },
        }),
      ],
    })
  }
  throw new Error(`The election ${id} was overtaken ${ATTEMPTS} times.`)
}

async function finish(
  { clock, newId, tell }: GovernancePorts,
  elections: Collection<Election>,
  { id, revision, value }: Stored<Election>,
  reason: string,
  version?: number,
): Promise<Stored<Election>> {
  const now = clock()
  const at = now.toISOString() < value.updatedAt ? new Date(value.updatedAt) : now
  const ended: Election = {
    ...value,
    state: version === undefined ? 'closed' : 'elected',
    outcome: {
      reason: reason.slice(0, 2_000),
      at: at.toISOString(),
      ...(version !== undefined && { version }),
    },
    updatedAt: at.toISOString(),
  }
  const stored = await elections.replace(id, revision, asKept(ended), [
    governanceEvent(newId, {
      actor: SYSTEM,
      at,
      action: version === undefined ? 'election.closed' : 'election.ended',
      subject: `election:${id}`,
      reason,
      change: { outcome: ended.outcome, updatedAt: ended.updatedAt },
    }),
  ])
  const person = value.candidacies.at(-1)?.candidate
  if (version !== undefined && person !== undefined) {
    await tell({
      key: `elected:${id}`,
      kind: 'role.elected',
      subject: `role:${value.role}`,
      title: `${person} was elected to the role "${value.description.title}"`,
      text: `For ${value.term} days.`,
      roles: [value.role],
      accounts: [person],
      at: at.toISOString(),
    })
  }
  return stored
}
