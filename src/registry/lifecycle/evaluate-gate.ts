import type { CompiledExpression } from '../../expressions/index.ts'
import { holds } from '../../expressions/index.ts'
import type { AuthorityDecision, ConditionResult } from '../model.ts'
import { explain } from './explanation.ts'
import { factAt, type Facts } from './facts/gate-facts.ts'
import type { Condition, GatedTransition } from './lifecycle.ts'

/** Asks every condition of a gate, also after one that does not hold, so that nobody has to guess. */
export function evaluateGate(
  transition: GatedTransition,
  facts: Facts,
): readonly ConditionResult[] {
  return transition.gate.map((condition) => evaluateCondition(condition, facts))
}

/** Whether a gate lets through: all conditions hold; what could not be judged refuses. */
export function isGateOpen(conditions: readonly Pick<ConditionResult, 'holds'>[]): boolean {
  return conditions.every((condition) => condition.holds === 'yes')
}

/** Whether a transition is taken: the gate is open, or an emergency was declared, which goes by it in the open. */
export function isAllowed(
  { allowed, emergency }: Pick<AuthorityDecision, 'allowed' | 'emergency'>,
  conditions: readonly Pick<ConditionResult, 'holds'>[],
): boolean {
  return allowed && (isGateOpen(conditions) || emergency !== undefined)
}

function evaluateCondition(condition: Condition, facts: Facts): ConditionResult {
  const { id, title, expression } = condition
  const answer = holds(expression, facts)
  return {
    id,
    title,
    expression: expression.source,
    holds: answer,
    explanation: explanationOf(condition, answer, facts),
    facts: factsSeen(expression, facts),
  }
}

function explanationOf(
  { explain: template, expression }: Condition,
  answer: ConditionResult['holds'],
  facts: Facts,
): string {
  if (answer === 'yes') return explain(template.met, facts)
  if (answer === 'no') return explain(template.unmet, facts)
  const evaluation = expression.evaluate(facts)
  const why = evaluation.ok ? 'it answers neither true nor false' : evaluation.error
  return `This could not be judged, which refuses like a no: ${why}.`
}

function factsSeen(expression: CompiledExpression, facts: Facts): ConditionResult['facts'] {
  return Object.fromEntries(
    expression.names.flatMap((name) => {
      const value = factAt(facts, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
