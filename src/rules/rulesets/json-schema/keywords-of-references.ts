import type { KeywordCheck } from './keyword.ts'

/** To a schema that stands elsewhere; what stands beside it counts as well. */
export const reference: KeywordCheck = (evaluation, operand, value, schema) =>
  typeof operand !== 'string' ||
  evaluation.fits(evaluation.document.targetOf(operand, schema), value)

/** 2020-12 core, section 8.2.3.2: the outermost resource in which a schema has this dynamic anchor. */
export const dynamicReference: KeywordCheck = (evaluation, operand, value, schema) =>
  typeof operand !== 'string' ||
  evaluation.fits(evaluation.document.dynamicTargetOf(operand, schema, evaluation.resources), value)

/** 2019-09 core, section 8.2.4.2.1: the outermost resource that says `$recursiveAnchor`. */
export const recursiveReference: KeywordCheck = (evaluation, _, value, schema) =>
  evaluation.fits(evaluation.document.recursiveTargetOf(schema, evaluation.resources), value)
