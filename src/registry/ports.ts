/**
 * What the registry asks of others. Governance implements these ports, and one composition file wires
 * them, so that the registry knows nothing of constitutions, circles or proposals.
 */
import type { Format } from '../contracts/index.ts'
import type { RequiredCompatibility } from './compatibility/compatibility-report.ts'
import type { LifecycleDefinition } from './lifecycle/lifecycle-definition.ts'
import type { AuthorityDecision, PolicyInForce, PolicyPeriod } from './model.ts'

/** Who acts. A token acts for the person that made it. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'system' | 'anonymous'
  /** The account's name for a person, and for a token that of the person it acts for. */
  readonly id: string
  readonly name: string
  /** What a token is limited to, beside the authority of its account; absent: nothing further. */
  readonly scope?: ActorScope | undefined
}

/** Limits what somebody may do to some actions, some domains, or both. */
export interface ActorScope {
  /** Only these; absent: all that the account may. */
  readonly actions?: readonly Action[] | undefined
  /** Only what lies in these domains; absent: everywhere. */
  readonly domains?: readonly string[] | undefined
}

/** Everything that can be done to the registry; every write names one of these. */
export const ACTIONS = [
  'domain.create',
  'domain.update',
  'domain.move',
  'taxonomy.change',
  'service.register',
  'service.update',
  'service.move',
  'service.offer',
  'service.take-over',
  'service.merge',
  'version.push',
  'version.discard',
  'version.transition',
  'content.erase',
  'subscription.request',
  'subscription.ask',
  'subscription.transition',
  'service.transition',
  'endpoint.transition',
  'checklist.tick',
  'plan.put',
  'duty.perform',
  'notice.read',
  'search.save',
  'search.forget',
  'webhook.change',
  'maturity.answer',
  'maturity.assess',
  'token.create',
  'token.revoke',
  'account.create',
  'account.reset-password',
  'account.change-password',
  'account.invite',
  'account.deactivate',
  'account.activate',
  'constitution.ratify',
  'constitution.renew',
  'policy.change',
  'lifecycle.change',
  'waiver.request',
  'waiver.decide',
  'waiver.revoke',
  'observation.report',
  'observation.map',
  'registry.export',
  'registry.import',
  'role.assign',
  'surrogate.name',
  'tension.open',
  'tension.process',
  'work.ask',
  'work.keep',
  'strategy.set',
  'meeting.announce',
  'meeting.take-part',
  'meeting.facilitate',
  'meeting.record',
  'proposal.make',
  'proposal.take-part',
  'proposal.rule',
  'proposal.adopt',
  'election.call',
  'election.take-part',
  'election.facilitate',
  'emergency.declare',
  'emergency.answer',
  'permission.ask',
  'permission.object',
  'permission.answer',
  'ruling.give',
  'proposal.strike',
  'breakdown.declare',
] as const
export type Action = (typeof ACTIONS)[number]

/** What an action is done to; `domain` says in whose authority it lies. */
export interface Thing {
  /** For instance `service:payments/cards/orders`. */
  readonly subject: string
  /** The path of the domain concerned; empty for what belongs to the whole registry. */
  readonly domain: string
  /** Of what is only being made, and nobody can name before: what it is about, for instance `service:payments/orders`. */
  readonly about?: string
  /** The role that a lifecycle or service names for this, if any. */
  readonly role?: string
  /** The circle concerned, for what belongs to one more than to a domain. */
  readonly circle?: string
}

/** The one authority function: every write in the system asks it, and refused means nothing changed. */
export interface Authority {
  decide(question: {
    readonly actor: Actor
    readonly action: Action
    readonly thing: Thing
    readonly at: Date
  }): Promise<AuthorityDecision>
  /**
   * Takes the permission that a decision names, for one write. What was given for once is then nobody else's; undefined
   * when it is not there to be acted on any more. An authority that names no permission needs no such thing.
   * @param event the id of the event that the write carries
   */
  take?(permission: string, event: string, at: Date): Promise<TakenPermission | undefined>
}

/** A permission in the hands of one write. */
export interface TakenPermission {
  /** The write happened: what was given for once is used up. */
  keep(): Promise<void>
  /** The write did not happen: it can be acted on as before. */
  giveBack(): Promise<void>
}

/** What a policy's scope is evaluated over. */
export interface PolicySubject {
  readonly service: {
    readonly id: string
    /** The name under which it was registered, which a move does not change. */
    readonly registeredAs: string
    readonly domain: string
    readonly name: string
    readonly kind: string
    readonly tags: readonly string[]
  }
  readonly contract: {
    readonly format: Format
    readonly version: string
    readonly state: string
  }
}

/** The policies in force at one moment, for many questions. */
export interface PolicySnapshot {
  readonly policies: readonly PolicyInForce[]
  /** @throws as `PoliciesInForce.for` */
  for(subject: PolicySubject): readonly PolicyInForce[]
}

/** How long consumers are told before a version goes. */
export interface RequiredNotice {
  readonly days: number
  /** The requirement that says so; none by default. */
  readonly policy?: string | undefined
  readonly because: string
}

/** Which rule packs are in force for a contract version, and since when by whose decision. */
export interface PoliciesInForce {
  /** @param at now unless given */
  list(at?: Date): Promise<readonly PolicyInForce[]>
  /** @throws when a scope cannot be evaluated: the caller treats that as indeterminate, never as "none". */
  for(subject: PolicySubject): Promise<readonly PolicyInForce[]>
  snapshot(): Promise<PolicySnapshot>
  /** Newest first; empty for a policy that never was in force. Grace stands as it was decided. */
  history(policy: string): Promise<readonly PolicyPeriod[]>
  /**
   * The level of compatibility that a contract must meet: `backward` where no requirement speaks of it.
   * @throws when a scope cannot be evaluated
   */
  compatibilityFor(subject: PolicySubject): Promise<RequiredCompatibility>
  /**
   * The notice that a deprecation in the present state must give; undefined where no requirement speaks of it.
   * @throws when a scope cannot be evaluated
   */
  noticeFor?(subject: PolicySubject): Promise<RequiredNotice | undefined>
}

/**
 * What gates may ask about the constitution in force; undefined while there is none, and a gate that asks
 * then refuses.
 */
export type ConstitutionInForce = () => Promise<
  | {
      /** Whether nobody may approve their own work. */
      readonly fourEyes: boolean
      /** Roles that an account fills. */
      readonly rolesOf?: (account: string) => readonly string[]
      /** Whether a circle has a role. */
      readonly hasRole?: (role: string) => boolean
      /** The roles that answer for a role: itself where somebody fills it, else those that hold the whole registry. */
      readonly holdersOf?: (role: string) => readonly string[]
    }
  | undefined
>

/** A lifecycle that an adopted proposal put in force, in place of the one that came with the program. */
export interface AdoptedLifecycle {
  readonly definition: LifecycleDefinition
  /**
   * Where what began under an earlier version goes on, by the state that it is in; states of the same name need no
   * entry. Undefined: everything keeps the version that it began with.
   */
  readonly map: Readonly<Record<string, string>> | undefined
  readonly decision: {
    /** The proposal. */
    readonly id: string
    readonly title: string
    readonly by: string
    /** ISO 8601 instant. */
    readonly at: string
  }
}

/** At most one for each kind of subject. */
export type LifecyclesAdopted = () => Promise<readonly AdoptedLifecycle[]>

/** The clock that is handed in. */
export type Clock = () => Date
