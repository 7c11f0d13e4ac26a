/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Instant, Next, Phase, TransitionDecision } from './shared.ts'

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
}

/** States and the gated transitions between them. */
export interface Lifecycle {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description?: string
  /** What it is the life of. */
  readonly subject: 'version' | 'subscription'
  /** The state that everything begins in. */
  readonly initial: string
  readonly states: readonly LifecycleState[]
  readonly transitions: readonly LifecycleTransition[]
}

/** All lifecycles. */
export interface LifecycleList {
  readonly items: readonly Lifecycle[]
  readonly next: Next
}
