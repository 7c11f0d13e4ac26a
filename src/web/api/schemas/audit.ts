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
  /** What the subject was after the change, with its revision; from it the past is shown. Absent where it was too large, or where the subject is nothing that `asOf` is asked about. */
  readonly after?: unknown
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

/** A ledger, or what filters selected of it; each checkpoint and entry stands on a line of its own. */
export interface LedgerExport {
  readonly concordat: 'ledger'
  /** The version of this form. */
  readonly version: 1
  /** The filters; absent when everything was asked for. */
  readonly selection?: {
    readonly subject?: string
    readonly action?: string
    readonly actor?: string
    readonly from?: string
    readonly to?: string
  }
  /** What the ledger was signed to end with, oldest first; empty in a selection. */
  readonly checkpoints: readonly LedgerCheckpoint[]
  readonly entries: readonly LedgerEntry[]
}

/** A signed statement of what the ledger ended with at a moment. */
export interface LedgerCheckpoint {
  readonly number: number
  /** The entry that the ledger ended with. */
  readonly sequence: number
  /** The hash of that entry. */
  readonly hash: string
  readonly at: Instant
  /** SHA-256 of the canonical JSON (RFC 8785) of the checkpoint before. */
  readonly previous: string
  /** An Ed25519 public key in base64url. */
  readonly publicKey: string
  /** Ed25519, over the canonical JSON of all other members. */
  readonly signature: string
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
