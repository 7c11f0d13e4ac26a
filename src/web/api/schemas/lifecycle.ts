/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Next, Phase } from './shared.ts'

/** The transition to ask for. */
export interface TransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string
  /** The day or instant at which a deprecated version is expected to end. */
  readonly sunsetAt?: string
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
