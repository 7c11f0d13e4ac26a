import {
  createDomainNames,
  DOMAINS,
  type Action,
  type Actor,
  type Authority,
  type AuthorityDecision,
} from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { createReadLeavers } from '../accounts/leavers.ts'
import { actingWithout } from '../circles/present-organisation.ts'
import { openGovernanceRecord } from '../circles/governance-record.ts'
import { createFindOpenEmergency } from '../emergencies/open-emergency.ts'
import { createFindPermissions } from '../permissions/find-permission.ts'
import { createUsePermission } from '../permissions/use-permission.ts'
import { decideUnder, rolesFor } from './decide-under.ts'
import { outsideScope } from './outside-scope.ts'

/**
 * Authority from the governance in force: the constitution's articles and the policies of circles, and the answer names
 * them. What nobody grants may be done where the role that decides permitted it, or in an emergency that was declared,
 * where the constitution provides for it. Before ratification only the process itself acts, to set the registry up.
 */
export async function openConstitutionalAuthority(store: Store): Promise<Authority> {
  const record = await openGovernanceRecord(store)
  const findOpenEmergency = await createFindOpenEmergency(store)
  const use = await createUsePermission(store)
  const findPermissions = await createFindPermissions(store, use)
  const leavers = await createReadLeavers(store)
  const readNames = createDomainNames(await store.collection(DOMAINS))
  return {
    take: (permission, event, at) => use.take(permission, event, at),
    async decide({ actor, action, thing: named, at }) {
      // A service may still have the name from before its domain was moved; authority has moved with the decision.
      const thing = { ...named, domain: (await readNames()).present(named.domain) }
      const latest = await record.latest()
      if (latest === undefined) return beforeRatification(actor, action)
      const outside = outsideScope(actor, action, thing)
      if (outside !== undefined) return { allowed: false, role: undefined, reasons: [outside] }
      const asDecided = decideUnder(latest, actor, action, thing, at)
      // Who has left takes nothing away from others, so that they are looked for only where something is refused.
      const version = asDecided.allowed
        ? latest
        : { ...latest, organisation: actingWithout(latest.organisation, await leavers(), at) }
      const own = asDecided.allowed ? asDecided : decideUnder(version, actor, action, thing, at)
      const isPermittable = !own.allowed && (actor.kind === 'person' || actor.kind === 'token')
      const roles = isPermittable ? rolesFor(version.organisation, actor, thing, at) : []
      const permissions = isPermittable
        ? await findPermissions(actor, roles, action, thing, at)
        : []
      const decision =
        permissions.length === 0 ? own : decideUnder(version, actor, action, thing, at, permissions)
      // What is allowed needs no emergency, unless a gate is still to be passed.
      const mayNeed = !decision.allowed || action.endsWith('.transition')
      const actions: readonly Action[] = version.constitution.emergency?.actions ?? []
      if (!mayNeed || !actions.includes(action)) return decision
      if (actor.kind !== 'person' && actor.kind !== 'token') return decision
      const emergency = await findOpenEmergency(actor, action, thing, at)
      if (emergency === undefined) return decision
      return {
        allowed: true,
        role: decision.role,
        reasons: [
          `${actor.name} acts in an emergency (${emergency.id}), in place of the role ${emergency.role}: ${emergency.reason}`,
          ...(decision.allowed ? decision.reasons : []),
        ],
        emergency: emergency.id,
      }
    },
  }
}

function beforeRatification(actor: Actor, action: Action): AuthorityDecision {
  const allowed = actor.kind === 'system' && action === 'account.create'
  return {
    allowed,
    role: undefined,
    reasons: [
      allowed
        ? 'No constitution is ratified yet; the process sets the registry up.'
        : 'No constitution is ratified yet, so nobody has authority over anything.',
    ],
  }
}
