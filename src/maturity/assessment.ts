import type { Act, Scope } from './facts/fact.ts'

/** What an assessment says, down to the criteria; each figure opens into a fact and its items. */

export const OPERATORS = ['>=', '<=', '>', '<', '=='] as const

/** One piece of evidence with what it saw. */
export interface Criterion {
  /** The first fact that the evidence names. */
  readonly fact: string
  /** Set when the evidence compares one fact with one number. */
  readonly op?: (typeof OPERATORS)[number]
  readonly threshold?: number
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: string
  readonly holds: 'yes' | 'no' | 'unknown'
  /** The CEL expression as the model declares it. */
  readonly evidence: string
  readonly reason?: string
}

/** What somebody said to a question, and until when it counts. */
export interface Answer {
  /** 0 to `HIGHEST_ANSWER`. */
  readonly value: number
  readonly by: string
  /** The role on whose behalf it was given. */
  readonly role?: string
  /** The domain that it was given for, when that lies around the one assessed; absent: the whole registry. */
  readonly domain?: string | undefined
  /** The circle that it was given for. */
  readonly circle?: string | undefined
  readonly note?: string
  /** Where others can see that it is so. */
  readonly proof?: string
  /** ISO 8601 instants. */
  readonly at: string
  readonly expiresAt: string
}

/** A question with the newest answer there is; one that has expired counts as none. */
export interface AskedQuestion {
  readonly id: string
  readonly text: string
  readonly state: 'answered' | 'expired' | 'open'
  readonly answer?: Answer
}

/** How much of an assessment rests on what: counts of criteria and questions. */
export interface Confidence {
  readonly computed: number
  readonly answered: number
  /** Questions whose answer has expired. */
  readonly stale: number
  /** Facts that cannot be computed, and questions that nobody answered. */
  readonly unknown: number
}

/** What a dimension asks of a level. `undetermined` neither holds nor fails, and does not lift. */
export interface CellAssessment {
  readonly level: number
  readonly name: string
  readonly state: 'holds' | 'fails' | 'undetermined'
  readonly decide: 'auto' | 'mixed' | 'person'
  readonly attributes: readonly string[]
  readonly criteria: readonly Criterion[]
  /** Lists of which one has to hold in whole; absent when the cell has none. */
  readonly alternatives?: readonly (readonly Criterion[])[]
  readonly questions: readonly AskedQuestion[]
  /** The mean of the answers from which on they hold. */
  readonly answersAtLeast: number
}

export interface DimensionAssessment {
  readonly id: string
  readonly name: string
  readonly level: number
  readonly cells: readonly CellAssessment[]
  /** What keeps the dimension from its next level: criteria that fail or are unknown. */
  readonly holdsBack: readonly Criterion[]
  /** The questions of that level that nobody has answered well enough. */
  readonly openQuestions: readonly AskedQuestion[]
}

/** Levels as they would be, by scoring the model once more. */
export interface Lift {
  /** Of the dimension that the gap is in. */
  readonly dimension: number
  /** Of the whole. */
  readonly level: number
  /** Over the dimensions. */
  readonly mean: number
}

/** What closing a gap changes. */
export interface Effect {
  readonly alone: Lift
  /** With everything else closed that its level still needs, as far as the registry measures it. */
  readonly together: Lift
  /** How much else that is. */
  readonly others: number
}

/** An estimate of what it takes to close a gap. */
export interface Effort {
  /** What is done to each item; `answer`: somebody answers a question. */
  readonly act: Act | 'answer'
  /** The fewest items that it has to be done to; of an unknown fact the items that it lacks to be known. */
  readonly left: number
  /** Days of work; null while too little is known. */
  readonly days: number | null
}

/** A gap that keeps a dimension from its next level: a criterion that does not hold, or a question to people. */
export interface RoadMapStep {
  readonly dimension: string
  readonly toLevel: number
  /** The name of the fact, or the question. */
  readonly text: string
  readonly fact?: string
  readonly evidence?: string
  /** The id of the question; then there is no fact. */
  readonly question?: string
  /** Distance from the threshold as a part of it, 0 to 1; null when it cannot be told. */
  readonly gap: number | null
  /** How many items stand in the way. */
  readonly items: number
  readonly effect: Effect
  readonly effort: Effort
}

export interface Assessment {
  readonly model: string
  readonly modelVersion: string
  readonly name: string
  readonly scope: Scope
  /** ISO 8601 instant. */
  readonly asOf: string
  /** The level of the weakest dimension. */
  readonly level: { readonly n: number; readonly id: string; readonly name: string }
  /** The mean over dimensions; a hint, never the result. */
  readonly mean: number
  readonly confidence: Confidence
  readonly dimensions: readonly DimensionAssessment[]
  readonly roadMap: readonly RoadMapStep[]
}
