import type { Criterion, DimensionAssessment, Effect, RoadMapStep } from '../assessment.ts'
import { FACTS } from '../facts/catalogue.ts'
import type { Known } from '../judge-dimension.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import { liftBy, type Gap } from './effect-of.ts'
import { effortOf } from './effort-of.ts'

/**
 * Every gap between a dimension and its next level, with what closing it changes and what that takes. First come those that
 * lift most by themselves, then those that lift most with the others of their level; of equals the one with the least effort.
 */
export function roadMapOf(
  model: MaturityModel,
  dimensions: readonly DimensionAssessment[],
  known: Known,
): readonly RoadMapStep[] {
  const steps = dimensions.flatMap((dimension, index) => {
    const { id, level, holdsBack, openQuestions } = dimension
    // What the registry does not collect cannot be raised in it; it stands under what holds back alone.
    const gaps = [
      ...holdsBack.flatMap((criterion) => {
        const counted = known.fact(criterion.fact)
        const definition = FACTS.get(criterion.fact)
        if (counted === undefined || definition === undefined) return []
        return [{ criterion, counted, definition }]
      }),
      ...openQuestions.map((question) => ({ question: question.id, text: question.text })),
    ]
    const lift = (closed: readonly Gap[]): Effect['alone'] => {
      const { levels, overall } = liftBy(closed, model, dimensions, known)
      return { dimension: levels[index] ?? level, ...overall }
    }
    const together = lift(gaps)
    const others = holdsBack.length + openQuestions.length - 1
    return gaps.map((gap): RoadMapStep => {
      const effect = { alone: others === 0 ? together : lift([gap]), together, others }
      const place = { dimension: id, toLevel: level + 1, effect }
      if ('question' in gap) {
        const effort = { act: 'answer', left: 1, days: model.effort.answer } as const
        return { ...place, question: gap.question, text: gap.text, gap: null, items: 1, effort }
      }
      const { criterion, counted, definition } = gap
      const { fact, evidence } = criterion
      return {
        ...{ ...place, fact, evidence, text: definition.name },
        ...{ gap: gapOf(criterion), items: counted.inTheWay },
        effort: effortOf(criterion, counted, definition, model.effort),
      }
    })
  })
  const before = dimensions.reduce((sum, { level }) => sum + level, 0) / dimensions.length
  return steps.toSorted(
    (a, b) =>
      b.effect.alone.level - a.effect.alone.level ||
      b.effect.alone.mean - a.effect.alone.mean ||
      shareOf(b, before) - shareOf(a, before) ||
      (a.effort.days ?? Infinity) - (b.effort.days ?? Infinity) ||
      a.toLevel - b.toLevel,
  )
}

/** What each of the gaps that lift together adds to the mean. */
function shareOf({ effect: { together, others } }: RoadMapStep, before: number): number {
  return (together.mean - before) / (others + 1)
}

function gapOf({ value, threshold }: Criterion): number | null {
  if (value === null || threshold === undefined) return null
  return Math.min(1, Math.abs(threshold - value) / Math.max(threshold, value, Number.EPSILON))
}
