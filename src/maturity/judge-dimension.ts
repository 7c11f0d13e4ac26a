import type { AskedQuestion, CellAssessment, Criterion, DimensionAssessment } from './assessment.ts'
import type { CountedFact } from './facts/tally.ts'
import { judgeEvidence } from './judge-evidence.ts'
import type { Cell, Dimension } from './models/maturity-model.ts'

/** What a model is scored over; undefined for a fact that is not collected or a question that does not exist. */
export interface Known {
  readonly fact: (id: string) => CountedFact | undefined
  readonly question: (id: string) => AskedQuestion | undefined
  /** Evidence that counts as holding whatever the facts say: what would be if it did. */
  readonly assumed?: ReadonlySet<string>
}

/** Scores a dimension: it reaches the highest level up to which every cell holds. An undetermined cell does not lift. */
export function judgeDimension(dimension: Dimension, known: Known): DimensionAssessment {
  const cells = dimension.cells.map((cell) => judgeCell(cell, known))
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

/** The level that a dimension reaches which has come as far as `level`. */
export function levelFrom(level: number, dimension: Dimension, known: Known): number {
  const next = dimension.cells
    .slice(level - 1)
    .find((cell) => judgeCell(cell, known).state !== 'holds')
  return next === undefined ? dimension.cells.length + 1 : next.level - 1
}

/** What does not hold; of alternatives those of the list that is nearest to it. */
function missingIn({ criteria, alternatives = [] }: CellAssessment): readonly Criterion[] {
  const missing = (list: readonly Criterion[]): readonly Criterion[] =>
    list.filter(({ holds }) => holds !== 'yes')
  const [nearest = []] = alternatives.map(missing).sort((a, b) => a.length - b.length)
  return [...missing(criteria), ...nearest]
}

function judgeCell(cell: Cell, known: Known): CellAssessment {
  const judge = (list: Cell['evidence']): readonly Criterion[] =>
    list.map((evidence) => {
      const criterion = judgeEvidence(evidence, (id) => known.fact(id)?.figure)
      return known.assumed?.has(evidence.source) === true
        ? { ...criterion, holds: 'yes' }
        : criterion
    })
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
