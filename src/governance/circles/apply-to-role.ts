import type { ChangeContext, Governance, Outcome } from './apply-changes.ts'
import { foreign, staleness, withoutLinks } from './apply-to-circle.ts'
import type { Change } from './change.ts'
import {
  coreRole,
  findCircle,
  findRole,
  isInForce,
  type Assignment,
  type Organisation,
  type Role,
} from './organisation.ts'

type RoleChange = Extract<Change, { readonly kind: `role.${string}` }>

const DAY = 24 * 60 * 60 * 1_000

/** Days for which somebody stands in at most; whoever is away for longer hands the role on. */
const LONGEST_ABSENCE = 366

/** Makes, changes or takes away a role, or changes who fills it. */
export function applyToRole(
  governance: Governance,
  change: RoleChange,
  context: ChangeContext,
): Outcome<Organisation> {
  if (change.kind === 'role.create') return createRole(governance, change, context)
  const { organisation, number } = governance
  const role = findRole(organisation, change.role)
  if (role === undefined) return `There is no role ${change.role}.`
  const owners = deciders(organisation, role)
  if (!owners.includes(context.circle)) return foreign(owners.join(' or '), context)
  if (change.kind === 'role.assign' || change.kind === 'role.elect') {
    return fill(governance, role, change, context)
  }
  if (change.kind === 'role.unassign') return unassign(organisation, change, context.at)
  if (change.kind === 'role.surrogate') return nameSurrogate(organisation, role, change, context.at)
  const stale = staleness('role', role, context, number)
  if (stale !== undefined) return stale
  if (change.kind === 'role.remove') return removeRole(governance, role)
  if (role.kind !== 'defined' && change.title !== undefined) {
    return `The title of ${role.id} is given by the constitution; amend that instead.`
  }
  const { title, purpose, domains, accountabilities } = change
  const amended: Role = {
    ...role,
    ...(title !== undefined && { title }),
    ...(purpose !== undefined && { purpose }),
    ...(domains !== undefined && { domains }),
    ...(accountabilities !== undefined && { accountabilities }),
    changedIn: number + 1,
  }
  const roles = organisation.roles.map((other) => (other.id === role.id ? amended : other))
  return { ...organisation, roles }
}

/** A circle decides about its roles; about its lead, and so about its domains, the circle around it does. */
function deciders(organisation: Organisation, role: Role): readonly string[] {
  const parent = findCircle(organisation, role.circle)?.parent
  return role.kind === 'lead' && parent !== undefined ? [parent] : [role.circle]
}

function createRole(
  { organisation, number }: Governance,
  change: RoleChange & { readonly kind: 'role.create' },
  context: ChangeContext,
): Outcome<Organisation> {
  if (findCircle(organisation, change.circle) === undefined) {
    return `There is no circle ${change.circle}.`
  }
  if (change.circle !== context.circle) return foreign(change.circle, context)
  if (findRole(organisation, change.role) !== undefined) {
    return `There is a role ${change.role} already; choose another name, or amend that one.`
  }
  const role: Role = {
    id: change.role,
    circle: change.circle,
    kind: 'defined',
    title: change.title,
    purpose: change.purpose,
    domains: change.domains ?? [],
    accountabilities: change.accountabilities ?? [],
    changedIn: number + 1,
  }
  return { ...organisation, roles: [...organisation.roles, role] }
}

function removeRole({ organisation, constitution }: Governance, role: Role): Outcome<Organisation> {
  const [anchor] = organisation.circles
  const given =
    role.kind !== 'defined' ||
    (role.circle === anchor?.id && constitution.roles.some(({ id }) => id === role.id))
  if (given) {
    return `The role ${role.id} is given by the constitution; amend the constitution to do without it.`
  }
  return {
    circles: withoutLinks(organisation.circles, new Set([role.id])),
    roles: organisation.roles.filter(({ id }) => id !== role.id),
    assignments: organisation.assignments.filter((assignment) => assignment.role !== role.id),
  }
}

function fill(
  { organisation, constitution }: Governance,
  role: Role,
  change: RoleChange & { readonly kind: 'role.assign' | 'role.elect' },
  { at }: ChangeContext,
): Outcome<Organisation> {
  const rule = constitution.circleRoles?.find(({ kind }) => kind === role.kind)
  const isElected = rule?.filled === 'elected'
  if (change.kind === 'role.assign' && isElected) {
    return `The role ${role.id} is filled by election; propose a change of the kind role.elect.`
  }
  if (change.kind === 'role.elect' && !isElected) {
    return `The role ${role.id} is not filled by election; assign somebody instead.`
  }
  const hindrance = leadAndRep(organisation, role, change.person, at)
  if (hindrance !== undefined) return hindrance
  const since = at.toISOString()
  if (change.kind === 'role.elect') {
    const term = (change.term ?? rule?.term ?? 365) * DAY
    const elected: Assignment = {
      role: role.id,
      person: change.person,
      since,
      until: new Date(at.getTime() + term).toISOString(),
    }
    const others = organisation.assignments.filter((assignment) => assignment.role !== role.id)
    return { ...organisation, assignments: [...others, elected] }
  }
  const { person, focus } = change
  const term = change.term ?? constitution.roles.find(({ id }) => id === role.id)?.term
  if (term !== undefined && role.kind === 'lead') {
    return `A lead is appointed without a term: when it ended, what falls to ${role.id} would fall to nobody.`
  }
  // Whoever fills the role themselves stands in for nobody in it, so that ending the one never ends the other.
  const standsIn = (a: Assignment): boolean =>
    a.role === role.id && a.person === person && a.standsInFor !== undefined
  const isSame = (a: Assignment): boolean =>
    a.role === role.id &&
    a.person === person &&
    a.standsInFor === undefined &&
    a.focus?.title === focus?.title
  // Whoever has served a term is appointed again once it has ended, or with a new term before.
  const isThere = organisation.assignments.some(
    (a) => isSame(a) && isInForce(a, at) && (a.until === undefined || term === undefined),
  )
  const others = organisation.assignments.filter((a) => !isSame(a) && !standsIn(a))
  if (isThere) return `${person} fills the role ${role.id} already.`
  const added: Assignment = {
    role: role.id,
    person,
    since,
    ...(focus !== undefined && { focus }),
    ...(term !== undefined && { until: new Date(at.getTime() + term * DAY).toISOString() }),
  }
  return { ...organisation, assignments: [...others, added] }
}

/** Why somebody cannot lead or represent a circle: nobody does both, since whoever leads it speaks for it already. */
function leadAndRep(
  organisation: Organisation,
  role: Role,
  person: string,
  at: Date,
): string | undefined {
  if (role.kind !== 'lead' && role.kind !== 'rep') return undefined
  const other = coreRole(organisation, role.circle, role.kind === 'lead' ? 'rep' : 'lead')
  const isOther = organisation.assignments.some(
    (a) => a.person === person && a.role === other?.id && isInForce(a, at),
  )
  if (!isOther) return undefined
  return role.kind === 'rep'
    ? `${person} leads the circle ${role.circle} and cannot represent it as well.`
    : `${person} represents the circle ${role.circle} and cannot lead it as well; have somebody else elected first.`
}

/** Puts somebody in the place of a person who is away, for each focus of that person, and no longer than the term. */
function nameSurrogate(
  organisation: Organisation,
  role: Role,
  { person, surrogate, until: day }: RoleChange & { readonly kind: 'role.surrogate' },
  at: Date,
): Outcome<Organisation> {
  const until = `${day}T00:00:00.000Z`
  const since = at.toISOString()
  if (until <= since || Date.parse(until) > at.getTime() + LONGEST_ABSENCE * DAY) {
    return `A surrogate is named until a day that is to come, within ${LONGEST_ABSENCE} days; ${day} is not.`
  }
  const inForce = organisation.assignments.filter((a) => a.role === role.id && isInForce(a, at))
  const away = inForce.filter((a) => a.person === person && a.standsInFor === undefined)
  if (away.length === 0) return `${person} does not fill ${role.id}, so that nobody can stand in.`
  if (inForce.some((a) => a.standsInFor === surrogate && a.standsInFor !== person)) {
    return `${surrogate} is away as well; name somebody else.`
  }
  if (inForce.some((a) => a.person === surrogate && a.standsInFor !== person)) {
    return `${surrogate} acts in the role ${role.id} already; name somebody else.`
  }
  const hindrance = leadAndRep(organisation, role, surrogate, at)
  if (hindrance !== undefined) return hindrance
  const standingIn = away.map(({ focus, until: term }): Assignment => ({
    role: role.id,
    person: surrogate,
    ...(focus !== undefined && { focus }),
    since,
    until: term !== undefined && term < until ? term : until,
    standsInFor: person,
  }))
  const others = organisation.assignments.filter(
    (a) => a.role !== role.id || (a.standsInFor !== person && a.person !== surrogate),
  )
  return { ...organisation, assignments: [...others, ...standingIn] }
}

/** All that a person fills of a role, whatever the focus, and with it whoever stands in for that person. */
function unassign(
  organisation: Organisation,
  { role, person }: RoleChange & { readonly kind: 'role.unassign' },
  at: Date,
): Outcome<Organisation> {
  const others = organisation.assignments.filter(
    (a) => a.role !== role || (a.person !== person && a.standsInFor !== person),
  )
  const held = organisation.assignments.some(
    (a) => a.role === role && a.person === person && isInForce(a, at),
  )
  return held ? { ...organisation, assignments: others } : `${person} does not fill ${role}.`
}
