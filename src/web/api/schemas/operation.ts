/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Instant, Next } from './shared.ts'

/** How it stands with a duty. */
export type DutyState = 'waiting' | 'due' | 'failing' | 'done'

/** Something that the registry does when its time has come. */
export interface Duty {
  /** Says what is due; no two duties mean the same. */
  readonly id: string
  readonly kind: string
  /** The kind in plain words. */
  readonly title: string
  /** For instance `version:payments/cards/refunds@1.2.0`. */
  readonly subject: string
  /** The role that it concerns. */
  readonly role?: string
  readonly state: DutyState
  readonly dueAt: Instant
  /** How often it failed. */
  readonly failures: number
  /** Why it failed the last time. */
  readonly lastError?: string
  readonly retryAt?: Instant
  readonly performedAt?: Instant
  /** What came of it, in a sentence. */
  readonly outcome?: string
}

/** A page of duties. */
export interface DutyList {
  readonly items: readonly Duty[]
  readonly next: Next
}

/** An export or a restore of the whole registry. */
export interface OperationRecord {
  readonly id: string
  readonly kind: 'export' | 'restore'
  readonly state: 'begun' | 'completed'
  /** SHA-256 of the manifest of the archive. */
  readonly archive: string
  /** An account, or whoever has access to the store. */
  readonly by: string
  readonly begunAt: string
  readonly completedAt?: string
  /** How far the ledger in the archive goes. */
  readonly ledger: {
    readonly entries: number
    readonly head: string
  }
}

/** All operations that are kept. */
export interface OperationList {
  readonly items: readonly OperationRecord[]
  readonly next: Next
}

/** The state of the process. */
export interface Health {
  readonly status: 'up' | 'ready'
}
