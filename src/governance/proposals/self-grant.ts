import { decidingRole } from '../authority/deciding-role.ts'
import type { Change } from '../circles/change.ts'
import { actingAt, findCircle, membersOf, type Organisation } from '../circles/organisation.ts'
import type { Thing } from '../../registry/index.ts'

/**
 * Whether changes would give authority to a person: a role to fill, more domains or accountabilities for one that they
 * fill, other rules for everybody, a seat in a circle, or something that falls to them because nobody else would hold it
 * any more. Pure.
 * @param after the organisation with the changes in it, where they can be made
 */
export function grantsTo(
  organisation: Organisation,
  changes: readonly Change[],
  person: string,
  at: Date,
  after?: Organisation,
): boolean {
  const filled = new Set(
    actingAt(organisation.assignments, at)
      .filter((assignment) => assignment.person === person)
      .map(({ role }) => role),
  )
  const isGranted = changes.some((change) => {
    switch (change.kind) {
      case 'role.assign':
      case 'role.elect':
        return change.person === person
      case 'role.surrogate':
        return change.surrogate === person
      case 'role.amend':
        return (
          filled.has(change.role) &&
          (change.domains !== undefined || change.accountabilities !== undefined)
        )
      case 'circle-policy.put':
        return change.policy.role === undefined || filled.has(change.policy.role)
      // Taking a limit away frees those whom it bound.
      case 'circle-policy.remove':
      case 'lifecycle.put':
      case 'lifecycle.gate':
      case 'constitution.amend':
        return true
      default:
        return false
    }
  })
  if (isGranted || after === undefined) return isGranted
  return (
    comesTo(organisation, after, person, at) ||
    takesIn(organisation, after, person, at) ||
    seats(organisation, after, changes, person, at)
  )
}

/** Whether a link, or a circle that moves, makes a person a member of a circle where they were none: they vote and object there. */
function seats(
  before: Organisation,
  after: Organisation,
  changes: readonly Change[],
  person: string,
  at: Date,
): boolean {
  return changes.some((change) => {
    const circle =
      change.kind === 'circle.link'
        ? change.circle
        : change.kind === 'circle.amend'
          ? change.parent
          : undefined
    if (circle === undefined) return false
    const isMember = (of: Organisation): boolean => membersOf(of, circle, at).has(person)
    return !isMember(before) && isMember(after)
  })
}

/** Whether a person decides afterwards about something that others decided about before. */
function comesTo(before: Organisation, after: Organisation, person: string, at: Date): boolean {
  const [was, is] = [standings(before), standings(after)]
  const differing = [...before.roles, ...after.roles].filter(({ id }) => was.get(id) !== is.get(id))
  const things = new Map<string, Thing>()
  for (const { id, circle, domains } of differing) {
    const subject = `role:${id}`
    // What the role answered for in its circle, which falls to a lead when it goes.
    things.set(subject, { subject, domain: '', role: id, circle })
    for (const domain of domains) things.set(domain, { subject: `domain:${domain}`, domain })
  }
  const decides = (organisation: Organisation, thing: Thing): boolean =>
    decidingRole(organisation, thing, at).people.includes(person)
  return [...things.values()].some((thing) => !decides(before, thing) && decides(after, thing))
}

/** Whether a circle moves to where a person decides: whoever leads the circle around it appoints its lead. */
function takesIn(before: Organisation, after: Organisation, person: string, at: Date): boolean {
  const decides = (organisation: Organisation, circle: string): boolean =>
    decidingRole(
      organisation,
      { subject: `circle:${circle}`, domain: '', circle },
      at,
    ).people.includes(person)
  return after.circles.some(({ id, parent }) => {
    const was = findCircle(before, id)?.parent
    if (was === undefined || parent === undefined || was === parent) return false
    return !decides(before, was) && decides(after, parent)
  })
}

/** Everything about each role that says who decides. */
function standings({ roles, assignments }: Organisation): ReadonlyMap<string, string> {
  const people = new Map<string, unknown[]>()
  for (const { role, person, until } of assignments) {
    const others = people.get(role) ?? []
    others.push([person, until])
    people.set(role, others)
  }
  return new Map(
    roles.map(({ id, circle, domains }) => [id, JSON.stringify([circle, domains, people.get(id)])]),
  )
}
