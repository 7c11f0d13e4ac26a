import type { Actor } from '../../registry/index.ts'
import { StoreError, type Collection } from '../../store/index.ts'
import { fillersOf, findRole } from '../circles/organisation.ts'
import { governanceEvent, type GovernancePorts } from '../governance-ports.ts'
import type { Tension } from '../tensions/tension.ts'
import type { WorkItem } from './work-item.ts'

/**
 * Makes the next action or project that came of a tension. The tension, written before, names the item's id and all
 * that it says, so that it can be made after a crash as well, and once only. Whoever processed the tension was
 * allowed to; for a role that they do not fill it is asked.
 */
export function createWorkOfOutcome(
  { record, newId, clock }: GovernancePorts,
  items: Collection<WorkItem>,
): (tension: Tension, outcome: Tension['outcomes'][number]) => Promise<void> {
  return async (tension, outcome) => {
    const { work, kind, text, by, at, projection } = outcome
    if (work === undefined || (kind !== 'next-action' && kind !== 'project')) return
    if ((await items.get(work)) !== undefined) return
    const { organisation } = await record.inForce()
    const role = outcome.role ?? tension.role
    const circle = findRole(organisation, role)?.circle ?? tension.circle
    const fills = fillersOf(organisation, role, clock()).some(({ person }) => person === by)
    const item: WorkItem = {
      id: work,
      kind,
      title: text,
      role,
      circle,
      tension: tension.id,
      subject: tension.subject,
      state: fills || role === tension.role ? 'active' : 'asked',
      projections: projection === undefined ? [] : [{ date: projection, by, at }],
      progress: [],
      by,
      createdAt: at,
      updatedAt: at,
    }
    const actor: Actor =
      by === 'system' ? { kind: 'system', id: by, name: by } : { kind: 'person', id: by, name: by }
    try {
      await items.insert(work, item, [
        governanceEvent(newId, {
          actor,
          at: new Date(at),
          action: 'work.entered',
          subject: `work:${work}`,
          role,
          reason: text,
          change: item,
        }),
      ])
    } catch (error) {
      if (error instanceof StoreError && error.code === 'duplicate-key') return
      throw error
    }
  }
}
