import { isDataArray, type DataValue } from '../../../contracts/index.ts'
import type { KeywordCheck } from './keyword.ts'

const schemasOf = (operand: DataValue): readonly DataValue[] =>
  isDataArray(operand) ? operand : []

export const not: KeywordCheck = (evaluation, operand, value) => {
  const outer = evaluation.evaluated
  evaluation.evaluated = undefined
  const fits = evaluation.attemptQuietly(operand, value)
  evaluation.evaluated = outer
  return !fits || evaluation.fail('not', 'must not fit a schema that it fits')
}

export const allOf: KeywordCheck = (evaluation, operand, value) => {
  let valid = true
  for (const schema of schemasOf(operand)) {
    if (evaluation.fits(schema, value)) continue
    valid = false
    if (!evaluation.allErrors) break
  }
  return valid
}

export const anyOf: KeywordCheck = (evaluation, operand, value) => {
  const before = evaluation.errors.length
  let valid = false
  for (const schema of schemasOf(operand)) {
    if (evaluation.attempt(schema, value)) valid = true
    // What further ones look at counts for unevaluatedProperties and unevaluatedItems.
    if (valid && evaluation.evaluated === undefined) break
  }
  if (!valid) return evaluation.fail('anyOf', 'must fit at least one of several schemas')
  evaluation.errors.length = before
  return true
}

export const oneOf: KeywordCheck = (evaluation, operand, value) => {
  const before = evaluation.errors.length
  let fitting = 0
  for (const schema of schemasOf(operand)) {
    if (evaluation.attempt(schema, value)) fitting += 1
    if (fitting > 1) break
  }
  if (fitting !== 1) {
    const found = fitting === 0 ? 'it fits none' : 'it fits more than one'
    return evaluation.fail('oneOf', `must fit exactly one of several schemas, and ${found}`)
  }
  evaluation.errors.length = before
  return true
}

/** With `then` and `else` beside it. */
export const conditional: KeywordCheck = (evaluation, operand, value, schema) => {
  const branch = evaluation.attemptQuietly(operand, value) ? 'then' : 'else'
  const chosen = schema[branch]
  if (chosen === undefined || evaluation.fits(chosen, value)) return true
  if (!evaluation.allErrors && evaluation.attempts === 0) return false
  return evaluation.fail('if', `must fit the schema under "${branch}"`)
}
