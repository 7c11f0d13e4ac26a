import { z } from 'zod'

/** Names of circles, roles and policies: stable words that reasons and addresses can carry. */
export const governanceId = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
export const governanceText = z.string().trim().min(1).max(2_000)
const accountName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
const instant = z.iso.datetime()

/** A path of the registry's domains; empty for the whole. */
export const domainPath = z
  .string()
  .max(200)
  .regex(/^(?:[a-z0-9][a-z0-9-]{0,62}(?:\/[a-z0-9][a-z0-9-]{0,62})*)?$/)

/** The roles that a constitution gives circles; `defined` are those that circles make themselves. */
export const ROLE_KINDS = ['lead', 'rep', 'facilitator', 'secretary', 'defined'] as const
export type RoleKind = (typeof ROLE_KINDS)[number]

/**
 * What a circle's policies can speak of. How proposals are made, taken part in and escalated is left to the
 * constitution alone, so that no circle can silence anybody.
 */
const POLICY_ACTIONS = [
  'domain.create',
  'domain.update',
  'domain.move',
  'service.register',
  'service.update',
  'version.push',
  'version.discard',
  'version.transition',
  'subscription.request',
  'subscription.transition',
  'observation.report',
  'observation.map',
  'role.assign',
] as const

/**
 * A policy of a circle: a limit on what its roles may do, or a grant of what the circle may. Both reach all
 * circles within.
 */
export const circlePolicy = z.strictObject({
  id: governanceId,
  title: governanceText,
  text: governanceText,
  effect: z.enum(['limit', 'grant']),
  actions: z.array(z.enum(POLICY_ACTIONS)).min(1).max(20),
  /** Where it holds; within what the circle has. */
  domain: domainPath,
  /** With `grant`: to whom; with `limit`: the role that it does not bind. */
  role: governanceId.exactOptional(),
  /** Kept from before the constitution was ratified, until an adopted proposal replaces it. */
  legacy: z.literal(true).exactOptional(),
})
export type CirclePolicy = z.infer<typeof circlePolicy>

/** The number of the version of the governance in which this was last changed. */
const changedIn = z.int().min(1)

/** What a figure of a circle is to be, and by when. */
export const maturityTarget = z
  .strictObject({
    id: governanceId,
    title: governanceText,
    /** The id of a fact, which is counted for the circle and those in it. */
    fact: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'is no id of a fact, such as owner_share'),
    atLeast: z.number().min(0).max(1_000_000).exactOptional(),
    atMost: z.number().min(0).max(1_000_000).exactOptional(),
    /** The first day, in UTC, on which it is to be met. */
    by: z.iso.date(),
  })
  .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined), {
    error: 'needs one of atLeast and atMost',
  })
export type MaturityTarget = z.infer<typeof maturityTarget>

const circle = z.strictObject({
  id: governanceId,
  title: governanceText,
  purpose: governanceText,
  /** The circle around it; absent for the anchor circle. */
  parent: governanceId.exactOptional(),
  policies: z.array(circlePolicy).max(200),
  /** Absent before there were any. */
  targets: z.array(maturityTarget).max(100).exactOptional(),
  /** Roles of other circles that take part in this one; absent before there were any. */
  links: z.array(governanceId).max(100).exactOptional(),
  /** Present while its process is declared broken: the circle around it facilitates and keeps its records. */
  breakdown: z
    .strictObject({ since: instant, by: accountName, reason: governanceText })
    .exactOptional(),
  changedIn,
})
export type Circle = z.infer<typeof circle>

const role = z.strictObject({
  id: governanceId,
  circle: governanceId,
  kind: z.enum(ROLE_KINDS),
  title: governanceText,
  purpose: governanceText,
  /** Subtrees of the registry's domains that the role controls. */
  domains: z.array(domainPath).max(100),
  accountabilities: z.array(governanceText).max(100),
  changedIn,
})
export type Role = z.infer<typeof role>

/** The context that an assignment is limited to. */
export const focus = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** Authority reaches no further than this. */
  domain: domainPath.exactOptional(),
})

const assignment = z.strictObject({
  role: governanceId,
  person: accountName,
  focus: focus.exactOptional(),
  since: instant,
  /** The end of the term of who was elected, or of the time for which somebody stands in. */
  until: instant.exactOptional(),
  /** A surrogate: who is away meanwhile, and does not act in the role until the day given. */
  standsInFor: accountName.exactOptional(),
})
export type Assignment = z.infer<typeof assignment>

/** Circles, the roles in them, and who fills those. The first circle is the anchor circle. */
export const organisationSchema = z.strictObject({
  circles: z.array(circle).min(1).max(500),
  roles: z.array(role).min(1).max(3_000),
  assignments: z.array(assignment).max(20_000),
})
export type Organisation = z.infer<typeof organisationSchema>

export function findCircle(organisation: Organisation, id: string): Circle | undefined {
  return organisation.circles.find((circle) => circle.id === id)
}

export function findRole(organisation: Organisation, id: string): Role | undefined {
  return organisation.roles.find((role) => role.id === id)
}

/** The circle and those around it, from the inside out; a broken chain ends where it breaks. */
export function circlesAround(organisation: Organisation, id: string): readonly Circle[] {
  const found: Circle[] = []
  let next = findCircle(organisation, id)
  while (next !== undefined && !found.includes(next)) {
    found.push(next)
    next = next.parent === undefined ? undefined : findCircle(organisation, next.parent)
  }
  return found
}

/** The circle whose facilitator and secretary serve a circle: itself, or while its process is broken the one around it. */
export function servingCircle(organisation: Organisation, id: string): string {
  const around = circlesAround(organisation, id)
  return (around.find(({ breakdown }) => breakdown === undefined) ?? around.at(-1))?.id ?? id
}

/** The role of a kind that the constitution gave a circle. */
export function coreRole(
  organisation: Organisation,
  circle: string,
  kind: RoleKind,
): Role | undefined {
  return organisation.roles.find((role) => role.circle === circle && role.kind === kind)
}

/**
 * Whether a term has not ended. That it has begun says the version of the governance that it stands in, so that a clock
 * which is set back takes nobody out of office.
 */
export function isInForce({ until }: Assignment, at: Date): boolean {
  return until === undefined || at.toISOString() < until
}

/**
 * Those of some assignments that are acted in at a moment: of whoever is away, the surrogate's instead. All assignments
 * of a role are looked at together.
 */
export function actingAt(assignments: readonly Assignment[], at: Date): readonly Assignment[] {
  const inForce = assignments.filter((assignment) => isInForce(assignment, at))
  const surrogates = inForce.filter(({ standsInFor }) => standsInFor !== undefined)
  if (surrogates.length === 0) return inForce
  return inForce.filter(
    (one) =>
      one.standsInFor !== undefined ||
      !surrogates.some((other) => other.role === one.role && other.standsInFor === one.person),
  )
}

/**
 * The organisation as it can act: without what is assigned to people who have left. Who stands in for one of them stays,
 * so that no role has two people for one seat. The same value where none of them fills a role.
 */
export function withoutPeople(organisation: Organisation, left: ReadonlySet<string>): Organisation {
  const assignments = organisation.assignments.filter(({ person }) => !left.has(person))
  return assignments.length === organisation.assignments.length
    ? organisation
    : { ...organisation, assignments }
}

/** Who fills a role at a moment, surrogates in place of whoever is away. */
export function fillersOf(
  organisation: Organisation,
  role: string,
  at: Date,
): readonly Assignment[] {
  return actingAt(
    organisation.assignments.filter((assignment) => assignment.role === role),
    at,
  )
}

/** Who fills each role at a moment; a role that nobody fills is left out. */
export function fillersByRole(
  { assignments }: Organisation,
  at: Date,
): ReadonlyMap<string, readonly Assignment[]> {
  const fillers = new Map<string, Assignment[]>()
  for (const assignment of actingAt(assignments, at)) {
    const others = fillers.get(assignment.role)
    if (others === undefined) fillers.set(assignment.role, [assignment])
    else others.push(assignment)
  }
  return fillers
}

/** How long a role is filled by those who are assigned to it now. */
export interface Filled {
  /** ISO 8601 instant at which the last of their terms ends; absent: they have none. */
  readonly until?: string
}

/** Until when each role is filled; one that nobody is assigned to is left out. Who stands in for somebody fills the role as well. */
export function filledUntil({ assignments }: Organisation): ReadonlyMap<string, Filled> {
  const filled = new Map<string, Filled>()
  for (const { role, until } of assignments) {
    const others = filled.get(role)
    if (until === undefined || (others !== undefined && others.until === undefined)) {
      filled.set(role, {})
    } else if (others?.until === undefined || others.until < until) {
      filled.set(role, { until })
    }
  }
  return filled
}

/**
 * Members of a circle: who fills a role in it or one that is linked into it, who leads a circle directly within it or
 * represents one. They propose and object.
 */
export function membersOf(
  organisation: Organisation,
  circle: string,
  at: Date,
): ReadonlyMap<string, readonly string[]> {
  const within = new Set(
    organisation.circles.filter(({ parent }) => parent === circle).map(({ id }) => id),
  )
  const linked = findCircle(organisation, circle)?.links ?? []
  const seats = new Set(
    organisation.roles
      .filter(
        ({ id, circle: home, kind }) =>
          home === circle ||
          (within.has(home) && (kind === 'lead' || kind === 'rep')) ||
          linked.includes(id),
      )
      .map(({ id }) => id),
  )
  const members = new Map<string, string[]>()
  for (const assignment of actingAt(organisation.assignments, at)) {
    if (!seats.has(assignment.role)) continue
    const roles = members.get(assignment.person) ?? []
    if (!roles.includes(assignment.role)) roles.push(assignment.role)
    members.set(assignment.person, roles)
  }
  return members
}

/** Whether a domain lies within another one, or is it. */
export function isWithin(domain: string, outer: string): boolean {
  return outer === '' || domain === outer || domain.startsWith(`${outer}/`)
}
