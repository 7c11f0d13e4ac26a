import type { Thing } from '../../registry/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import { findRole, fillersOf, type Organisation, type Role } from '../circles/organisation.ts'
import { actingWithout } from '../circles/present-organisation.ts'
import type { Constitution } from '../constitution/constitution.ts'
import type { PERMITTED_ACTIONS } from '../constitution/decision-rules.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'

type PermittedAction = (typeof PERMITTED_ACTIONS)[number]

/**
 * The role that may do something itself, and so can permit it to others.
 * @param subject by its present name
 * @throws GovernanceError `permission-refused` where the action is not done to such a subject
 */
export type PermittingRole = (
  constitution: Constitution,
  organisation: Organisation,
  action: PermittedAction,
  subject: string,
) => Promise<Role>

/** What the authority is asked about with each action; what is only being made is named by what it is about. */
const SUBJECTS: Readonly<Record<PermittedAction, readonly string[]>> = {
  'domain.create': ['domain'],
  'domain.update': ['domain'],
  'service.register': ['service'],
  'service.update': ['service'],
  'service.transition': ['service'],
  'service.move': ['service'],
  'service.offer': ['service'],
  'service.merge': ['service'],
  'version.push': ['version'],
  'version.discard': ['version'],
  'version.transition': ['version'],
  'plan.put': ['version'],
  'checklist.tick': ['version', 'service', 'endpoint', 'subscription'],
  'endpoint.transition': ['endpoint'],
  'subscription.request': ['service'],
  'subscription.transition': ['subscription'],
  'waiver.request': ['service', 'version', 'domain'],
}

export function createPermittingRole(ports: GovernancePorts): PermittingRole {
  return async (constitution, decided, action, subject) => {
    const kinds = SUBJECTS[action]
    if (!kinds.some((kind) => subject.startsWith(`${kind}:`))) {
      throw new GovernanceError(
        'permission-refused',
        `${action} is done to ${kinds.map((kind) => `${kind}:…`).join(' or ')}, and not to ${subject.slice(0, 100)}; name what it is to be done to.`,
      )
    }
    const at = ports.clock()
    const organisation = actingWithout(decided, await ports.leavers(), at)
    const asked = await thingOf(ports, organisation, subject)
    for (const { grants } of constitution.articles) {
      if (!grants.actions.includes(action)) continue
      if ('role' in grants) {
        const role = findRole(organisation, grants.role)
        if (role !== undefined && fillersOf(organisation, role.id, at).length > 0) return role
      } else if ('holder' in grants && isDecisive(grants.holder, action, asked, organisation)) {
        const { role: owner, ...around } = asked
        const isNamed = grants.holder === 'named' && owner !== undefined
        return decidingRole(organisation, isNamed ? asked : around, at).role
      }
    }
    return decidingRole(organisation, asked, at).role
  }
}

/** Of a transition or a tick the lifecycle names a role of its own, so that the owner is none whose yes would count. */
function isDecisive(
  holder: string,
  action: PermittedAction,
  { role }: Thing,
  organisation: Organisation,
): boolean {
  if (holder === 'domain') return true
  const isNamedByLifecycle = action.endsWith('.transition') || action === 'checklist.tick'
  return (
    holder === 'named' &&
    !isNamedByLifecycle &&
    role !== undefined &&
    findRole(organisation, role) !== undefined
  )
}
