import type { CompiledExpression, ExpressionContext } from './compile-expression.ts'

/** Whether a condition holds; `undetermined` when it erred or did not answer true or false. */
export type Holds = 'yes' | 'no' | 'undetermined'

/**
 * Asks a condition. An expression that errs is never a pass: callers treat `undetermined` as a refusal.
 */
export function holds(expression: CompiledExpression, context: ExpressionContext): Holds {
  const evaluation = expression.evaluate(context)
  if (!evaluation.ok || typeof evaluation.value !== 'boolean') return 'undetermined'
  return evaluation.value ? 'yes' : 'no'
}
