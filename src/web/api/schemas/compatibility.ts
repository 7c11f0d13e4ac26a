/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  Bump,
  CompatibilityVerdict,
  Dependency,
  Digest,
  Format,
  Location,
  RequiredCompatibility,
  RequiredLevel,
  SemanticVersion,
  ServiceId,
} from './shared.ts'

/** Whether clients of the old version keep working, clients of the new one with an old provider, or both. */
export type ComparisonLevel = 'backward' | 'forward' | 'full'

/** Whether the version number is the one that the changes deserve. */
export interface VersionAdvice {
  readonly kind: 'honest' | 'version-too-low' | 'version-too-high' | 'not-comparable'
  readonly given?: Bump
  readonly deserved?: Bump
  readonly reason?: string
}

/** A consumer that a change breaks, or may. */
export interface ConsumerHit {
  readonly consumer: string
  /** `may-break` where it is not known whether it uses the very thing that changed. */
  readonly certainty: 'breaks' | 'may-break'
  readonly operations: readonly string[]
  readonly reason: string
  readonly subscription?: string
  readonly environment?: string
}

/** A place in a contract; null where nothing stands. */
export type ChangePlace = Location | null

/** One thing that differs, with all the operations that it reaches. */
export interface Change {
  /** Id of the kind of change. */
  readonly id: string
  /** Breaks, may break, or does neither. */
  readonly level: 'error' | 'warning' | 'info'
  readonly breaks: readonly ('consumer' | 'provider')[]
  readonly message: string
  readonly operations: readonly string[]
  readonly fingerprint: string
  readonly oldLocation: ChangePlace
  readonly newLocation: ChangePlace
  readonly waived: null
  /** The consumers that it breaks; absent where nobody was asked about. */
  readonly consumers?: readonly ConsumerHit[]
  /** The earlier versions that have it before them. */
  readonly against?: readonly SemanticVersion[]
}

/** Something that could not be compared. */
export interface NotCompared {
  readonly reason: string
  readonly oldLocation: ChangePlace
  readonly newLocation: ChangePlace
  readonly against?: SemanticVersion
}

/** A contract that was compared. */
export interface ComparedContract {
  readonly source: string
  readonly format: Format
  readonly digest: Digest
}

/** What changed between two contracts; the shape that `concordat diff` gives. */
export interface Comparison {
  readonly old: ComparedContract
  readonly new: ComparedContract
  readonly verdict: CompatibilityVerdict
  readonly recommendedBump: Bump
  readonly changes: readonly Change[]
  readonly notCompared: readonly NotCompared[]
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
  /** Whether the new version lies in its range. */
  readonly isInRange: boolean
  /** Fingerprints of the changes that break it, or may. */
  readonly changes: readonly string[]
  readonly reasons: readonly string[]
}

/** Whether a version may follow those before it, and whom it breaks. */
export interface CompatibilityReport {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly digest: Digest
  readonly requirement: RequiredCompatibility
  readonly level: RequiredLevel
  readonly verdict: CompatibilityVerdict
  /** The versions that were compared, newest first; empty for a first version. */
  readonly against: readonly {
    readonly version: SemanticVersion
    readonly source: string
    readonly format: Format
    readonly digest: Digest
    readonly verdict: CompatibilityVerdict
  }[]
  /** Earlier versions that the level asks about, and that were too many to compare, newest first. */
  readonly leftOut?: readonly SemanticVersion[]
  readonly recommendedBump?: Bump
  readonly advice?: VersionAdvice
  readonly changes: readonly Change[]
  readonly notCompared: readonly NotCompared[]
  readonly asOf: string
  readonly engine: string
  readonly consumers: readonly ConsumerImpact[]
}

/** Who uses the versions before a version, and what it means for them. */
export interface Impact {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly verdict: CompatibilityVerdict
  readonly against: readonly SemanticVersion[]
  readonly items: readonly ConsumerImpact[]
  /** Everyone whom the service reaches: who has subscribed to it, whose contracts refer to its contracts, and who needs one of these, over any number of steps. What a version means for those further away is not judged. */
  readonly usedBy: {
    /** How many are reached. */
    readonly total: number
    /** More is reached than is listed. */
    readonly truncated: boolean
    /** Nearest first, then by name; at most 200. */
    readonly items: readonly Dependency[]
  }
  /** What the service itself needs, by its subscriptions and the references of its contracts, over any number of steps. */
  readonly uses: {
    /** How many it needs. */
    readonly total: number
    /** It needs more than is listed. */
    readonly truncated: boolean
    /** Nearest first, then by name; at most 200. */
    readonly items: readonly Dependency[]
  }
}

/** Whether a version may be deployed to an environment, with every reason. */
export interface Deployability {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly digest: Digest
  readonly environment: string
  /** Whether the versions in service were taken to stay. */
  readonly beside: boolean
  /** `unknown` when nothing forbids it, and something could not be judged. */
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly reasons: readonly {
    readonly about: 'consumer' | 'provider' | 'version'
    /** A note decides nothing. */
    readonly answer: 'yes' | 'no' | 'unknown' | 'note'
    /** The consumer or provider. */
    readonly subject?: string
    readonly message: string
  }[]
}
