import type { Assessment, Confidence } from './assessment.ts'
import type { AssessmentMade } from './assessments/assessment-log.ts'
import type { FactFigure, Scope } from './facts/fact.ts'

/** One place at one moment, as a comparison shows it. */
export interface ComparedPoint {
  readonly scope: Scope
  /** ISO 8601 instant. */
  readonly asOf: string
  readonly level: Assessment['level']
  readonly mean: number
  readonly confidence: Confidence
}

/** Domains, circles and moments side by side; values stand in the order of the points. */
export interface Comparison {
  readonly model: string
  readonly modelVersion: string
  readonly points: readonly ComparedPoint[]
  readonly dimensions: readonly {
    readonly id: string
    readonly name: string
    readonly levels: readonly number[]
  }[]
  /** The facts that the model asks for; null where one is unknown. */
  readonly facts: readonly (Pick<FactFigure, 'id' | 'name' | 'unit' | 'better'> & {
    readonly values: readonly (number | null)[]
  })[]
}

/** Holds assessments by the same model against each other. @param made one at least */
export function compareAssessments(made: readonly AssessmentMade[]): Comparison {
  const [first] = made
  if (first === undefined) throw new RangeError('There is nothing to compare')
  const { model, modelVersion, dimensions } = first.assessment
  return {
    model,
    modelVersion,
    points: made.map(({ assessment }) => {
      const { scope, asOf, level, mean, confidence } = assessment
      return { scope, asOf, level, mean, confidence }
    }),
    dimensions: dimensions.map(({ id, name }, index) => ({
      id,
      name,
      levels: made.map(({ assessment }) => assessment.dimensions[index]?.level ?? 1),
    })),
    facts: first.facts.map(({ id, name, unit, better }) => ({
      ...{ id, name, unit, better },
      values: made.map(({ figures }) => figures.get(id)?.figure.value ?? null),
    })),
  }
}
