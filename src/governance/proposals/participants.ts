import {
  actingAt,
  coreRole,
  fillersOf,
  membersOf,
  ROLE_KINDS,
  servingCircle,
  withoutPeople,
  type Organisation,
  type RoleKind,
} from '../circles/organisation.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import type { Proposal } from './proposal.ts'
import type { Participants } from './step.ts'

/**
 * Who is who for a proposal of a circle, under the organisation in force at a moment.
 * @param left people who have left: nobody waits for them, and what is their part falls to whoever covers for it
 */
export function participantsOf(
  declared: Organisation,
  {
    circle,
    method,
    attestation,
    objections,
  }: Pick<Proposal, 'circle' | 'method' | 'attestation' | 'objections'>,
  at: Date,
  left: ReadonlySet<string>,
): Participants {
  const organisation = withoutPeople(declared, left)
  const gone = unique(objections.map(({ by }) => by).filter((person) => left.has(person)))
  const people = (reference: string): readonly string[] =>
    unique(
      fillersOf(organisation, roleOf(organisation, circle, reference), at).map((a) => a.person),
    )
  const answering = (references: readonly string[]): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      references.map((reference) => {
        const role = roleOf(organisation, circle, reference)
        return [role, approversOf(organisation, role, circle, at)]
      }),
    )
  const members = membersOf(organisation, circle, at)
  const voters = method.kind === 'vote' ? votersOf(organisation, { circle, method }, at) : []
  const seats = voters.flatMap((person) => {
    const seat =
      method.kind === 'vote' ? seatOf(organisation, { circle, method }, person, at) : person
    return seat === person ? [] : [[person, seat] as const]
  })
  const away = awayFrom(organisation, members, at)
  return {
    members: Object.fromEntries(members),
    ...(away.length > 0 && { away }),
    ...(gone.length > 0 && { gone }),
    facilitators: facilitatorsOf(organisation, circle, at),
    voters,
    ...(seats.length > 0 && { seats: Object.fromEntries(seats) }),
    tie: method.kind === 'vote' && method.tie !== undefined ? people(method.tie) : [],
    approvers: method.kind === 'approver' ? answering(method.roles) : {},
    ...(attestation !== undefined && { attesters: answering(attestation.roles) }),
  }
}

/** A vote in a circle. */
interface Vote {
  readonly circle: string
  readonly method: Extract<Proposal['method'], { readonly kind: 'vote' }>
}

/** Who can vote now: surrogates in place of whoever is away. */
export function votersOf(
  organisation: Organisation,
  { circle, method }: Vote,
  at: Date,
): readonly string[] {
  if (method.voters === 'members') return [...membersOf(organisation, circle, at).keys()]
  const role = roleOf(organisation, circle, method.voters)
  return unique(fillersOf(organisation, role, at).map(({ person }) => person))
}

/** For whom the members of a circle stand in. */
function awayFrom(
  organisation: Organisation,
  members: ReadonlyMap<string, readonly string[]>,
  at: Date,
): readonly string[] {
  const seats = new Set([...members.values()].flat())
  return unique(
    actingAt(organisation.assignments, at).flatMap(({ role, standsInFor }) =>
      standsInFor !== undefined && seats.has(role) ? [standsInFor] : [],
    ),
  )
}

/** Whose vote somebody casts: their own, or as a surrogate that of whoever is away. */
export function seatOf(
  organisation: Organisation,
  { circle, method }: Vote,
  person: string,
  at: Date,
): string {
  const roles =
    method.voters === 'members'
      ? (membersOf(organisation, circle, at).get(person) ?? [])
      : [roleOf(organisation, circle, method.voters)]
  const acting = roles
    .flatMap((role) => fillersOf(organisation, role, at))
    .filter((assignment) => assignment.person === person)
  const isOwn = acting.some(({ standsInFor }) => standsInFor === undefined)
  return isOwn ? person : (acting[0]?.standsInFor ?? person)
}

/**
 * Who facilitates a circle: its facilitator and its secretary, and without either of them who leads it, or covers for
 * that.
 */
export function facilitatorsOf(
  organisation: Organisation,
  served: string,
  at: Date,
): readonly string[] {
  const circle = servingCircle(organisation, served)
  const offices = (['facilitator', 'secretary'] as const).flatMap((kind) =>
    fillersOf(organisation, roleOf(organisation, circle, kind), at).map(({ person }) => person),
  )
  return offices.length > 0
    ? unique(offices)
    : unique(decidingRole(organisation, { subject: circle, domain: '', circle }, at).people)
}

/** Whoever fills the role, or covers for it while nobody does. */
function approversOf(
  organisation: Organisation,
  role: string,
  circle: string,
  at: Date,
): readonly string[] {
  const people = fillersOf(organisation, role, at).map(({ person }) => person)
  if (people.length > 0) return unique(people)
  return unique(decidingRole(organisation, { subject: role, domain: '', role, circle }, at).people)
}

/** A role by its name, or the circle's own by its kind. */
function roleOf(organisation: Organisation, circle: string, reference: string): string {
  const kind = ROLE_KINDS.find((known) => known === reference && known !== 'defined')
  if (kind === undefined) return reference
  return coreRole(organisation, circle, kind satisfies RoleKind)?.id ?? `${circle}-${kind}`
}

function unique(people: readonly string[]): readonly string[] {
  return [...new Set(people)]
}
