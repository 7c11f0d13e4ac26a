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

/** What a dimension asks of a level. `undetermined` neither holds nor fails, and does not lift. */
export interface CellAssessment {
  readonly level: number
  readonly name: string
  readonly state: 'holds' | 'fails' | 'undetermined'
  readonly decide: 'auto' | 'mixed' | 'person'
  readonly criteria: readonly Criterion[]
  readonly questions: readonly string[]
}

export interface DimensionAssessment {
  readonly id: string
  readonly name: string
  readonly level: number
  readonly cells: readonly CellAssessment[]
  /** What keeps the dimension from its next level: criteria that fail or are unknown. */
  readonly holdsBack: readonly Criterion[]
}

/** One criterion that would have to hold for a dimension to rise, nearest to its threshold first. */
export interface RoadMapStep {
  readonly dimension: string
  readonly toLevel: number
  readonly fact: string
  readonly evidence: string
  /** Distance from the threshold as a part of it, 0 to 1; null when it cannot be told. */
  readonly gap: number | null
  /** How many items stand in the way. */
  readonly items: number
}

export interface Assessment {
  readonly model: string
  readonly modelVersion: string
  readonly name: string
  readonly scope: { readonly domain?: string }
  /** ISO 8601 instant. */
  readonly asOf: string
  /** The level of the weakest dimension. */
  readonly level: { readonly n: number; readonly id: string; readonly name: string }
  /** The mean over dimensions; a hint, never the result. */
  readonly mean: number
  readonly dimensions: readonly DimensionAssessment[]
  readonly roadMap: readonly RoadMapStep[]
}
