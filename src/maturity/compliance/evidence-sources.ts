import type { LedgerEntry, LedgerVerification } from '../../audit/index.ts'
import type { PolicyInForce, WaiverView } from '../../registry/index.ts'
import type { FactFigure, FactItem } from '../facts/fact.ts'

/** A figure with some of the items behind it, what stands in the way first. */
export interface FactEvidence {
  readonly figure: FactFigure
  readonly items: readonly FactItem[]
  /** How many stand in the way of a better figure. */
  readonly inTheWay: number
}

/** What evidence is looked for in, read once for all controls. */
export interface EvidenceSources {
  readonly at: Date
  readonly facts: ReadonlyMap<string, FactEvidence>
  readonly policies: readonly PolicyInForce[]
  readonly waivers: readonly WaiverView[]
  readonly verification: LedgerVerification
  /** Entries of these actions about what is in scope, from a moment on, newest first, at most about 500 of each action. */
  readonly entries: (
    actions: readonly string[],
    from: Date,
  ) => Promise<{ readonly items: readonly LedgerEntry[]; readonly isComplete: boolean }>
}
