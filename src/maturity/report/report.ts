import type { ValueChainActivity } from '../../registry/index.ts'
import type { Assessment } from '../assessment.ts'
import type { FactFigure } from '../facts/fact.ts'
import type { ReportTexts } from './texts.ts'

/** Something of the registry that a figure rests on, and where its story begins. */
export interface ReportItem {
  /** A service (`domain/name`), a version (`domain/name@1.2.0`) or the id of a waiver. */
  readonly id: string
  /** A sentence. */
  readonly because: string
  /** Its subject in the ledger, whose events say how it came about. */
  readonly subject: string
}

/** A count with what was counted. */
export interface Count {
  readonly count: number
  /** The first ones, at most 100. */
  readonly items: readonly ReportItem[]
}

/** What a dimension still needs for its next level, in sentences. */
export interface DimensionStanding {
  readonly id: string
  readonly name: string
  readonly level: number
  /** The words of that level, for instance "Owned and described". */
  readonly reached: string
  readonly missing: readonly { readonly text: string; readonly fact?: string }[]
}

export interface HeatMapCell {
  readonly dimension: string
  readonly level: number
  /** Too few facts to say whether it is higher. */
  readonly isOpen: boolean
}

/** One business area or circle, held against every dimension. */
export interface HeatMapRow {
  readonly domain?: string | undefined
  readonly circle?: string | undefined
  readonly title: string
  readonly services: number
  readonly level: number
  /** Too few facts to say whether the area as a whole is higher. */
  readonly isOpen: boolean
  /** Which figures are not known where it may be higher, and how much they lack, in a sentence. */
  readonly lacks?: string
  readonly cells: readonly HeatMapCell[]
}

export interface TrendPoint {
  /** ISO 8601 instant. */
  readonly asOf: string
  readonly level: number
  readonly mean: number
}

export const RISK_KINDS = [
  'fails-interoperability',
  'single-point',
  'overdue-sunset',
  'no-owner',
  'orphan',
  'lapsed-waiver',
] as const
export type RiskKind = (typeof RISK_KINDS)[number]

/** One kind of trouble with the cases found, the worst first. */
export interface Risk extends Count {
  readonly kind: RiskKind
  readonly title: string
  readonly meaning: string
  /** Systems that the cases touch, each case by itself; by it the kinds are ordered. */
  readonly touched: number
  /** The fact that lists all of them, where there is one. */
  readonly fact?: string
}

/** An activity of the value chain, with the services that support it. */
export interface ActivityStanding extends Count {
  readonly activity: ValueChainActivity | 'unassigned'
  readonly name: string
  /** How many of the services are in good order. */
  readonly inOrder: number
  /** Pairs of a service of it and a system with an agreed use of that. */
  readonly uses: number
}

/** How a compliance pack stands, in short. */
export interface ComplianceSummary {
  readonly pack: string
  readonly name: string
  readonly isPartial: boolean
  readonly met: number
  readonly notMet: number
  readonly noEvidence: number
  /** The controls that are not met, and those without evidence, at most 12. */
  readonly open: readonly {
    readonly id: string
    readonly title: string
    readonly state: 'not-met' | 'no-evidence'
  }[]
}

/** Something to do, as a sentence. */
export interface NextStep {
  readonly text: string
  /** The name of the dimension that it lifts. */
  readonly dimension: string
  readonly toLevel: number
  /** What it changes, and what it takes, in sentences. */
  readonly effect: string
  readonly effort: string
  /** The fact to be raised, and how many of its items stand in the way; absent for a question to people. */
  readonly fact?: string
  readonly items?: number
}

/**
 * What those who lead are to know, gathered once: the assessment with everything that it rests on, and what follows
 * from it in plain words. All faces (page, HTML, Markdown, CSV, text) show this and compute nothing.
 */
export interface Report extends Assessment {
  readonly title: string
  readonly scopeName: string
  readonly levels: readonly {
    readonly n: number
    readonly name: string
    readonly meaning: string
  }[]
  /** Three to five sentences that say the most important. */
  readonly headlines: readonly string[]
  readonly standing: readonly DimensionStanding[]
  readonly heatMap: { readonly rows: readonly HeatMapRow[]; readonly leftOut: number }
  /** Oldest first, at most 60, one a day. */
  readonly trend: readonly TrendPoint[]
  readonly risks: readonly Risk[]
  readonly valueChain: readonly ActivityStanding[]
  readonly compliance: readonly ComplianceSummary[]
  readonly nextSteps: readonly NextStep[]
  readonly facts: readonly FactFigure[]
  /** Headings and explanations by their keys, in the language of the report. */
  readonly texts: ReportTexts
}
