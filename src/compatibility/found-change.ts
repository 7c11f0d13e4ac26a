import type { Contract, Location } from '../contracts/index.ts'
import type { Breaks, ChangeFacts, ChangeKind } from './change-kind.ts'

/** A fact that a comparer states; how bad it is, `judge` says. */
export interface FoundChange {
  readonly kind: ChangeKind
  readonly facts: ChangeFacts
  /** Names of the operations that it reaches, in any order. */
  readonly operations: readonly string[]
  readonly oldLocation: Location | undefined
  readonly newLocation: Location | undefined
  /**
   * Set where something stands on one side only: the place on the other side is then where it would stand, and
   * no part of what tells changes apart.
   */
  readonly cause?: 'old' | 'new'
  /** Whom it breaks, where a comparer judges that for each party; otherwise the kind's level says it. */
  readonly breaks?: Breaks
}

/** A part of the two contracts that could not be compared. */
export interface Gap {
  readonly reason: string
  readonly oldLocation: Location | undefined
  readonly newLocation: Location | undefined
}

/** What a comparer of a format answers. Changes of the same kind, place and facts are one. */
export interface Findings {
  readonly changes: readonly FoundChange[]
  readonly gaps: readonly Gap[]
}

/** How strict deprecation is, and which operations count. */
export interface ComparisonRules {
  /** The day on which notice periods and sunset dates are judged, an ISO 8601 date. */
  readonly asOf: string
  /** Days of notice that a stable operation gives between its deprecation and its sunset. */
  readonly deprecationDaysStable: number
  readonly deprecationDaysBeta: number
  /** The least stability that is compared; what is less stable is left out. `none`: all but draft and alpha. */
  readonly stabilityLevel: StabilityLevel
}

export type StabilityLevel = 'none' | 'draft' | 'alpha' | 'beta' | 'stable'

/**
 * Compares two contracts of a family of formats: pure, deterministic, linear in their size where they are
 * equal.
 */
export type Comparer = (before: Contract, after: Contract, rules: ComparisonRules) => Findings
