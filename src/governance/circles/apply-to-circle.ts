import type { Constitution } from '../constitution/constitution.ts'
import type { ChangeContext, Governance, Outcome } from './apply-changes.ts'
import { without } from '../without.ts'
import type { Change } from './change.ts'
import {
  circlesAround,
  coreRole,
  findCircle,
  findRole,
  isWithin,
  type Circle,
  type CirclePolicy,
  type MaturityTarget,
  type Organisation,
  type Role,
} from './organisation.ts'

type CircleChange = Extract<
  Change,
  { readonly kind: `circle${string}` | 'maturity.target' | 'maturity.target-remove' }
>

/** Makes, changes or takes away a circle, or a policy or target of it. */
export function applyToCircle(
  governance: Governance,
  change: CircleChange,
  context: ChangeContext,
): Outcome<Organisation> {
  if (change.kind === 'circle.create') return createCircle(governance, change, context)
  const { organisation } = governance
  const circle = findCircle(organisation, change.circle)
  if (circle === undefined) return `There is no circle ${change.circle}.`
  const stale = staleness('circle', circle, context, governance.number)
  if (stale !== undefined) return stale
  const number = governance.number + 1
  if (change.kind === 'circle-policy.put' || change.kind === 'circle-policy.remove') {
    if (circle.id !== context.circle) return foreign(circle.id, context)
    const policies = withPolicy(organisation, circle, change)
    if (typeof policies === 'string') return policies
    return replaceCircle(organisation, { ...circle, policies, changedIn: number })
  }
  if (change.kind === 'maturity.target' || change.kind === 'maturity.target-remove') {
    if (circle.id !== context.circle) return foreign(circle.id, context)
    const targets = withTarget(circle, change)
    if (typeof targets === 'string') return targets
    return replaceCircle(organisation, { ...circle, targets, changedIn: number })
  }
  if (change.kind === 'circle.link' || change.kind === 'circle.unlink') {
    return withLink(organisation, circle, change, context, number)
  }
  if (change.kind === 'circle.amend') {
    return amendCircle(organisation, circle, change, context, number)
  }
  if (circle.parent === undefined) {
    return 'The anchor circle cannot be removed; amend its purpose instead.'
  }
  if (circle.parent !== context.circle) return foreign(circle.parent, context)
  return removeCircle(organisation, circle)
}

/** Why a thing that was changed after the proposal was written is left alone; undefined when it was not. */
export function staleness(
  what: 'circle' | 'role',
  { id, changedIn }: { readonly id: string; readonly changedIn: number },
  { basedOn }: ChangeContext,
  number: number,
): string | undefined {
  // What an earlier change of the same set made is not somebody else's.
  if (changedIn <= basedOn || changedIn > number) return undefined
  return `The ${what} ${id} was changed in version ${changedIn} of the governance, after version ${basedOn} that this was written for; look at it again and amend the proposal.`
}

/** Circles change what is their own. */
export function foreign(owner: string, { circle }: ChangeContext): string {
  return `This is for the circle ${owner} to decide, not for ${circle}; bring the proposal there.`
}

function createCircle(
  { organisation, constitution, number }: Governance,
  change: CircleChange & { readonly kind: 'circle.create' },
  context: ChangeContext,
): Outcome<Organisation> {
  if (change.parent !== context.circle) return foreign(change.parent, context)
  if (findCircle(organisation, change.circle) !== undefined) {
    return `There is a circle ${change.circle} already; choose another name.`
  }
  const circle: Circle = {
    id: change.circle,
    title: change.title,
    purpose: change.purpose,
    parent: change.parent,
    policies: [],
    changedIn: number + 1,
  }
  const roles = rolesOfNewCircle(constitution, circle, change.domains ?? [])
  const taken = roles.find(({ id }) => organisation.roles.some((role) => role.id === id))
  if (taken !== undefined) {
    return `The circle would have the role ${taken.id}, which there is already; choose another name.`
  }
  return {
    ...organisation,
    circles: [...organisation.circles, circle],
    roles: [...organisation.roles, ...roles],
  }
}

/** The roles that the constitution gives a new circle. A circle without a lead would leave its domains to nobody. */
export function rolesOfNewCircle(
  { circleRoles = [] }: Constitution,
  circle: Circle,
  domains: readonly string[],
): readonly Role[] {
  const given = circleRoles.filter(
    (role) => role.in === 'every-circle' || circle.parent !== undefined,
  )
  const roles = given.map(({ kind, title, purpose, accountabilities }) => ({
    id: `${circle.id}-${kind}`,
    circle: circle.id,
    kind,
    title: `${title} of ${circle.title}`,
    purpose: kind === 'lead' ? circle.purpose : purpose,
    domains: kind === 'lead' ? [...domains] : [],
    accountabilities,
    changedIn: circle.changedIn,
  }))
  if (roles.some(({ kind }) => kind === 'lead')) return roles
  return [
    {
      id: `${circle.id}-lead`,
      circle: circle.id,
      kind: 'lead',
      title: `Lead of ${circle.title}`,
      purpose: circle.purpose,
      domains: [...domains],
      accountabilities: [],
      changedIn: circle.changedIn,
    },
    ...roles,
  ]
}

function amendCircle(
  organisation: Organisation,
  circle: Circle,
  change: CircleChange & { readonly kind: 'circle.amend' },
  context: ChangeContext,
  number: number,
): Outcome<Organisation> {
  const { title = circle.title, purpose = circle.purpose, parent = circle.parent } = change
  const amended = { ...circle, title, purpose, changedIn: number }
  if (circle.parent === undefined || parent === undefined) {
    if (circle.id !== context.circle) return foreign(circle.id, context)
    if (parent !== undefined) return 'The anchor circle lies in no other circle.'
    return replaceCircle(organisation, amended)
  }
  const isMoved = parent !== circle.parent
  const isRewritten = title !== circle.title || purpose !== circle.purpose
  if (isMoved) {
    if (findCircle(organisation, parent) === undefined) {
      return `There is no circle ${parent} to move ${circle.id} into.`
    }
    const around = circlesAroundBoth(organisation, circle.parent, parent)
    if (!around.includes(context.circle)) return foreign(around.join(' or '), context)
  }
  if ((isRewritten || !isMoved) && circle.parent !== context.circle) {
    return foreign(circle.parent, context)
  }
  return replaceCircle(organisation, { ...amended, parent })
}

/**
 * Who decides where a circle lies: those that hold the place where it is as well as the one where it goes, from the
 * inside out, so that no circle is given another one, or loses it, without a word in it.
 */
function circlesAroundBoth(organisation: Organisation, from: string, to: string): string[] {
  const around = circlesAround(organisation, to)
  return circlesAround(organisation, from)
    .filter((circle) => around.includes(circle))
    .map(({ id }) => id)
}

function removeCircle(organisation: Organisation, { id }: Circle): Outcome<Organisation> {
  const inner = organisation.circles.filter(({ parent }) => parent === id)
  if (inner.length > 0) {
    return `The circle ${id} holds the circles ${inner.map((circle) => circle.id).join(', ')}; move or remove them first.`
  }
  const gone = new Set(organisation.roles.filter(({ circle }) => circle === id).map((r) => r.id))
  return {
    circles: withoutLinks(
      organisation.circles.filter((circle) => circle.id !== id),
      gone,
    ),
    roles: organisation.roles.filter((role) => !gone.has(role.id)),
    assignments: organisation.assignments.filter(({ role }) => !gone.has(role)),
  }
}

/** The circle invites; whoever the role belongs to may leave again. */
function withLink(
  organisation: Organisation,
  circle: Circle,
  change: CircleChange & { readonly kind: 'circle.link' | 'circle.unlink' },
  context: ChangeContext,
  changedIn: number,
): Outcome<Organisation> {
  const { links = [] } = circle
  const role = findRole(organisation, change.role)
  if (change.kind === 'circle.unlink') {
    const owners = [circle.id, ...(role === undefined ? [] : [role.circle])]
    if (!owners.includes(context.circle)) return foreign(owners.join(' or '), context)
    if (!links.includes(change.role)) {
      return `The role ${change.role} is not linked into the circle ${circle.id}.`
    }
    const others = links.filter((id) => id !== change.role)
    return replaceCircle(organisation, { ...circle, links: others, changedIn })
  }
  if (circle.id !== context.circle) return foreign(circle.id, context)
  if (role === undefined) return `There is no role ${change.role}.`
  if (role.circle === circle.id) {
    return `The role ${role.id} lies in the circle ${circle.id}, so that it takes part already.`
  }
  if (links.includes(role.id)) {
    return `The role ${role.id} is linked into the circle ${circle.id} already.`
  }
  return replaceCircle(organisation, { ...circle, links: [...links, role.id], changedIn })
}

/** Circles without the links of roles that are gone. */
export function withoutLinks(circles: readonly Circle[], gone: ReadonlySet<string>): Circle[] {
  return circles.map((circle) =>
    circle.links?.some((id) => gone.has(id)) === true
      ? { ...circle, links: circle.links.filter((id) => !gone.has(id)) }
      : circle,
  )
}

function withTarget(
  { id, targets = [] }: Circle,
  change: CircleChange & { readonly kind: `maturity.${string}` },
): Outcome<MaturityTarget[]> {
  if (change.kind === 'maturity.target') {
    return [...targets.filter((other) => other.id !== change.target.id), change.target]
  }
  const others = targets.filter((other) => other.id !== change.target)
  return others.length === targets.length
    ? `The circle ${id} has no target ${change.target}.`
    : others
}

function withPolicy(
  organisation: Organisation,
  circle: Circle,
  change: CircleChange & { readonly kind: 'circle-policy.put' | 'circle-policy.remove' },
): Outcome<CirclePolicy[]> {
  if (change.kind === 'circle-policy.remove') {
    const others = circle.policies.filter(({ id }) => id !== change.policy)
    return others.length === circle.policies.length
      ? `The circle ${circle.id} has no policy ${change.policy}.`
      : others
  }
  const policy = without(change.policy, 'legacy')
  const lead = coreRole(organisation, circle.id, 'lead')
  const isOwn =
    circle.parent === undefined || lead?.domains.some((has) => isWithin(policy.domain, has))
  if (isOwn !== true) {
    return `The circle ${circle.id} does not have ${policy.domain === '' ? 'the whole registry' : `the domain ${policy.domain}`}, so that its policies do not reach there.`
  }
  if (policy.effect === 'grant' && policy.role === undefined) {
    return `The policy ${policy.id} grants, but to nobody: say to which role.`
  }
  if (policy.role !== undefined && !organisation.roles.some(({ id }) => id === policy.role)) {
    return `The policy ${policy.id} speaks of the role ${policy.role}, which there is not.`
  }
  const index = circle.policies.findIndex(({ id }) => id === policy.id)
  return index === -1 ? [...circle.policies, policy] : circle.policies.with(index, policy)
}

function replaceCircle(organisation: Organisation, circle: Circle): Organisation {
  const circles = organisation.circles.map((other) => (other.id === circle.id ? circle : other))
  return { ...organisation, circles }
}
