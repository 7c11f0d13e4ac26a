import type { Assessment, Criterion, DimensionAssessment } from './assessment.ts'

/** Whether there are too few facts to say that a dimension is no higher. */
export function mayBeHigher({ level, cells }: DimensionAssessment): boolean {
  return cells.find((cell) => cell.level === level + 1)?.state === 'undetermined'
}

/** Whether that is so of every dimension that decides the level of the whole. */
export function wholeMayBeHigher(assessment: Assessment): boolean {
  const { dimensions, level } = assessment
  return dimensions.filter((dimension) => dimension.level === level.n).every(mayBeHigher)
}

/** The figures that are not known where a dimension may be higher, each once. */
export function unknownIn({ dimensions }: Assessment): readonly Criterion[] {
  const unknown = dimensions
    .filter(mayBeHigher)
    .flatMap(({ holdsBack }) => holdsBack)
    .filter(({ value }) => value === null)
  return [...new Map(unknown.map((criterion) => [criterion.fact, criterion])).values()]
}
