import type {
  Assessment,
  CellAssessment,
  Criterion,
  DimensionAssessment,
  RoadMapStep,
} from './assessment.ts'
import type { Fact } from './facts/fact.ts'
import { judgeEvidence } from './judge-evidence.ts'
import type { Cell, Dimension, MaturityModel } from './models/maturity-model.ts'

/** Where and when an assessment is made. */
export interface Frame {
  readonly at: Date
  readonly domain: string | undefined
}

/**
 * Scores a model over facts: a dimension reaches the highest level up to which every cell holds, the whole
 * the level of its weakest dimension. An undetermined cell does not lift.
 */
export function assess(
  model: MaturityModel,
  frame: Frame,
  factOf: (id: string) => Fact | undefined,
): Assessment {
  const dimensions = model.dimensions.map((dimension) => assessDimension(dimension, factOf))
  const weakest = Math.min(...dimensions.map(({ level }) => level))
  const level = model.levels[weakest - 1]
  if (level === undefined) throw new RangeError(`${model.id} has no level ${weakest}`)
  return {
    model: model.id,
    modelVersion: model.version,
    name: model.name,
    scope: frame.domain === undefined ? {} : { domain: frame.domain },
    asOf: frame.at.toISOString(),
    level: { n: level.n, id: level.id, name: level.name },
    mean: dimensions.reduce((sum, dimension) => sum + dimension.level, 0) / dimensions.length,
    dimensions,
    roadMap: roadMap(dimensions, factOf),
  }
}

function assessDimension(
  dimension: Dimension,
  factOf: (id: string) => Fact | undefined,
): DimensionAssessment {
  const cells = dimension.cells.map((cell) => assessCell(cell, factOf))
  const blocking = cells.find(({ state }) => state !== 'holds')
  return {
    id: dimension.id,
    name: dimension.name,
    level: blocking === undefined ? cells.length + 1 : blocking.level - 1,
    cells,
    holdsBack: blocking?.criteria.filter(({ holds }) => holds !== 'yes') ?? [],
  }
}

function assessCell(cell: Cell, factOf: (id: string) => Fact | undefined): CellAssessment {
  const criteria = cell.evidence.map((evidence) => judgeEvidence(evidence, factOf))
  return {
    level: cell.level,
    name: cell.name,
    state: stateOf(criteria, cell.questions),
    decide: cell.questions.length === 0 ? 'auto' : criteria.length === 0 ? 'person' : 'mixed',
    criteria,
    questions: cell.questions,
  }
}

/** A question stays open until people can answer it here; what is open never holds. */
function stateOf(
  criteria: readonly Criterion[],
  questions: readonly string[],
): CellAssessment['state'] {
  if (criteria.some(({ holds }) => holds === 'no')) return 'fails'
  if (questions.length > 0 || criteria.some(({ holds }) => holds === 'unknown')) {
    return 'undetermined'
  }
  return 'holds'
}

function roadMap(
  dimensions: readonly DimensionAssessment[],
  factOf: (id: string) => Fact | undefined,
): readonly RoadMapStep[] {
  return dimensions
    .flatMap(({ id, level, holdsBack }) =>
      holdsBack.map((criterion) => ({
        dimension: id,
        toLevel: level + 1,
        fact: criterion.fact,
        evidence: criterion.evidence,
        gap: gapOf(criterion),
        items: inTheWay(factOf(criterion.fact)),
      })),
    )
    .sort((a, b) => a.toLevel - b.toLevel || (a.gap ?? 1) - (b.gap ?? 1))
}

function gapOf({ value, threshold }: Criterion): number | null {
  if (value === null || threshold === undefined) return null
  return Math.min(1, Math.abs(threshold - value) / Math.max(threshold, value, Number.EPSILON))
}

function inTheWay(fact: Fact | undefined): number {
  return fact?.items.filter(({ counted }) => counted === (fact.better === 'down')).length ?? 0
}
