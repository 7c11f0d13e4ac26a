import type { Criterion, DimensionAssessment, Lift } from '../assessment.ts'
import { levelFrom, type Known } from '../judge-dimension.ts'
import { HIGHEST_ANSWER, type MaturityModel } from '../models/maturity-model.ts'

/** What stands between a dimension and its next level: evidence that does not hold, or a question. */
export type Gap =
  { readonly criterion: Criterion } | { readonly question: string; readonly text: string }

/** Scores the model once more as if gaps were closed. */
export function liftBy(
  gaps: readonly Gap[],
  model: MaturityModel,
  dimensions: readonly DimensionAssessment[],
  known: Known,
): { readonly levels: readonly number[]; readonly overall: Pick<Lift, 'level' | 'mean'> } {
  const closed = withClosed(gaps, known)
  const levels = model.dimensions.map((dimension, index) =>
    levelFrom(dimensions[index]?.level ?? 1, dimension, closed),
  )
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length
  return { levels, overall: { level: Math.min(...levels), mean } }
}

/** What is known, as if facts had just reached their thresholds and questions were answered as well as can be. */
function withClosed(gaps: readonly Gap[], known: Known): Known {
  const values = new Map<string, number>()
  const assumed = new Set<string>()
  const answered = new Set<string>()
  for (const gap of gaps) {
    if ('question' in gap) {
      answered.add(gap.question)
      continue
    }
    const { fact, op, threshold, evidence } = gap.criterion
    assumed.add(evidence)
    if (op === undefined || threshold === undefined) continue
    // The same fact may be asked for twice; what is enough for the harder one is enough for both.
    const before = values.get(fact) ?? threshold
    values.set(fact, op.startsWith('<') ? Math.min(before, threshold) : Math.max(before, threshold))
  }
  return {
    assumed,
    fact: (id) => {
      const counted = known.fact(id)
      const value = values.get(id)
      return counted === undefined || value === undefined
        ? counted
        : { ...counted, figure: { ...counted.figure, value } }
    },
    question: (id) => {
      const question = known.question(id)
      if (question === undefined || !answered.has(id)) return question
      const answer = { value: HIGHEST_ANSWER, by: '', at: '', expiresAt: '' }
      return { ...question, state: 'answered', answer }
    },
  }
}
