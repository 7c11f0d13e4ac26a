/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Actor, Instant, Next } from './shared.ts'

/** One event of the ledger, chained to the one before. */
export interface LedgerEntry {
  readonly sequence: number
  readonly id: string
  readonly at: Instant
  readonly actor: Actor
  /** The role on whose behalf the actor acted. */
  readonly onBehalfOf?: string
  readonly action: string
  readonly subject: string
  readonly reason?: string
  /** What changed; its shape depends on the action. */
  readonly change: unknown
  /** The hash of the entry before. */
  readonly previousHash: string
  /** SHA-256 of the canonical JSON (RFC 8785) of all other members. */
  readonly hash: string
}

/** A page of ledger entries. */
export interface LedgerEntryList {
  readonly items: readonly LedgerEntry[]
  readonly next: Next
}

/** Whether the ledger is whole. */
export interface LedgerVerification {
  readonly ok: boolean
  /** Entries that were read; up to the fault when there is one. */
  readonly entries: number
  /** Checkpoints that hold. */
  readonly checkpoints: number
  /** Entries after the last checkpoint: chained, but not signed yet. */
  readonly unsigned: number
  /** The last hash; together with `entries` it is what to note elsewhere. */
  readonly head: string
  /** The public keys that signed checkpoints, oldest first. */
  readonly keys: readonly string[]
  readonly problem?: LedgerProblem
}

/** What is wrong with the ledger, and where. */
export interface LedgerProblem {
  /** What kind of fault it is. */
  readonly fault:
    | 'altered'
    | 'removed'
    | 'reordered'
    | 'rewritten'
    | 'checkpoint-invalid'
    | 'checkpoint-removed'
    | 'unknown-key'
  /** The entry at which it shows. */
  readonly sequence: number
  readonly message: string
}
