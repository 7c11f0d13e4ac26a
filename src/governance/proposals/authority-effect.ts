import { decidingRole } from '../authority/deciding-role.ts'
import { applyChanges, type ChangeContext } from '../circles/apply-changes.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { fillersOf, findRole, type Organisation } from '../circles/organisation.ts'
import { grantEffects, type GrantEffect } from '../constitution/granted-actions.ts'
import { GovernanceError } from '../governance-problems.ts'
import { FINAL_STATES, type Proposal } from './proposal.ts'

/** Who decides about something. */
export interface Decider {
  readonly role: string
  readonly people: readonly string[]
}

/** A role that would decide about more, about less, or in other hands. */
export interface RoleEffect {
  readonly role: string
  readonly title: string
  readonly circle: string
  readonly kind: 'new' | 'removed' | 'gains' | 'loses' | 'changes' | 'other-people'
  /** Domains, and accountabilities beside them. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  readonly peopleBefore: readonly string[]
  readonly peopleAfter: readonly string[]
}

/** What a proposal would do to who decides, as the governance stands now. */
export interface AuthorityEffect {
  readonly governance: number
  readonly roles: readonly RoleEffect[]
  /** Domains about which somebody else would decide. */
  readonly domains: readonly {
    readonly domain: string
    readonly before: Decider
    readonly after: Decider
  }[]
  /** Whom the constitution would grant more or less. */
  readonly grants: readonly GrantEffect[]
}

/**
 * Roles that would gain or lose authority, and domains that would pass into other hands. Pure.
 * @throws GovernanceError `proposal-without-effect` when it is decided; `change-refused` when the changes cannot be
 *   made any more
 */
export function authorityEffect(
  governance: GovernanceVersion,
  { title, state, circle, basedOn, changes }: Proposal,
  at: Date,
  installed: Pick<ChangeContext, 'packs' | 'lifecycles'>,
): AuthorityEffect {
  if (FINAL_STATES.includes(state)) {
    throw new GovernanceError(
      'proposal-without-effect',
      `"${title}" is decided (${state}); look at circles and roles instead.`,
    )
  }
  const applied = applyChanges(governance, changes, { circle, basedOn, at, ...installed })
  if (applied.kind === 'refused') {
    throw new GovernanceError(
      'change-refused',
      `The changes cannot be made any more: ${applied.refusals.map(({ reason }) => reason).join(' ')}`,
      { refusals: applied.refusals },
    )
  }
  const { organisation: before, number } = governance
  const { organisation: after } = applied.governance
  return {
    governance: number,
    roles: roleEffects(before, after, at),
    domains: domainEffects(before, after, at),
    grants: grantEffects(governance.constitution, applied.governance.constitution),
  }
}

function roleEffects(before: Organisation, after: Organisation, at: Date): readonly RoleEffect[] {
  const ids = new Set([...before.roles, ...after.roles].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const [then, next] = [findRole(before, id), findRole(after, id)]
    const shown = next ?? then
    if (shown === undefined) return []
    const had = [...(then?.domains ?? []).map(named), ...(then?.accountabilities ?? [])]
    const has = [...(next?.domains ?? []).map(named), ...(next?.accountabilities ?? [])]
    const gained = has.filter((one) => !had.includes(one))
    const lost = had.filter((one) => !has.includes(one))
    const peopleBefore = peopleOf(before, id, at)
    const peopleAfter = peopleOf(after, id, at)
    const isOtherPeople = peopleBefore.join() !== peopleAfter.join()
    if (then !== undefined && next !== undefined && gained.length + lost.length === 0) {
      if (!isOtherPeople) return []
    }
    const kind = kindOf(then === undefined, next === undefined, gained.length, lost.length)
    const { title, circle } = shown
    return [{ role: id, title, circle, kind, gained, lost, peopleBefore, peopleAfter }]
  })
}

function kindOf(
  isNew: boolean,
  isRemoved: boolean,
  gained: number,
  lost: number,
): RoleEffect['kind'] {
  if (isNew) return 'new'
  if (isRemoved) return 'removed'
  if (gained > 0 && lost > 0) return 'changes'
  if (gained > 0) return 'gains'
  return lost > 0 ? 'loses' : 'other-people'
}

function named(domain: string): string {
  return domain === '' ? 'the whole registry' : `the domain ${domain}`
}

function peopleOf(organisation: Organisation, role: string, at: Date): readonly string[] {
  return [...new Set(fillersOf(organisation, role, at).map(({ person }) => person))].sort()
}

function domainEffects(
  before: Organisation,
  after: Organisation,
  at: Date,
): AuthorityEffect['domains'] {
  const domains = new Set([...before.roles, ...after.roles].flatMap((role) => role.domains))
  return [...domains].sort().flatMap((domain) => {
    const [was, is] = [deciderOf(before, domain, at), deciderOf(after, domain, at)]
    const isSame = was.role === is.role && was.people.join() === is.people.join()
    return isSame ? [] : [{ domain, before: was, after: is }]
  })
}

function deciderOf(organisation: Organisation, domain: string, at: Date): Decider {
  const subject = `domain:${domain}`
  const { role, people } = decidingRole(organisation, { subject, domain }, at)
  return { role: role.id, people: [...people].sort() }
}
