/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  GovernanceChange,
  Instant,
  Next,
  Phase,
  ServiceId,
  TransitionDecision,
} from './shared.ts'

/** One address of a service in one environment, and where it stands in its life. */
export interface EndpointStanding {
  /** Made of environment and address; the same ones are the same endpoint for ever. */
  readonly id: string
  readonly service: ServiceId
  readonly environment: string
  readonly url: string
  readonly state: string
  readonly phase: Phase
  /** Calls are answered there. */
  readonly isOnline: boolean
  /** The service names it now; others are kept with their history. */
  readonly isNamed: boolean
  /** When it came to the present state; absent in the first one. */
  readonly since?: Instant
  readonly revision: number
}

/** The endpoints of a service. */
export interface EndpointList {
  readonly items: readonly EndpointStanding[]
  /** Where what is in service and what answers do not fit; empty when all fits. */
  readonly gaps: readonly string[]
  readonly next: Next
}

/** The transition to ask for. */
export interface TransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string
  /** The day or instant at which a deprecated version is expected to end. */
  readonly sunsetAt?: string
}

/** A page of decisions. */
export interface DecisionList {
  readonly items: readonly TransitionDecision[]
  readonly next: Next
}

/** A decision, judged again from what was recorded of it. */
export interface DecisionReplay {
  /** The id of the decision. */
  readonly decision: string
  readonly subject: string
  readonly at: Instant
  /** Whether it was recorded as allowed. */
  readonly recorded: boolean
  /** Whether it comes out as allowed. */
  readonly replayed: boolean
  /** Everything comes out as it was recorded. */
  readonly isSame: boolean
  readonly conditions: readonly {
    readonly id: string
    readonly title: string
    readonly recorded: 'yes' | 'no' | 'undetermined'
    readonly replayed: 'yes' | 'no' | 'undetermined'
    readonly isSame: boolean
  }[]
  /** What does not fit, in sentences. */
  readonly differences: readonly string[]
}

/** What somebody adds to a tick. */
export interface Tick {
  /** Where the proof is. */
  readonly evidence?: string
  readonly note?: string
}

/** Something that only people know. */
export interface ChecklistItem {
  readonly item: string
  readonly title: string
  /** The transition that asks for it. */
  readonly transition: string
  /** The role that may tick it. */
  readonly role: string
  readonly isTicked: boolean
  /** It was ticked for content that has been replaced since. */
  readonly isLapsed: boolean
  readonly tickedBy?: string
  readonly tickedAt?: Instant
  readonly evidence?: string
  readonly note?: string
}

/** Every item that a version's lifecycle asks about. */
export interface Checklist {
  readonly items: readonly ChecklistItem[]
  readonly next: Next
}

/** One step of putting a version into operation. */
export interface ActivationStep {
  readonly title: string
  /** Who carries it out. */
  readonly owner: string
  /** How it is seen to have worked. */
  readonly verification: string
  /** How it is taken back. */
  readonly rollback: string
}

/** How a version is put into operation. */
export interface ActivationPlanInput {
  readonly environment: string
  readonly steps: readonly ActivationStep[]
}

/** How a version is put into operation. */
export interface ActivationPlan {
  readonly service: ServiceId
  readonly version: string
  readonly environment: string
  readonly steps: readonly ActivationStep[]
  /** It was made for the content of now. */
  readonly isCurrent: boolean
  readonly author: string
  readonly revision: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A state of a lifecycle. */
export interface LifecycleState {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly phase: Phase
  /** Published, so that the content never changes again. */
  readonly contractFrozen?: boolean
  /** Consumers may ask for a new subscription. */
  readonly subscribable?: boolean
  /** A version may be called, a subscription calls. */
  readonly inService?: boolean
  /** Its deprecation is announced. */
  readonly deprecated?: boolean
  /** No transition leads on. */
  readonly final?: boolean
}

/** A way from some states to another, with its gate. */
export interface LifecycleTransition {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly from: readonly string[]
  readonly to: string
  /** The role that may take it. */
  readonly role: string
  /** All conditions must hold. */
  readonly gate: readonly {
    readonly id: string
    readonly title: string
    /** A CEL expression. */
    readonly expression: string
  }[]
  /** What somebody must have ticked; each item is a condition of the gate, too. */
  readonly checklist?: readonly {
    readonly id: string
    readonly title: string
    /** The role that may tick it. */
    readonly role: string
  }[]
}

/** States and the gated transitions between them. */
export interface Lifecycle {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description?: string
  /** What it is the life of. */
  readonly subject: 'version' | 'subscription' | 'service' | 'endpoint' | 'policy'
  /** The state that everything begins in. */
  readonly initial: string
  readonly decision?: LifecycleDecision
  readonly states: readonly LifecycleState[]
  readonly transitions: readonly LifecycleTransition[]
}

/** Changes of lifecycles that somebody thinks about. */
export interface LifecycleEffectRequest {
  readonly changes: readonly GovernanceChange[]
}

/** The adopted proposal that put a lifecycle in force; absent where it came with the program. */
export interface LifecycleDecision {
  /** The proposal. */
  readonly id: string
  readonly title: string
  readonly by: string
  readonly at: Instant
}

/** All lifecycles. */
export interface LifecycleList {
  readonly items: readonly Lifecycle[]
  readonly next: Next
}
