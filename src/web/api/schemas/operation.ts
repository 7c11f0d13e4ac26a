/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { DomainPath, Instant, Next, ServiceId, SourceKind } from './shared.ts'

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

/** What importing an entry comes to; `gone` is what the source had when it was last imported, and has no more. */
export type ImportOutcome = 'create' | 'replace' | 'unchanged' | 'refused' | 'left-out' | 'gone'

/** A source that is imported, from its request to its end. */
export interface Import {
  readonly id: string
  /** What the source is called. */
  readonly source: string
  readonly fileName: string
  readonly bytes: number
  readonly kind?: SourceKind
  /** The domain below which services are registered. */
  readonly domain: string
  /** Where its consumers use what they use. */
  readonly environment: string
  readonly allOrNothing: boolean
  readonly state:
    | 'planning'
    | 'planned'
    | 'running'
    | 'taking-back'
    | 'complete'
    | 'taken-back'
    | 'cancelled'
    | 'failed'
  /** Why it came to its end, where that was not its own. */
  readonly outcome?: string
  /** Entries to be planned or carried out. */
  readonly total: number
  /** Those that are. */
  readonly done: number
  /** How many entries have which outcome. */
  readonly counts: {
    readonly create: number
    readonly replace: number
    readonly unchanged: number
    readonly refused: number
    readonly 'left-out': number
    readonly gone: number
  }
  /** Who registers. */
  readonly requestedBy: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly finishedAt?: Instant
}

/** A page of imports. */
export interface ImportList {
  readonly items: readonly Import[]
  readonly next: Next
}

/** What becomes, or became, of an entry of a source. */
export interface ImportEntry {
  readonly kind: 'version' | 'subscription' | 'other'
  /** `domain/name@version`, or `consumer → service`; what is known of it where it is refused. */
  readonly subject: string
  /** Where in the source it comes from. */
  readonly from: string
  readonly outcome: ImportOutcome
  /** Why it is refused or left out, or what else is to be said. */
  readonly note?: string
  /** What was done about it; absent: nothing yet. */
  readonly applied?: 'done' | 'taken-back'
}

/** A page of entries. */
export interface ImportEntryList {
  readonly items: readonly ImportEntry[]
  readonly next: Next
}

/** What is to become of an import. */
export interface ImportDecision {
  readonly decision: 'start' | 'cancel'
}

/** All that is said of a webhook. */
export interface WebhookRequest {
  readonly title: string
  /** Where events are POSTed to; https or http. */
  readonly address: string
  /** Kinds of events, as `action` of the ledger has them, or `version.*` for all of versions; all unless given. */
  readonly events?: readonly string[]
  /** Events about these services and what belongs to them. With `domains`, about either. */
  readonly services?: readonly ServiceId[]
  /** Events about these domains and all that lies in them. */
  readonly domains?: readonly DomainPath[]
  /** Whether anything is sent. */
  readonly enabled?: boolean
  readonly reason?: string
}

/** An address outside to which events are sent. */
export interface Webhook {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly events?: readonly string[]
  readonly services?: readonly ServiceId[]
  readonly domains?: readonly DomainPath[]
  readonly state: 'active' | 'paused' | 'stopped'
  /** Why the registry stopped it. */
  readonly stoppedBecause?: string
  /** The last entry of the ledger that is settled; absent as long as a webhook from an archive has no secret. */
  readonly sequence?: number
  /** How often the next event was tried in vain. */
  readonly failures: number
  readonly nextAttemptAt?: Instant
  readonly createdBy: string
  readonly createdAt: Instant
  readonly revision: number
}

/** By what a receiver checks signatures. */
export interface WebhookSecret {
  /** `whsec_` and 32 bytes in base64; shown this once. */
  readonly secret: string
}

/** A webhook with its secret. */
export interface NewWebhook {
  /** By what a receiver checks signatures; shown this once. */
  readonly secret: string
  readonly id: string
  readonly title: string
  readonly address: string
  readonly events?: readonly string[]
  readonly services?: readonly ServiceId[]
  readonly domains?: readonly DomainPath[]
  readonly state: 'active' | 'paused' | 'stopped'
  /** Why the registry stopped it. */
  readonly stoppedBecause?: string
  /** The last entry of the ledger that is settled; absent as long as a webhook from an archive has no secret. */
  readonly sequence?: number
  /** How often the next event was tried in vain. */
  readonly failures: number
  readonly nextAttemptAt?: Instant
  readonly createdBy: string
  readonly createdAt: Instant
  readonly revision: number
}

/** A page of webhooks. */
export interface WebhookList {
  readonly items: readonly Webhook[]
  readonly next: Next
}

/** `waiting`: failed so far and tried again; `delivered`; `dead`: given up; `asked-again`: given up, and about to be tried once more. */
export type DeliveryState = 'waiting' | 'delivered' | 'dead' | 'asked-again'

/** An event that was sent, or tried. */
export interface Delivery {
  readonly sequence: number
  /** The id of the event, sent as `webhook-id`. */
  readonly event: string
  readonly action: string
  readonly subject: string
  readonly state: DeliveryState
  /** The latest attempts, the last one last. */
  readonly attempts: readonly {
    readonly at: Instant
    readonly outcome: string
  }[]
}

/** A page of deliveries. */
export interface DeliveryList {
  readonly items: readonly Delivery[]
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
