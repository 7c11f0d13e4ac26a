import { z } from 'zod'
import type { Actor } from '../../registry/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import { applyChanges } from '../circles/apply-changes.ts'
import { subjectOf, type Change } from '../circles/change.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { circlesAround, coreRole, fillersOf, governanceText } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import type { Ruling } from '../rulings/ruling.ts'
import { SYSTEM } from '../system-actor.ts'
import { differences } from './prepare-rollback.ts'
import type { Proposal } from './proposal.ts'

export const strikeInput = z.strictObject({
  /** The ruling that found that it breaks the constitution. */
  ruling: z.string().min(1).max(100),
  reason: governanceText,
})
export type StrikeInput = z.infer<typeof strikeInput>

const ATTEMPTS = 20

/**
 * Takes an adopted change out of what is in force because it breaks the constitution: the next version of the
 * governance is without it, its history stays, and those whose roles it touched are told. What later decisions changed
 * since stays as those made it.
 * @throws GovernanceError `strike-refused`, `governance-not-allowed`, `governance-changed`
 */
export async function strike(
  ports: GovernancePorts,
  proposals: Collection<Proposal>,
  stored: Stored<Proposal>,
  actor: Actor,
  { ruling, reason }: { readonly ruling: Ruling; readonly reason: string },
): Promise<Stored<Proposal>> {
  const { id, value } = stored
  const subject = `proposal:${id}`
  const { circle } = value
  const decision = await requireAllowed(ports, actor, 'proposal.strike', {
    subject,
    domain: '',
    circle,
  })
  if (value.state === 'struck') throw refused(`"${value.title}" is struck already.`)
  const { record } = ports
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await record.struck(id)
    if (done !== undefined) return finish(ports, proposals, stored, actor, reason, done)
    const inForce = await record.inForce()
    requireRuling(inForce, value, ruling)
    const changes = await changesWithout(ports, inForce, value)
    const now = ports.clock()
    const at = now.toISOString() < inForce.at ? new Date(inForce.at) : now
    const basedOn = inForce.number
    const applied = applyChanges(inForce, changes, {
      circle,
      basedOn,
      at,
      packs: ports.packs,
      lifecycles: ports.lifecycles,
    })
    if (applied.kind === 'refused') {
      throw refused(
        `It cannot be taken out by itself: ${applied.refusals.map((r) => r.reason).join(' ')} Take it back by a proposal.`,
      )
    }
    const { governance } = applied
    const happened = { actor, at, role: decision.role, reason }
    await record.add({
      governance,
      at,
      by: actor.id,
      origin: { kind: 'struck', struck: id, reason },
      decision: { title: `Struck: ${value.title}`, by: `the secretary, ${actor.id}`, reason },
      touches: changes.map(subjectOf),
      events: [
        governanceEvent(ports.newId, {
          ...happened,
          action: 'governance.changed',
          subject: `governance:${governance.number}`,
          change: { struck: id, ruling: ruling.id, basedOn, circle, changes },
        }),
        ...[...new Set(changes.map(subjectOf))].map((touched) =>
          governanceEvent(ports.newId, {
            ...happened,
            action: 'governance.struck',
            subject: touched,
            change: { proposal: id, ruling: ruling.id, governance: governance.number },
          }),
        ),
      ],
    })
  }
  throw new Error(`The proposal ${id} was overtaken ${ATTEMPTS} times.`)
}

function requireRuling(
  { organisation }: GovernanceVersion,
  { id, circle, state, title }: Proposal,
  ruling: Ruling,
): void {
  if (state !== 'adopted') {
    throw refused(`"${title}" is ${state}; only what was adopted is struck.`)
  }
  const around = circlesAround(organisation, circle).map((outer) => outer.id)
  const fits =
    ruling.state === 'in-force' && ruling.breaksConstitution && ruling.subject === `proposal:${id}`
  if (fits && around.includes(ruling.circle)) return
  throw refused(
    `The ruling ${ruling.id} does not say, in force and for the circle ${circle} or one around it, that proposal:${id} breaks the constitution; give one that does.`,
  )
}

/** The changes that lead back from the adopted version, of what nothing later has changed. */
async function changesWithout(
  { record }: GovernancePorts,
  inForce: GovernanceVersion,
  { id, title }: Proposal,
): Promise<readonly Change[]> {
  const made = await record.adopted(id)
  const before = made && (await record.get(made.number - 1))
  if (made === undefined || before === undefined) {
    throw new Error(`The version of the adopted proposal ${id} is missing.`)
  }
  const kept: Change[] = []
  for (const change of differences(before, made).changes) {
    const [last] = (await record.touching(subjectOf(change), 1)).newest
    if (last === undefined || last.number <= made.number) kept.push(change)
  }
  if (kept.length > 0 && inForce.number >= made.number) return kept
  throw refused(
    `What "${title}" changed was changed again since, so that nothing of it is in force.`,
  )
}

async function finish(
  { clock, newId, tell }: GovernancePorts,
  proposals: Collection<Proposal>,
  { id, revision, value }: Stored<Proposal>,
  actor: Actor,
  reason: string,
  version: GovernanceVersion,
): Promise<Stored<Proposal>> {
  const now = clock()
  const at = (now.toISOString() < value.updatedAt ? new Date(value.updatedAt) : now).toISOString()
  const struck: Proposal = {
    ...value,
    state: 'struck',
    outcome: {
      reason: `Struck by the secretary, since it breaks the constitution: ${reason}`,
      at,
      version: version.number,
    },
    updatedAt: at,
  }
  const event = governanceEvent(newId, {
    actor: actor.kind === 'anonymous' ? SYSTEM : actor,
    at: new Date(at),
    action: 'proposal.struck',
    subject: `proposal:${id}`,
    reason,
    change: { outcome: struck.outcome, updatedAt: at },
  })
  const stored = await proposals.replace(id, revision, struck, [event])
  const { organisation } = version
  const roles = value.changes.flatMap((change) => {
    if ('role' in change) return [change.role]
    const circle = 'circle' in change ? change.circle : value.circle
    return coreRole(organisation, circle, 'lead')?.id ?? []
  })
  const people = roles.flatMap((role) => fillersOf(organisation, role, new Date(at)))
  await tell({
    key: `struck:${id}`,
    kind: 'proposal.struck',
    subject: `proposal:${id}`,
    title: `Struck: ${value.title}`,
    text: `It breaks the constitution, and is no longer in force from version ${version.number} of the governance on: ${reason}`,
    roles: [...new Set(roles)],
    accounts: [...new Set([value.proposer, ...people.map(({ person }) => person)])],
    at,
  })
  return stored
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('strike-refused', reason)
}
