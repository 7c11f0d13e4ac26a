import type { Criterion } from '../assessment.ts'
import { FACTS } from '../facts/catalogue.ts'
import { countedInWords, figureInWords } from './figure-in-words.ts'
import { say } from './texts.ts'

/** "Services with an owner: 4 of 10 (40%) now, at least 95% needed". */
export function criterionInWords(criterion: Criterion): string {
  const { fact, value, denominator } = criterion
  const definition = FACTS.get(fact)
  const name = definition?.name ?? fact
  if (value === null) {
    return say('criterion.unknown', {
      name,
      found: denominator ?? 0,
      minimum: Math.max(definition?.minimum ?? 1, 1),
    })
  }
  if (!isComparison(criterion)) {
    return say('criterion.condition', { name, value: countedInWords(criterion) })
  }
  const wanted = thresholdInWords(criterion)
  return say('criterion.needs', { name, value: countedInWords(criterion), wanted })
}

const MOST = 4 // figures that one sentence names

/** "Sales has too few of: Services with an owner (4 of 5)". */
export function lacksInWords(area: string, unknown: readonly Criterion[]): string {
  const named = unknown.slice(0, MOST).map(({ fact, denominator }) => {
    const definition = FACTS.get(fact)
    const counts = { found: denominator ?? 0, minimum: Math.max(definition?.minimum ?? 1, 1) }
    return definition === undefined
      ? fact.replaceAll('_', ' ')
      : say('heatMap.lacked', { name: definition.name, ...counts })
  })
  const more = unknown.length - named.length
  return more > 0
    ? say('heatMap.lacks.more', { area, figures: named.join(', '), more })
    : say('heatMap.lacks', { area, figures: named.join(', ') })
}

/** Whether it holds one figure against one number; all else is an expression that only its model's author can read. */
function isComparison({ op, threshold }: Criterion): boolean {
  return op !== undefined && threshold !== undefined
}

/** "at least 95%" */
export function thresholdInWords({ unit, op, threshold }: Criterion): string {
  if (op === undefined || threshold === undefined) return say('criterion.stated')
  const words = { value: figureInWords(threshold, unit) }
  return op.startsWith('<') ? say('criterion.atMost', words) : say('criterion.atLeast', words)
}
