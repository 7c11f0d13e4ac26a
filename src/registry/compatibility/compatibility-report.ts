import type {
  CompatibilityVerdict,
  ConsumerHit,
  LevelChange,
  LevelReport,
  RequiredLevel,
} from '../../compatibility/index.ts'

/** Which level a contract must meet, and why this one. */
export interface RequiredCompatibility {
  readonly level: RequiredLevel
  /** The requirement in force that decided; undefined: none speaks of the contract, and the default holds. */
  readonly policy?: string | undefined
  /** One sentence for people. */
  readonly because: string
}

/** A consumer that a change breaks, by one of its subscriptions. */
export interface SubscribedHit extends ConsumerHit {
  readonly subscription: string
  readonly environment: string
}

export interface ReportedChange extends Omit<LevelChange, 'consumers'> {
  readonly consumers?: readonly SubscribedHit[]
}

/** What a version means for one consumer of the versions before it. */
export interface ConsumerImpact {
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  readonly subscription: string
  readonly environment: string
  readonly range: string
  /** The state of the subscription. */
  readonly state: string
  readonly verdict: 'breaks' | 'may-break' | 'works' | 'unknown'
  /** What is known of its use. */
  readonly knownUse: 'fields' | 'operations' | 'nothing'
  /** Whether the new version lies in its range, so that it may be given to it unasked. */
  readonly isInRange: boolean
  /** Fingerprints of the changes that break it, or may. */
  readonly changes: readonly string[]
  readonly reasons: readonly string[]
}

/** Whether a version may follow those before it, and whom it breaks. */
export interface CompatibilityReport extends Omit<LevelReport, 'changes'> {
  /** `domain/name`. */
  readonly service: string
  readonly version: string
  /** Digest of the contract that was compared. */
  readonly digest: string
  readonly requirement: RequiredCompatibility
  readonly verdict: CompatibilityVerdict
  readonly changes: readonly ReportedChange[]
  /** The day on which sunset dates were judged, an ISO 8601 date. */
  readonly asOf: string
  /** Version of the rules by which it was judged. */
  readonly engine: string
  /** Earlier versions that the level asks about, and that were too many to compare; newest first. */
  readonly leftOut: readonly string[]
  /** All who use an earlier version that was compared. */
  readonly consumers: readonly ConsumerImpact[]
}
