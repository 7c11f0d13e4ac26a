import type { Action } from '../../registry/index.ts'
import { coreRole, ROLE_KINDS, type Organisation } from '../circles/organisation.ts'
import type { Constitution } from './constitution.ts'
import type { DecisionMethod } from './decision-rules.ts'

type Text = Pick<Constitution, 'articles' | 'decisions' | 'title'>

/** What people do to have something decided, and what the registry does to carry it out. */
const BY_PEOPLE: readonly Action[] = ['proposal.make', 'proposal.take-part', 'role.assign']
const BY_THE_REGISTRY: readonly Action[] = ['proposal.adopt', 'policy.change', 'lifecycle.change']

/**
 * Why a constitution could never be changed again: nothing decides about amendments, or nobody may propose, take part,
 * appoint or carry out. Such a text is refused while it is proposed, since no decision could mend it afterwards.
 */
export function hindrancesToAmend({ articles, decisions = [] }: Text): readonly string[] {
  const isDecided = decisions.some(
    ({ changes, circles }) => changes.includes('constitution.amend') && circles === undefined,
  )
  const missing = (actions: readonly Action[], isSystem: boolean): readonly Action[] =>
    actions.filter(
      (action) =>
        !articles.some(
          ({ grants }) => 'system' in grants === isSystem && grants.actions.includes(action),
        ),
    )
  return [
    ...(isDecided
      ? []
      : [
          'Nothing in its decisions says how the constitution itself is amended, so that it never could be again.',
        ]),
    ...missing(BY_PEOPLE, false).map(
      (action) => `No article grants ${action} to anybody, without which nothing is decided.`,
    ),
    ...missing(BY_THE_REGISTRY, true).map(
      (action) =>
        `No article grants ${action} to the registry, without which nothing that was decided is carried out.`,
    ),
  ]
}

/**
 * Ways to decide that nobody could ever go: roles that vote, break ties or approve and are in no circle, and more
 * approvals than there are roles to give them.
 */
export function deadEnds(organisation: Organisation, { decisions = [] }: Text): readonly string[] {
  const roles = new Set(organisation.roles.map(({ id }) => id))
  const circles = new Set(organisation.circles.map(({ id }) => id))
  return decisions.flatMap(({ title, method, circles: where = [] }) => [
    ...named(method)
      .filter((role) => !roles.has(role) && !(ROLE_KINDS as readonly string[]).includes(role))
      .map(
        (role) =>
          `By "${title}" the role ${role} decides, which no circle would have; change who decides first.`,
      ),
    ...(method.kind === 'vote' && isKind(method.voters) && !isInAnchor(organisation, method.voters)
      ? [
          `By "${title}" the ${method.voters} of a circle votes, which the anchor circle does not have.`,
        ]
      : []),
    ...(method.kind === 'approver' && method.needed > method.roles.length
      ? [`By "${title}" ${method.needed} roles approve, and ${method.roles.length} are named to.`]
      : []),
    ...where
      .filter((circle) => !circles.has(circle))
      .map((circle) => `"${title}" holds in the circle ${circle}, which there would not be.`),
  ])
}

/** Roles that a method names by their own names; `members` are no role. */
function named(method: DecisionMethod): readonly string[] {
  switch (method.kind) {
    case 'vote':
      return [method.voters, method.tie]
        .filter((role) => role !== undefined && role !== 'members')
        .map(String)
    case 'approver':
      return method.roles
    default:
      return []
  }
}

function isKind(reference: string): reference is 'lead' | 'rep' | 'facilitator' | 'secretary' {
  return (['lead', 'rep', 'facilitator', 'secretary'] as readonly string[]).includes(reference)
}

function isInAnchor(
  organisation: Organisation,
  kind: 'lead' | 'rep' | 'facilitator' | 'secretary',
): boolean {
  const [anchor] = organisation.circles
  return anchor !== undefined && coreRole(organisation, anchor.id, kind) !== undefined
}
