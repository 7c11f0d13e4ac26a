import { isDeepStrictEqual } from 'node:util'
import type { Governance } from '../circles/apply-changes.ts'
import type { Change } from '../circles/change.ts'
import type { GovernanceRecord } from '../circles/governance-record.ts'
import { findCircle, findRole, type Assignment, type Circle } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { without } from '../without.ts'

/** Changes that restore what a version changed, for a proposal of their own. */
export interface PreparedRollback {
  readonly rollbackOf: number
  readonly title: string
  readonly changes: readonly Change[]
  /** What cannot be restored by a change, and has to be done by hand. */
  readonly notRestored: readonly string[]
}

/**
 * Prepares the way back from an adopted proposal: what it touched is put as it was before. Nothing is
 * written; the way back is a proposal like any other.
 * @throws GovernanceError `proposal-not-found` when the proposal was not adopted
 */
export async function prepareRollback(
  record: GovernanceRecord,
  proposal: string,
): Promise<PreparedRollback> {
  const version = await record.adopted(proposal)
  const before = version && (await record.get(version.number - 1))
  if (version === undefined || before === undefined) {
    throw new GovernanceError(
      'proposal-not-found',
      `The proposal ${proposal.slice(0, 100)} was not adopted, so that there is nothing to take back.`,
    )
  }
  const restored = differences(before, version)
  return {
    rollbackOf: version.number,
    title: `Take back: ${version.origin.reason ?? proposal}`.slice(0, 200),
    ...restored,
  }
}

/** The changes that lead from `after` back to `before`. Pure. */
export function differences(
  before: Governance,
  after: Governance,
): Pick<PreparedRollback, 'changes' | 'notRestored'> {
  const notRestored: string[] = []
  const changes: Change[] = [
    ...assignmentsBack(withoutSurrogates(before), withoutSurrogates(after)),
    ...surrogatesBack(before, after, notRestored),
    ...rolesBack(before, after, notRestored),
    ...circlesBack(before, after, notRestored),
    ...policiesBack(before, after),
  ]
  for (const { definition, changedIn } of after.lifecycles ?? []) {
    if (changedIn !== after.number) continue
    notRestored.push(
      `The lifecycle ${definition.id} is to be put in force as it was, under a version above ${definition.version}; subjects that were moved are moved by the map of that change.`,
    )
  }
  const text = ({ constitution }: Governance): string =>
    JSON.stringify(without(constitution, 'policies', 'changedIn'))
  if (text(before) !== text(after)) {
    changes.push({ kind: 'constitution.amend', constitution: before.constitution })
  }
  return { changes, notRestored }
}

function assignmentsBack(before: Governance, after: Governance): readonly Change[] {
  const key = (a: { readonly role: string; readonly person: string }): string =>
    JSON.stringify([a.role, a.person])
  const had = new Set(before.organisation.assignments.map(key))
  const has = new Set(after.organisation.assignments.map(key))
  const kindOf = (id: string): string | undefined => findRole(before.organisation, id)?.kind
  const isElected = (id: string): boolean =>
    before.constitution.circleRoles?.some(
      ({ kind, filled }) => kind === kindOf(id) && filled === 'elected',
    ) === true
  const elected = before.organisation.assignments
    .filter((a) => !has.has(key(a)) && findRole(after.organisation, a.role) && isElected(a.role))
    .map(({ role, person }) => ({ kind: 'role.elect' as const, role, person }))
  const assigned = before.organisation.assignments
    .filter((a) => !has.has(key(a)) && findRole(after.organisation, a.role) && !isElected(a.role))
    .map(({ role, person, focus }) => ({
      kind: 'role.assign' as const,
      role,
      person,
      ...(focus !== undefined && { focus }),
    }))
  const replaced = new Set(elected.map(({ role }) => role))
  const gone = after.organisation.assignments
    .filter((a) => !had.has(key(a)) && findRole(before.organisation, a.role))
    .filter(({ role }) => !replaced.has(role)) // electing somebody ends the term of who is there
    .map(({ role, person }) => ({ kind: 'role.unassign' as const, role, person }))
  return [...elected, ...assigned, ...gone]
}

function withoutSurrogates(governance: Governance): Governance {
  const { organisation } = governance
  const assignments = organisation.assignments.filter(
    ({ standsInFor }) => standsInFor === undefined,
  )
  return { ...governance, organisation: { ...organisation, assignments } }
}

function surrogatesBack(before: Governance, after: Governance, lost: string[]): readonly Change[] {
  const of = ({ organisation }: Governance): readonly Assignment[] =>
    organisation.assignments.filter(({ standsInFor }) => standsInFor !== undefined)
  const [had, has] = [of(before), of(after)]
  const isIn = (list: readonly Assignment[], { role, person, standsInFor }: Assignment): boolean =>
    list.some((a) => a.role === role && a.person === person && a.standsInFor === standsInFor)
  for (const one of had.filter((surrogate) => !isIn(has, surrogate))) {
    lost.push(
      `Who stands in for ${one.standsInFor ?? ''} in the role ${one.role} is to be named again.`,
    )
  }
  return has
    .filter((one) => !isIn(had, one) && findRole(before.organisation, one.role) !== undefined)
    .map(({ role, person }): Change => ({ kind: 'role.unassign', role, person }))
}

function rolesBack(before: Governance, after: Governance, lost: string[]): readonly Change[] {
  const changes: Change[] = []
  for (const role of before.organisation.roles) {
    const now = findRole(after.organisation, role.id)
    const { id, circle, title, purpose, domains, accountabilities, kind } = role
    const texts = { purpose, domains, accountabilities }
    if (now === undefined) {
      if (kind !== 'defined' || findCircle(after.organisation, circle) === undefined) continue
      changes.push({ kind: 'role.create', role: id, circle, title, ...texts })
      lost.push(`Who filled the role ${id} is to be assigned again.`)
    } else if (now.changedIn !== role.changedIn) {
      const named = kind === 'defined' ? { title } : {}
      changes.push({ kind: 'role.amend', role: id, ...named, ...texts })
    }
  }
  for (const { id, circle, kind } of after.organisation.roles) {
    const isNew = findRole(before.organisation, id) === undefined
    const stays = findCircle(before.organisation, circle) !== undefined
    if (isNew && stays && kind === 'defined') changes.push({ kind: 'role.remove', role: id })
  }
  return changes
}

function circlesBack(before: Governance, after: Governance, lost: string[]): readonly Change[] {
  const changes: Change[] = []
  for (const circle of after.organisation.circles) {
    const was = findCircle(before.organisation, circle.id)
    if (was === undefined) changes.push({ kind: 'circle.remove', circle: circle.id })
    else if (was.changedIn !== circle.changedIn) {
      const { title, purpose, parent } = was
      const moved = parent === undefined ? {} : { parent }
      changes.push({ kind: 'circle.amend', circle: circle.id, title, purpose, ...moved })
      for (const policy of was.policies) {
        const same = circle.policies.some((now) => JSON.stringify(now) === JSON.stringify(policy))
        if (!same) changes.push({ kind: 'circle-policy.put', circle: circle.id, policy })
      }
      for (const { id } of circle.policies) {
        if (was.policies.some((policy) => policy.id === id)) continue
        changes.push({ kind: 'circle-policy.remove', circle: circle.id, policy: id })
      }
      changes.push(...targetsBack(was, circle), ...linksBack(was, circle))
    }
  }
  for (const { id, parent, title, purpose } of before.organisation.circles) {
    if (findCircle(after.organisation, id) !== undefined || parent === undefined) continue
    const lead = before.organisation.roles.find((r) => r.circle === id && r.kind === 'lead')
    const domains = lead?.domains ?? []
    changes.push({ kind: 'circle.create', circle: id, parent, title, purpose, domains })
    lost.push(`The roles and policies that the circle ${id} had made are to be made again.`)
  }
  return changes
}

function linksBack({ links: was = [] }: Circle, { id, links = [] }: Circle): readonly Change[] {
  return [
    ...was
      .filter((role) => !links.includes(role))
      .map((role): Change => ({ kind: 'circle.link', circle: id, role })),
    ...links
      .filter((role) => !was.includes(role))
      .map((role): Change => ({ kind: 'circle.unlink', circle: id, role })),
  ]
}

function targetsBack({ targets: was = [] }: Circle, circle: Circle): readonly Change[] {
  const { id, targets = [] } = circle
  const back = was.filter((one) => !targets.some((now) => isDeepStrictEqual(now, one)))
  const gone = targets.filter((now) => !was.some((one) => one.id === now.id))
  return [
    ...back.map((target): Change => ({ kind: 'maturity.target', circle: id, target })),
    ...gone.map(({ id: target }): Change => ({
      kind: 'maturity.target-remove',
      circle: id,
      target,
    })),
  ]
}

function policiesBack(before: Governance, after: Governance): readonly Change[] {
  const was = new Map(before.constitution.policies.map((policy) => [policy.id, policy]))
  const is = new Map(after.constitution.policies.map((policy) => [policy.id, policy]))
  const back = [...was.values()].flatMap((policy): readonly Change[] =>
    isDeepStrictEqual(policy, is.get(policy.id)) ? [] : [{ kind: 'policy.put', policy }],
  )
  const gone = [...is.keys()]
    .filter((id) => !was.has(id))
    .map((policy): Change => ({ kind: 'policy.remove', policy }))
  return [...back, ...gone]
}
