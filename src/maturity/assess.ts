import type { AskedQuestion, Assessment, Confidence, DimensionAssessment } from './assessment.ts'
import { scopeOf, type Scope } from './facts/fact.ts'
import { judgeDimension, type Known } from './judge-dimension.ts'
import type { MaturityModel } from './models/maturity-model.ts'
import { roadMapOf } from './road-map/road-map.ts'

/** Where and when an assessment is made. */
export interface Frame extends Scope {
  readonly at: Date
}

/** Scores a model: each dimension has a level, and the whole that of its weakest dimension. */
export function assess(model: MaturityModel, frame: Frame, known: Known): Assessment {
  const dimensions = model.dimensions.map((dimension) => judgeDimension(dimension, known))
  const weakest = Math.min(...dimensions.map(({ level }) => level))
  const level = model.levels[weakest - 1]
  if (level === undefined) throw new RangeError(`${model.id} has no level ${weakest}`)
  return {
    model: model.id,
    modelVersion: model.version,
    name: model.name,
    scope: scopeOf(frame),
    asOf: frame.at.toISOString(),
    level: { n: level.n, id: level.id, name: level.name },
    mean: dimensions.reduce((sum, dimension) => sum + dimension.level, 0) / dimensions.length,
    confidence: confidenceOf(dimensions),
    dimensions,
    roadMap: roadMapOf(model, dimensions, known),
  }
}

function confidenceOf(dimensions: readonly DimensionAssessment[]): Confidence {
  const cells = dimensions.flatMap((dimension) => dimension.cells)
  const criteria = cells.flatMap((cell) => [...cell.criteria, ...(cell.alternatives ?? []).flat()])
  const questions = cells.flatMap((cell) => cell.questions)
  const askedWith = (state: AskedQuestion['state']): number =>
    questions.filter((question) => question.state === state).length
  const computed = criteria.filter(({ holds }) => holds !== 'unknown').length
  return {
    computed,
    answered: askedWith('answered'),
    stale: askedWith('expired'),
    unknown: criteria.length - computed + askedWith('open'),
  }
}
