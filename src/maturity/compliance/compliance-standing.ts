import type { Scope } from '../facts/fact.ts'
import type { ReportItem } from '../report/report.ts'
import type { Evidence } from './compliance-pack.ts'

export const CONTROL_STATES = ['met', 'not-met', 'no-evidence'] as const
/**
 * `met`: all evidence that the pack asks for is there. `not-met`: some of it speaks against. `no-evidence`: some of it is
 * missing, and none speaks against.
 */
export type ControlState = (typeof CONTROL_STATES)[number]

/** One piece of evidence with what was found. */
export interface EvidenceStanding {
  readonly kind: Evidence['kind']
  readonly title: string
  readonly holds: 'yes' | 'no' | 'unknown'
  /** In a sentence. */
  readonly found: string
  /** Whether it speaks of the scope that was asked about, or of the whole organisation all the same. */
  readonly extent: 'scope' | 'whole'
  /** What it rests on, what speaks against first; at most 20. */
  readonly items: readonly ReportItem[]
  /** How many there are in all. */
  readonly total: number
  /** The facts that it asked for, which list everything. */
  readonly facts: readonly string[]
  /** The actions in the ledger that it asked for. */
  readonly actions: readonly string[]
}

export interface ControlStanding {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly limits?: string
  readonly state: ControlState
  readonly evidence: readonly EvidenceStanding[]
}

export interface CompliancePackView {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly description: string
  readonly coverage: 'complete' | 'partial'
  readonly standard: {
    readonly title: string
    readonly edition: string
    readonly part: string
    readonly sources: readonly string[]
  }
}

/** How the registry stands to a standard, control by control. */
export interface ComplianceStanding extends CompliancePackView {
  /** The domain or circle that it speaks of; empty for the whole. */
  readonly scope: Scope
  /** ISO 8601 instant. */
  readonly asOf: string
  readonly counts: { readonly met: number; readonly notMet: number; readonly noEvidence: number }
  readonly controls: readonly ControlStanding[]
  /** Controls for which a registry holds no evidence, with the reason. */
  readonly outside: readonly { readonly controls: readonly string[]; readonly because: string }[]
}
