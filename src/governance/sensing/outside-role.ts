import type { LedgerEntry } from '../../audit/index.ts'
import { decidingRole, holderOf } from '../authority/deciding-role.ts'
import { inOwnCircle } from '../authority/own-circle.ts'
import { thingOf, type ThingPorts } from '../authority/thing-of.ts'
import type { Evidence } from '../tensions/findings.ts'

/** Changes that the role of the service, or of its domain, is to make. */
const OWN_CHANGES: readonly string[] = [
  'service.updated',
  'service.moved',
  'version.registered',
  'version.replaced',
  'version.discarded',
  'plan.put',
]

/**
 * Whether somebody changed a service in a role that neither owns it nor holds its domain, although somebody fills the role
 * that does: allowed, as it was recorded, and yet not how it was meant. Judged by the governance of that moment.
 */
export async function changeOutsideRole(
  ports: ThingPorts,
  { action, actor, onBehalfOf, at, sequence }: LedgerEntry,
  service: string,
): Promise<Evidence | undefined> {
  if (!OWN_CHANGES.includes(action) || actor.kind === 'system' || onBehalfOf === undefined) {
    return undefined
  }
  const moment = new Date(at)
  const governance = await ports.record.at(moment)
  if (governance === undefined) return undefined
  const { organisation } = governance
  const thing = await thingOf(ports, organisation, `service:${service}`)
  const { role, people } = decidingRole(organisation, thing, moment)
  // Whoever decides may have been allowed by another role of theirs as well.
  if (onBehalfOf === role.id || people.includes(actor.id)) return undefined
  if (onBehalfOf === holderOf(organisation, thing.domain).role.id) return undefined
  if (inOwnCircle(organisation, thing, [onBehalfOf]) !== undefined) return undefined
  return {
    text: `On ${at.slice(0, 10)} ${actor.name} made the change ${action} for the role ${onBehalfOf}; it is for ${role.id} (${people.join(', ')}) to make.`,
    source: `ledger:${sequence}`,
  }
}
