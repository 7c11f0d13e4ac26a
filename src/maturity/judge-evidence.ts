import { holds, type CompiledExpression } from '../expressions/index.ts'
import { OPERATORS, type Criterion } from './assessment.ts'
import type { FactFigure } from './facts/fact.ts'

const COMPARISON = /^\s*([a-z]\w*)\s*(>=|<=|==|>|<)\s*(\d+(?:\.\d+)?)\s*$/

/**
 * Judges one piece of evidence over the facts. A fact that is unknown, or that this version cannot compute,
 * makes it unknown: neither a pass nor a failure.
 */
export function judgeEvidence(
  evidence: CompiledExpression,
  factOf: (id: string) => FactFigure | undefined,
): Criterion {
  const facts = evidence.names.map((name) => ({ name, fact: factOf(name) }))
  const first = facts[0]
  const common = {
    fact: first?.name ?? '',
    ...comparisonOf(evidence.source),
    value: first?.fact?.value ?? null,
    numerator: first?.fact?.numerator ?? null,
    denominator: first?.fact?.denominator ?? null,
    unit: first?.fact?.unit ?? 'unknown',
    evidence: evidence.source,
  }
  for (const { name, fact } of facts) {
    if (fact === undefined) {
      return {
        ...common,
        holds: 'unknown',
        reason: `The registry does not measure “${name.replaceAll('_', ' ')}” yet.`,
      }
    }
    if (fact.value === null) {
      const because = fact.unknownBecause ?? ''
      return { ...common, holds: 'unknown', reason: `${fact.name}: ${because}` }
    }
  }
  const context = Object.fromEntries(facts.map(({ name, fact }) => [name, fact?.value]))
  const answer = holds(evidence, context)
  if (answer !== 'undetermined') return { ...common, holds: answer }
  return { ...common, holds: 'unknown', reason: 'The evidence could not be evaluated.' }
}

function comparisonOf(source: string): Pick<Criterion, 'op' | 'threshold'> {
  const [, , written, threshold] = COMPARISON.exec(source) ?? []
  const op = OPERATORS.find((operator) => operator === written)
  return op === undefined || threshold === undefined ? {} : { op, threshold: Number(threshold) }
}
