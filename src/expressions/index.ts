/**
 * Conditions as data: CEL (Common Expression Language) for gates, scopes, waivers, evidence and authority.
 *
 * May not: know what its values mean, or offer a second language. Everything that reads a condition from
 * a document compiles it here, so that errors, limits and the treatment of failure are the same everywhere.
 */
export { ExpressionError } from './expression-error.ts'
export {
  compileExpression,
  type CompiledExpression,
  type Evaluation,
  type ExpressionContext,
} from './compile-expression.ts'
export { holds, type Holds } from './holds.ts'
export { expressionSchema } from './expression-schema.ts'
