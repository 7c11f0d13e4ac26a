import {
  inActionWords,
  type Action,
  type Actor,
  type AuthorityDecision,
  type Thing,
} from '../../registry/index.ts'
import type { Governance } from '../circles/apply-changes.ts'
import {
  actingAt,
  circlesAround,
  coreRole,
  findRole,
  isWithin,
  membersOf,
  servingCircle,
  type CirclePolicy,
  type Organisation,
} from '../circles/organisation.ts'
import type { Article, Holder } from '../constitution/constitution.ts'
import type { Permission } from '../permissions/permission.ts'
import { costOf, inOwnCircle } from './own-circle.ts'
import { waysOn } from './ways-on.ts'
import { circleOf, decidingFor, recordsOffice, whoMay } from './who-may.ts'

/** One way in which the actor may be allowed. */
interface Grant {
  /** The role in which the actor acts; undefined for what needs none. */
  readonly role: string | undefined
  readonly because: readonly string[]
  /** The permission that it stands on. */
  readonly permission?: string
}

interface Question {
  readonly governance: Pick<Governance, 'constitution' | 'organisation'>
  readonly actor: Actor
  readonly action: Action
  readonly thing: Thing
  readonly at: Date
  /** Roles that the actor fills here and now. */
  readonly roles: readonly string[]
  /** What other roles permit the actor. */
  readonly permissions: readonly PermittedBy[]
}

/** A permission that holds; it is no more than a yes of the role that decides. */
export type PermittedBy = Pick<
  Permission,
  'id' | 'role' | 'forRole' | 'reason' | 'state' | 'once' | 'until'
>

/**
 * Whether somebody may do something to a thing at a moment, and why; pure. Articles are read in their order,
 * then the grants in policies of circles, then what somebody was permitted. The first grant decides that no
 * policy of a circle around limits; a permission is limited as the role is that gave it.
 */
export function decideUnder(
  governance: Pick<Governance, 'constitution' | 'organisation'>,
  actor: Actor,
  action: Action,
  thing: Thing,
  at: Date,
  permissions: readonly PermittedBy[] = [],
): AuthorityDecision {
  const roles = rolesFor(governance.organisation, actor, thing, at)
  const question: Question = { governance, actor, action, thing, at, roles, permissions }
  const limits: string[] = []
  for (const grant of grantsIn(question)) {
    const limit = grant.role === undefined ? undefined : limitOn(question, grant.role)
    if (limit === undefined) {
      const { role, because: reasons, permission } = grant
      return { allowed: true, role, reasons, ...(permission !== undefined && { permission }) }
    }
    limits.push(limit)
  }
  const who = whoMay(question)
  return {
    allowed: false,
    role: undefined,
    reasons: [
      ...costlyIn(question),
      ...(limits.length > 0
        ? [...new Set(limits)]
        : [`${actor.name} fills no role that may ${inActionWords(action)} ${thing.subject}.`]),
      who.sentence,
      ...waysOn(question, { canBeAsked: who.canBeAsked && limits.length === 0 }),
    ],
  }
}

/** Why a role may not what it otherwise may in its own circle. */
function costlyIn({ governance, action, thing, roles }: Question): readonly string[] {
  const { constitution, organisation } = governance
  const isOpen = constitution.articles.some(
    ({ grants }) =>
      'holder' in grants && grants.holder === 'circle' && grants.actions.includes(action),
  )
  const cost = costOf(constitution, action)
  const own = inOwnCircle(organisation, thing, roles)
  if (!isOpen || cost === undefined || own === undefined) return []
  return [`${cost} ${own.role} needs the permission of ${own.lead} for it.`]
}

/** Roles that somebody fills, as far as the focus of each assignment reaches. */
export function rolesFor(
  organisation: Organisation,
  actor: Actor,
  thing: Thing,
  at: Date,
): readonly string[] {
  if (actor.kind !== 'person' && actor.kind !== 'token') return []
  return actingAt(organisation.assignments, at)
    .filter(
      (assignment) =>
        assignment.person === actor.id &&
        (assignment.focus?.domain === undefined || isWithin(thing.domain, assignment.focus.domain)),
    )
    .map(({ role }) => role)
}

/** One after the other, since the first one mostly decides. */
function* grantsIn(question: Question): Generator<Grant> {
  const { constitution } = question.governance
  for (const article of constitution.articles) {
    if (!article.grants.actions.includes(question.action)) continue
    const granted = grantedTo(article, question)
    if (granted === undefined) continue
    const source = `${article.text} (${constitution.title}, article "${article.title}")`
    yield { role: granted.role, because: [source, ...granted.path] }
  }
  yield* policyGrants(question)
  yield* permitted(question)
}

/** What roles permitted that may do it themselves; once another one decides, their yes is over. */
function* permitted(question: Question): Generator<Grant> {
  for (const permission of question.permissions) {
    const { id, role, forRole, reason, state, once, until } = permission
    if (!decidesAbout(role, question)) continue
    const { name } = question.actor
    const howLong = once ? 'for once' : `until ${until.slice(0, 16).replace('T', ' ')} UTC`
    yield {
      role,
      permission: id,
      because: [
        state === 'given'
          ? `The role ${role} permits ${forRole === undefined ? name : `the role ${forRole}`} this ${howLong} (${id}): ${reason}`
          : `${forRole === undefined ? name : `The role ${forRole}`} announced this ${howLong}, and nobody of the circle of ${role} objected in time (${id}): ${reason}`,
      ],
    }
  }
}

/** Whether the constitution leaves an action on a thing to a role itself, or to it as the one that decides about the thing. */
function decidesAbout(role: string, { governance, action, thing, at }: Question): boolean {
  const { constitution, organisation } = governance
  return constitution.articles.some(({ grants }) => {
    if (!grants.actions.includes(action)) return false
    if ('role' in grants) return grants.role === role
    if (!('holder' in grants) || !DECIDING_HOLDERS.includes(grants.holder)) return false
    return decidingFor(grants.holder, organisation, thing, at)?.role.id === role
  })
}

const DECIDING_HOLDERS: readonly Holder[] = ['named', 'domain']

/** Undefined does not grant. */
function grantedTo(
  { grants }: Article,
  question: Question,
): { readonly role: string | undefined; readonly path: readonly string[] } | undefined {
  const { actor, thing, roles } = question
  if ('system' in grants) return actor.kind === 'system' ? { role: undefined, path: [] } : undefined
  if (actor.kind !== 'person' && actor.kind !== 'token') return undefined
  if ('everyone' in grants) {
    const reaches = !grants.own || thing.subject === `account:${actor.id}`
    return reaches ? { role: undefined, path: [] } : undefined
  }
  if ('role' in grants) {
    return roles.includes(grants.role) ? { role: grants.role, path: [] } : undefined
  }
  return heldBy(grants.holder, question)
}

function heldBy(
  holder: Holder,
  { governance, actor, action, thing, at, roles }: Question,
): { readonly role: string; readonly path: readonly string[] } | undefined {
  if (holder === 'circle') {
    if (costOf(governance.constitution, action) !== undefined) return undefined
    return inOwnCircle(governance.organisation, thing, roles)
  }
  const { organisation } = governance
  const deciding = decidingFor(holder, organisation, thing, at)
  if (deciding === undefined) return undefined
  const { role, path } = deciding
  if (holder === 'named' || holder === 'domain' || holder === 'lead') {
    return roles.includes(role.id) ? { role: role.id, path } : undefined
  }
  const circle = circleOf(organisation, thing, role.circle)
  if (holder === 'members') {
    const [seat] = membersOf(organisation, circle, at).get(actor.id) ?? []
    return seat === undefined
      ? undefined
      : { role: seat, path: [`${seat} is a member of the circle ${circle}.`] }
  }
  const serving = servingCircle(organisation, circle)
  const office =
    holder === 'records'
      ? recordsOffice(organisation, serving, at)
      : (['facilitator', 'secretary', 'lead'] as const)
          .map((kind) => coreRole(organisation, serving, kind)?.id)
          .find((id) => id !== undefined && roles.includes(id))
  if (office !== undefined && !roles.includes(office)) return undefined
  if (office !== undefined) return { role: office, path: [`${office} serves ${circle}.`] }
  return roles.includes(role.id) ? { role: role.id, path } : undefined
}

/** Grants in the policies of circles, of the anchor circle first. */
function* policyGrants(question: Question): Generator<Grant> {
  for (const { id: circle, policies } of question.governance.organisation.circles) {
    for (const policy of policies) {
      const { id, role, text, effect } = policy
      if (effect !== 'grant' || role === undefined || !question.roles.includes(role)) continue
      if (!reaches(policy, question) || limitIn(question, circle, role) !== undefined) continue
      yield { role, because: [`${text} (policy ${id} of the circle ${circle})`] }
    }
  }
}

function reaches({ actions, domain }: CirclePolicy, { action, thing }: Question): boolean {
  return (actions as readonly Action[]).includes(action) && isWithin(thing.domain, domain)
}

/** Why a role may not after all, by the outermost circle that says so. */
function limitOn(question: Question, role: string): string | undefined {
  const home = findRole(question.governance.organisation, role)?.circle
  return home === undefined ? undefined : limitIn(question, home, role)
}

function limitIn(question: Question, circle: string, role: string): string | undefined {
  for (const around of circlesAround(question.governance.organisation, circle).toReversed()) {
    const limit = around.policies.find(
      (policy) => policy.effect === 'limit' && policy.role !== role && reaches(policy, question),
    )
    if (limit !== undefined) {
      return `The policy ${limit.id} of the circle ${around.id} limits the role ${role}: ${limit.text}`
    }
  }
  return undefined
}
