import type { Action, Actor } from '../../registry/index.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { changeFilling, requireRole, type FilledRole, type RoleFilling } from './change-filling.ts'
import { isInForce, membersOf } from './organisation.ts'

const NAME: Action = 'surrogate.name'

type Naming = Omit<RoleFilling & { readonly kind: 'role.surrogate' }, 'kind'>

/**
 * Somebody acts in a role while whoever fills it is away; it ends by itself, and the members of the circle are told.
 * @throws GovernanceError as `changeFilling`
 */
export async function nameSurrogate(
  ports: GovernancePorts,
  actor: Actor,
  naming: Naming,
  reason: string,
): Promise<FilledRole> {
  const { role, person, surrogate, until } = naming
  const changed = await changeFilling(
    ports,
    actor,
    { kind: 'role.surrogate', ...naming },
    // Everybody says who stands in for themselves, which no longer depends on the role once they are away.
    { action: NAME, subject: `account:${person}`, event: 'surrogate.named', reason },
  )
  await tellCircle(ports, changed, [person, surrogate], {
    kind: 'surrogate.named',
    title: `${surrogate} stands in for ${person} in the role "${changed.role.title}" until ${until}`,
    text: reason,
    role,
  })
  return changed
}

/** @throws GovernanceError as `changeFilling`, and `change-refused` when nobody stands in for the person */
export async function endSurrogate(
  ports: GovernancePorts,
  actor: Actor,
  role: string,
  person: string,
  reason: string | undefined,
): Promise<FilledRole> {
  const { organisation } = await ports.record.inForce()
  requireRole({ organisation }, role)
  const surrogate = organisation.assignments.find(
    (one) => one.role === role && one.standsInFor === person && isInForce(one, ports.clock()),
  )
  if (surrogate === undefined) {
    throw new GovernanceError(
      'change-refused',
      `Nobody stands in for ${person.slice(0, 100)} in the role ${role}.`,
    )
  }
  const changed = await changeFilling(
    ports,
    actor,
    { kind: 'role.unassign', role, person: surrogate.person },
    { action: NAME, subject: `account:${person}`, event: 'surrogate.ended', reason },
  )
  await tellCircle(ports, changed, [person, surrogate.person], {
    kind: 'surrogate.ended',
    title: `${person} acts again in the role "${changed.role.title}"`,
    text: reason ?? `${surrogate.person} stood in.`,
    role,
  })
  return changed
}

async function tellCircle(
  { tell }: GovernancePorts,
  { role, version, at }: FilledRole,
  concerned: readonly string[],
  said: {
    readonly kind: string
    readonly title: string
    readonly text: string
    readonly role: string
  },
): Promise<void> {
  const members = membersOf(version.organisation, role.circle, at).keys()
  await tell({
    key: `${said.kind}:${role.id}:${version.number}`,
    kind: said.kind,
    subject: `role:${role.id}`,
    title: said.title.slice(0, 300),
    text: said.text,
    roles: [],
    accounts: [...new Set([...concerned, ...members])],
    at: at.toISOString(),
  })
}
