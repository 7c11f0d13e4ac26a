import type { Criterion } from '../assessment.ts'
import { FACTS } from '../facts/catalogue.ts'
import { figureInWords } from './figure-in-words.ts'
import { say } from './texts.ts'

/** "Services with an owner: 40% now, at least 95% needed". */
export function criterionInWords(criterion: Criterion): string {
  const { fact, value, unit, denominator } = criterion
  const definition = FACTS.get(fact)
  const name = definition?.name ?? fact
  if (value === null) {
    return say('criterion.unknown', {
      name,
      found: denominator ?? 0,
      minimum: Math.max(definition?.minimum ?? 1, 1),
    })
  }
  const wanted = thresholdInWords(criterion)
  return say('criterion.needs', { name, value: figureInWords(value, unit), wanted })
}

/** "at least 95%"; the evidence as it is written where it is no comparison. */
export function thresholdInWords({ unit, op, threshold, evidence }: Criterion): string {
  if (op === undefined || threshold === undefined) return evidence
  const words = { value: figureInWords(threshold, unit) }
  return op.startsWith('<') ? say('criterion.atMost', words) : say('criterion.atLeast', words)
}
