import type { Constitution } from '../constitution/constitution.ts'
import { rolesOfNewCircle, withoutLinks } from './apply-to-circle.ts'
import type { Organisation, Role } from './organisation.ts'

const DAY = 24 * 60 * 60 * 1_000

export interface Founding {
  readonly constitution: Constitution
  /** Account by role, for the roles that are filled from the beginning. */
  readonly assignments: readonly { readonly role: string; readonly person: string }[]
  readonly at: string
}

/** The organisation that a ratified constitution begins with: its anchor circle and the roles in that. */
export function foundOrganisation({ constitution, assignments, at }: Founding): Organisation {
  const { circle, roles } = constitution
  const anchor = { ...circle, policies: [], changedIn: 1 }
  const given = rolesOfNewCircle(constitution, anchor, [''])
  const written: readonly Role[] = roles.map(
    ({ id, title, purpose, domains, accountabilities }) => ({
      id,
      circle: circle.id,
      kind: given.find((role) => role.id === id)?.kind ?? 'defined',
      title,
      purpose,
      domains,
      accountabilities,
      changedIn: 1,
    }),
  )
  return {
    circles: [anchor],
    roles: [...written, ...given.filter(({ id }) => !written.some((role) => role.id === id))],
    assignments: assignments.map(({ role, person }) => {
      const days = roles.find(({ id }) => id === role)?.term
      const until = days === undefined ? undefined : new Date(Date.parse(at) + days * DAY)
      return { role, person, since: at, ...(until && { until: until.toISOString() }) }
    }),
  }
}

/** What was decided before another constitution holds on, and says that it was. */
export function asLegacy<T extends object>(policies: readonly T[]): (T & { legacy: true })[] {
  return policies.map((policy) => ({ ...policy, legacy: true }))
}

/**
 * The organisation under another constitution: circles, the roles that they made and who fills them stay;
 * the roles that the constitution before gave are those of the new one.
 */
export function refoundOrganisation(
  before: Organisation,
  founding: Founding,
  number: number,
): Organisation {
  const founded = foundOrganisation(founding)
  const [anchor] = founded.circles
  const [formerAnchor, ...others] = before.circles
  if (anchor === undefined || formerAnchor === undefined) return founded
  const moved = others.map((circle) => ({
    ...circle,
    policies: asLegacy(circle.policies),
    parent: circle.parent === formerAnchor.id ? anchor.id : (circle.parent ?? anchor.id),
    changedIn: number,
  }))
  const kept = before.roles
    .filter((role) => role.kind === 'defined' || role.circle !== formerAnchor.id)
    .filter((role) => !founded.roles.some(({ id }) => id === role.id))
    .map((role) => ({
      ...role,
      circle: role.circle === formerAnchor.id ? anchor.id : role.circle,
      changedIn: number,
    }))
  const roles = [...founded.roles, ...kept]
  for (const circle of moved) {
    const lead = before.roles.find((role) => role.circle === circle.id && role.kind === 'lead')
    for (const role of rolesOfNewCircle(founding.constitution, circle, lead?.domains ?? [])) {
      if (!roles.some(({ id }) => id === role.id)) roles.push({ ...role, changedIn: number })
    }
  }
  const known = new Set(roles.map(({ id }) => id))
  const gone = new Set(before.roles.map(({ id }) => id).filter((id) => !known.has(id)))
  const staying = before.assignments.filter(
    ({ role, person }) =>
      known.has(role) && !founded.assignments.some((a) => a.role === role && a.person === person),
  )
  return {
    circles: withoutLinks(
      [
        {
          ...formerAnchor,
          ...anchor,
          policies: asLegacy(formerAnchor.policies),
          changedIn: number,
        },
        ...moved,
      ],
      gone,
    ),
    roles: roles.map((role) => ({ ...role, changedIn: number })),
    assignments: [...founded.assignments, ...staying],
  }
}
