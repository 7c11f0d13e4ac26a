import type { Action, Thing } from '../../registry/index.ts'
import type { Governance } from '../circles/apply-changes.ts'
import { findRole, type Organisation } from '../circles/organisation.ts'
import { holderOf } from './deciding-role.ts'

/** A role that may act in what its circle has handed on to no role, and how that was found. */
export interface OwnCircle {
  readonly role: string
  readonly path: readonly string[]
  /** Whose permission it takes where the action is costly to undo. */
  readonly lead: string
}

/**
 * Which of some roles lies in the circle that holds a thing, where neither the thing names a role nor one controls its
 * domain; undefined when none does.
 */
export function inOwnCircle(
  organisation: Organisation,
  thing: Thing,
  roles: readonly string[],
): OwnCircle | undefined {
  if (thing.role !== undefined) return undefined
  const { role: lead } = holderOf(organisation, thing.domain)
  if (lead.kind !== 'lead') return undefined
  const role = roles.find((id) => findRole(organisation, id)?.circle === lead.circle)
  return role === undefined
    ? undefined
    : {
        role,
        path: [
          `The circle ${lead.circle}, which ${role} lies in, has handed ${thing.subject} on to no role.`,
        ],
        lead: lead.id,
      }
}

/** What the constitution says of an action that is hard or costly to undo; undefined for any other. */
export function costOf(
  { costlyToUndo = [], title: constitution }: Governance['constitution'],
  action: Action,
): string | undefined {
  const found = costlyToUndo.find(({ actions }) => actions.includes(action))
  return found && `${found.text} (${constitution}, "${found.title}")`
}
