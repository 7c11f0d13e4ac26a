import type {
  AskedQuestion,
  Assessment,
  CellAssessment,
  Confidence,
  Criterion,
  DimensionAssessment,
  RoadMapStep,
} from './assessment.ts'
import { scopeOf, type Scope } from './facts/fact.ts'
import type { CountedFact } from './facts/tally.ts'
import { judgeEvidence } from './judge-evidence.ts'
import type { Cell, Dimension, MaturityModel } from './models/maturity-model.ts'

/** Where and when an assessment is made. */
export interface Frame extends Scope {
  readonly at: Date
}

/** What a model is scored over; undefined for a fact that is not collected or a question that does not exist. */
export interface Known {
  readonly fact: (id: string) => CountedFact | undefined
  readonly question: (id: string) => AskedQuestion | undefined
}

/**
 * Scores a model: a dimension reaches the highest level up to which every cell holds, the whole the level of
 * its weakest dimension. An undetermined cell does not lift.
 */
export function assess(model: MaturityModel, frame: Frame, known: Known): Assessment {
  const dimensions = model.dimensions.map((dimension) => assessDimension(dimension, known))
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
    roadMap: roadMap(dimensions, known),
  }
}

function assessDimension(dimension: Dimension, known: Known): DimensionAssessment {
  const cells = dimension.cells.map((cell) => assessCell(cell, known))
  const blocking = cells.find(({ state }) => state !== 'holds')
  return {
    id: dimension.id,
    name: dimension.name,
    level: blocking === undefined ? cells.length + 1 : blocking.level - 1,
    cells,
    holdsBack: blocking === undefined ? [] : missingIn(blocking),
    openQuestions:
      blocking === undefined || answersHold(blocking) === 'yes' ? [] : blocking.questions,
  }
}

/** What does not hold; of alternatives those of the list that is nearest to it. */
function missingIn({ criteria, alternatives = [] }: CellAssessment): readonly Criterion[] {
  const missing = (list: readonly Criterion[]): readonly Criterion[] =>
    list.filter(({ holds }) => holds !== 'yes')
  const [nearest = []] = alternatives.map(missing).sort((a, b) => a.length - b.length)
  return [...missing(criteria), ...nearest]
}

function assessCell(cell: Cell, known: Known): CellAssessment {
  const judge = (list: Cell['evidence']): readonly Criterion[] =>
    list.map((evidence) => judgeEvidence(evidence, (id) => known.fact(id)?.figure))
  const criteria = judge(cell.evidence)
  const alternatives = cell.alternatives.map(judge)
  const questions = cell.questions.flatMap((id) => known.question(id) ?? [])
  const hasEvidence = criteria.length + alternatives.length > 0
  const { level, name, attributes, answersAtLeast } = cell
  const judged = { criteria, alternatives, questions, answersAtLeast }
  return {
    level,
    name,
    state: stateOf(judged),
    decide: questions.length === 0 ? 'auto' : hasEvidence ? 'mixed' : 'person',
    attributes,
    criteria,
    ...(alternatives.length > 0 && { alternatives }),
    questions,
    answersAtLeast,
  }
}

type Judged = Pick<CellAssessment, 'criteria' | 'alternatives' | 'questions' | 'answersAtLeast'>

function stateOf(judged: Judged): CellAssessment['state'] {
  const { criteria, alternatives = [] } = judged
  const parts = [allHold(criteria), anyHolds(alternatives.map(allHold)), answersHold(judged)]
  if (parts.includes('no')) return 'fails'
  return parts.includes('unknown') ? 'undetermined' : 'holds'
}

function allHold(criteria: readonly Criterion[]): Criterion['holds'] {
  if (criteria.some(({ holds }) => holds === 'no')) return 'no'
  return criteria.some(({ holds }) => holds === 'unknown') ? 'unknown' : 'yes'
}

function anyHolds(alternatives: readonly Criterion['holds'][]): Criterion['holds'] {
  if (alternatives.length === 0 || alternatives.includes('yes')) return 'yes'
  return alternatives.includes('unknown') ? 'unknown' : 'no'
}

/** A question without an answer that counts leaves it open, whatever was said to the others. */
function answersHold({ questions, answersAtLeast }: Judged): Criterion['holds'] {
  if (questions.length === 0) return 'yes'
  const values = questions.flatMap(({ state, answer }) =>
    state === 'answered' && answer !== undefined ? [answer.value] : [],
  )
  if (values.length < questions.length) return 'unknown'
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return mean >= answersAtLeast ? 'yes' : 'no'
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

function roadMap(dimensions: readonly DimensionAssessment[], known: Known): readonly RoadMapStep[] {
  return dimensions
    .flatMap(({ id, level, holdsBack }) =>
      holdsBack.flatMap((criterion) => {
        // What the registry does not collect cannot be raised in it; it stands under what holds back alone.
        const counted = known.fact(criterion.fact)
        if (counted === undefined) return []
        return [
          {
            dimension: id,
            toLevel: level + 1,
            fact: criterion.fact,
            evidence: criterion.evidence,
            gap: gapOf(criterion),
            items: counted.inTheWay,
          },
        ]
      }),
    )
    .sort((a, b) => a.toLevel - b.toLevel || (a.gap ?? 1) - (b.gap ?? 1))
}

function gapOf({ value, threshold }: Criterion): number | null {
  if (value === null || threshold === undefined) return null
  return Math.min(1, Math.abs(threshold - value) / Math.max(threshold, value, Number.EPSILON))
}
