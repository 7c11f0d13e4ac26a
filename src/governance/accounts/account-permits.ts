import {
  inActionWords,
  type Action,
  type Actor,
  type Authority,
  type AuthorityDecision,
} from '../../registry/index.ts'
import type { DomainEvent, Json } from '../../store/index.ts'
import { AccountError } from './account-problems.ts'

/** What accounts and tokens need from outside. */
export interface AccountPorts {
  readonly authority: Authority
  readonly clock: () => Date
  readonly newId: () => string
}

/**
 * Asks the authority before a write to an account or its tokens.
 * @throws AccountError `account-not-allowed`, with the authority's decision
 */
export async function requireAuthority(
  ports: AccountPorts,
  actor: Actor,
  action: Action,
  account: string,
): Promise<AuthorityDecision> {
  const decision = await ports.authority.decide({
    actor,
    action,
    thing: { subject: `account:${account}`, domain: '' },
    at: ports.clock(),
  })
  if (decision.allowed) return decision
  throw new AccountError(
    'account-not-allowed',
    `${actor.name} may not ${inActionWords(action)} the account ${account}: ${decision.reasons.join(' ')}`,
    decision,
  )
}

/** The event that goes with a write to an account or its tokens. */
export function accountEvent(
  ports: AccountPorts,
  actor: Actor,
  what: { action: string; account: string; change: Json; role?: string | undefined },
): DomainEvent {
  if (actor.kind === 'anonymous') throw new TypeError('nothing is written anonymously')
  return {
    id: ports.newId(),
    at: ports.clock().toISOString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(what.role === undefined ? {} : { onBehalfOf: what.role }),
    action: what.action,
    subject: `account:${what.account}`,
    change: what.change,
  }
}
