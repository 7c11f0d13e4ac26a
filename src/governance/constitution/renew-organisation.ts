import { rolesOfNewCircle } from '../circles/apply-to-circle.ts'
import type { Organisation, Role } from '../circles/organisation.ts'
import type { Constitution } from './constitution.ts'

interface Renewing {
  /** Fills the roles that the newer text gives to the administrator and the older one did not know. */
  readonly administrator: string
  /** Of the version of the governance that this makes. */
  readonly number: number
  readonly at: Date
}

/**
 * The organisation under a newer text of its constitution: everything stays as it is, and only roles that the older
 * text did not have are added. A role of the older text that was removed since does not come back.
 */
export function renewOrganisation(
  before: { readonly constitution: Constitution; readonly organisation: Organisation },
  newer: Constitution,
  { administrator, number, at }: Renewing,
): Organisation {
  const { organisation } = before
  const existing = new Set(organisation.roles.map(({ id }) => id))
  const former = new Set(rolesUnder(before.constitution, organisation).map(({ id }) => id))
  const added = rolesUnder(newer, organisation)
    .filter(({ id }) => !existing.has(id) && !former.has(id))
    .map((role) => ({ ...role, changedIn: number }))
  const filled = newer.roles.filter(
    ({ id, filledBy }) => filledBy === 'administrator' && added.some((role) => role.id === id),
  )
  return {
    circles: organisation.circles,
    roles: [...organisation.roles, ...added],
    assignments: [
      ...organisation.assignments,
      ...filled.map(({ id }) => ({ role: id, person: administrator, since: at.toISOString() })),
    ],
  }
}

/** The roles that a text gives to the circles that there are: its own in the anchor circle, and those of every circle. */
function rolesUnder(text: Constitution, { circles }: Organisation): readonly Role[] {
  const [anchor] = circles
  if (anchor === undefined) return []
  const written = text.roles.map(({ id, title, purpose, domains, accountabilities }): Role => {
    const place = { circle: anchor.id, kind: 'defined', changedIn: 1 } as const
    return { id, title, purpose, domains, accountabilities, ...place }
  })
  const given = circles
    .flatMap((circle) => rolesOfNewCircle(text, circle, []))
    .filter(({ id }) => !written.some((role) => role.id === id))
  return [...written, ...given]
}
