import type { Format, Location } from '../contracts/index.ts'

/** How much a change matters: `error` breaks somebody, `warning` may, `info` does not. */
export const CHANGE_LEVELS = ['error', 'warning', 'info'] as const
export type ChangeLevel = (typeof CHANGE_LEVELS)[number]

/** Who must change because of a change: those who call the service, those who offer it. */
export type Party = 'consumer' | 'provider'

/**
 * What is asked for: `backward`, that clients of the old version keep working with a provider of the new
 * one; `forward`, that clients of the new version work with a provider of the old one; `full`, both.
 */
export const COMPATIBILITY_LEVELS = ['backward', 'forward', 'full'] as const
export type CompatibilityLevel = (typeof COMPATIBILITY_LEVELS)[number]

export type CompatibilityVerdict = 'identical' | 'compatible' | 'breaking' | 'indeterminate'

/** Parts of a semantic version (Semantic Versioning 2.0.0), from the least to the greatest step. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const
export type Bump = (typeof BUMPS)[number]

/** The waiver that accepts a change until a day. */
export interface ChangeWaived {
  readonly id: string
  readonly until?: string
  readonly reason: string
}

/** A consumer that a change meets in what it uses. */
export interface ConsumerHit {
  readonly consumer: string
  /** `may-break` where it is not known whether it uses the very thing that changed. */
  readonly certainty: 'breaks' | 'may-break'
  /** Those of its operations that the change reaches. */
  readonly operations: readonly string[]
  /** One sentence for people. */
  readonly reason: string
}

/** One thing that differs between two contracts: one entry for one cause, however much it reaches. */
export interface Change {
  /** Id of the kind of change: for OpenAPI the published id of the ecosystem wherever there is one. */
  readonly id: string
  readonly level: ChangeLevel
  readonly breaks: readonly Party[]
  /** One sentence for people. */
  readonly message: string
  /** Names of the operations that it reaches, such as `GET /pets/{id}`; sorted, each once. */
  readonly operations: readonly string[]
  /** Survives moved lines and renamed files, and tells changes of the same kind apart. */
  readonly fingerprint: string
  /** Undefined for what is new. */
  readonly oldLocation: Location | undefined
  /** Undefined for what is gone. */
  readonly newLocation: Location | undefined
  readonly waived: ChangeWaived | undefined
  /**
   * Consumers that it breaks, of those that were asked about: empty when it breaks none of them. Absent when
   * nobody was asked about, and for what cannot break a consumer.
   */
  readonly consumers?: readonly ConsumerHit[]
}

/** Something that nobody could compare, so that the verdict is open. */
export interface NotCompared {
  readonly reason: string
  readonly oldLocation: Location | undefined
  readonly newLocation: Location | undefined
}

/** One of the two contracts, as reports name it. */
export interface ComparedContract {
  readonly source: string
  readonly format: Format
  /** Address of the content of all its files. */
  readonly digest: string
}

export interface Comparison {
  readonly old: ComparedContract
  readonly new: ComparedContract
  readonly verdict: CompatibilityVerdict
  readonly recommendedBump: Bump
  /** In order of level, place and kind: the same input gives the same list. */
  readonly changes: readonly Change[]
  readonly notCompared: readonly NotCompared[]
}
