import {
  inActionWords,
  type Action,
  type Actor,
  type Authority,
  type AuthorityDecision,
  type LifecycleDefinition,
  type Notices,
  type RulePacks,
  type Thing,
  type WaiversByProposal,
} from '../registry/index.ts'
import type { DomainEvent, Json, Store } from '../store/index.ts'
import type { GovernanceRecord } from './circles/governance-record.ts'
import type { ReadLeavers } from './accounts/leavers.ts'
import type { FindConcern } from './authority/concern-of.ts'
import { GovernanceError } from './governance-problems.ts'
import type { PolicyLife } from './policies/policy-life.ts'

/** What governance needs from outside. */
export interface GovernancePorts {
  readonly store: Store
  readonly record: GovernanceRecord
  readonly authority: Authority
  readonly clock: () => Date
  readonly newId: () => string
  readonly packs: RulePacks
  /** The lifecycles that came with the program. */
  readonly lifecycles: readonly LifecycleDefinition[]
  /** The role that a service names as its owner; undefined when it names none, or there is no such service. */
  readonly ownerOf: (service: string) => Promise<string | undefined>
  /** The path that a domain has now, by any that it had. */
  readonly presentDomain: (path: string) => Promise<string>
  readonly concernOf: FindConcern
  /** Who has left, and counts in nothing that begins from now on. */
  readonly leavers: ReadLeavers
  readonly waivers: WaiversByProposal
  /** The lifecycle of policies, which is asked before a proposal changes any. */
  readonly policyLife: PolicyLife
  /** Puts a notice into the inboxes of people and roles. */
  readonly tell: Notices['tell']
}

/**
 * Asks the authority before a write.
 * @throws GovernanceError `governance-not-allowed`, with the authority's decision
 */
export async function requireAllowed(
  ports: Pick<GovernancePorts, 'authority' | 'clock'>,
  actor: Actor,
  action: Action,
  thing: Thing,
): Promise<AuthorityDecision> {
  const decision = await askAuthority(ports, actor, action, thing)
  if (decision.allowed) return decision
  throw new GovernanceError(
    'governance-not-allowed',
    `${actor.name} may not ${inActionWords(action)} ${thing.subject}: ${decision.reasons.join(' ')}`,
    { authority: decision },
  )
}

/** What the authority says now, of whoever is not signed in, too; nothing is written. */
export async function askAuthority(
  { authority, clock }: Pick<GovernancePorts, 'authority' | 'clock'>,
  actor: Actor,
  action: Action,
  thing: Thing,
): Promise<AuthorityDecision> {
  if (actor.kind !== 'anonymous') return authority.decide({ actor, action, thing, at: clock() })
  return {
    allowed: false,
    role: undefined,
    reasons: ['Nothing is written anonymously; sign in or send a token.'],
  }
}

/** What happened, and who did it on behalf of which role. */
export interface Happened {
  readonly actor: Actor
  readonly at: Date
  readonly action: string
  readonly subject: string
  readonly role?: string | undefined
  readonly reason?: string | undefined
  readonly change: unknown
}

/** The event that goes with a write. What is kept is JSON by its schema, so that absent members are left out. */
export function governanceEvent(newId: () => string, happened: Happened): DomainEvent {
  const { actor, at, action, subject, role, reason, change } = happened
  if (actor.kind === 'anonymous') throw new TypeError('nothing is written anonymously')
  return {
    id: newId(),
    at: at.toISOString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(role !== undefined && { onBehalfOf: role }),
    action,
    subject,
    ...(reason !== undefined && { reason }),
    change: JSON.parse(JSON.stringify(change)) as Json,
  }
}
