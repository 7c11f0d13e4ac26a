import { isDataArray, type DataObject, type DataValue } from '../../../contracts/index.ts'
import { hasEqualItems } from './equal-values.ts'
import type { Evaluation } from './evaluation.ts'
import type { KeywordCheck } from './keyword.ts'

type Items = readonly DataValue[]

export const maxItems: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  (value as Items).length <= operand ||
  evaluation.fail('maxItems', `must have at most ${operand} items`)

export const minItems: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  (value as Items).length >= operand ||
  evaluation.fail('minItems', `must have at least ${operand} items`)

export const uniqueItems: KeywordCheck = (evaluation, operand, value) =>
  operand !== true ||
  !hasEqualItems(value as Items) ||
  evaluation.fail('uniqueItems', 'must not have the same item twice')

/** Applies one schema to all items from an index on. */
function itemsFrom(
  evaluation: Evaluation,
  start: number,
  schema: DataValue,
  items: Items,
): boolean {
  let valid = true
  for (let index = start; index < items.length; index += 1) {
    evaluation.evaluated?.items.add(index)
    if (evaluation.fitsAt(String(index), schema, items[index] ?? null)) continue
    valid = false
    if (!evaluation.allErrors) break
  }
  return valid
}

export const prefixItems: KeywordCheck = (evaluation, operand, value) => {
  const schemas = isDataArray(operand) ? operand : []
  const items = value as Items
  let valid = true
  for (let index = 0; index < Math.min(schemas.length, items.length); index += 1) {
    evaluation.evaluated?.items.add(index)
    if (evaluation.fitsAt(String(index), schemas[index] ?? true, items[index] ?? null)) continue
    valid = false
    if (!evaluation.allErrors) break
  }
  return valid
}

/** Up to 2019-09: one schema for all items, or a list of schemas for the first ones. */
export const items: KeywordCheck = (evaluation, operand, value, schema) =>
  isDataArray(operand)
    ? prefixItems(evaluation, operand, value, schema)
    : itemsFrom(evaluation, 0, operand, value as Items)

/** `false` is an error of the list, not of each item that is too many. */
function rest(
  evaluation: Evaluation,
  keyword: string,
  start: number,
  operand: DataValue,
  value: Items,
): boolean {
  if (operand !== false) return itemsFrom(evaluation, start, operand, value)
  if (value.length <= start) return true
  return evaluation.fail(keyword, `must not have more than ${start} items`)
}

export const additionalItems: KeywordCheck = (evaluation, operand, value, schema) => {
  const first = schema['items']
  if (first === undefined || !isDataArray(first)) return true
  return rest(evaluation, 'additionalItems', first.length, operand, value as Items)
}

/** From 2020-12 on: the items after those of prefixItems. */
export const itemsAfterPrefix: KeywordCheck = (evaluation, operand, value, schema) => {
  const prefix = schema['prefixItems']
  return prefix !== undefined && isDataArray(prefix)
    ? rest(evaluation, 'items', prefix.length, operand, value as Items)
    : itemsFrom(evaluation, 0, operand, value as Items)
}

/** With minContains and maxContains where the dialect has them. */
export const contains: KeywordCheck = (evaluation, operand, value, schema) => {
  const { minContains, maxContains } = evaluation.document.isRecent
    ? limitsOf(schema)
    : { minContains: 1, maxContains: Infinity }
  const before = evaluation.errors.length
  let found = 0
  for (const [index, item] of (value as Items).entries()) {
    evaluation.attempts += 1
    const fits = evaluation.fitsAt(String(index), operand, item)
    evaluation.attempts -= 1
    if (!fits) continue
    found += 1
    evaluation.evaluated?.items.add(index)
  }
  if (found >= minContains && found <= maxContains) {
    evaluation.errors.length = before
    return true
  }
  const tellsAll = evaluation.allErrors || evaluation.attempts > 0
  if (!tellsAll || minContains > maxContains) evaluation.errors.length = before
  const most = maxContains === Infinity ? '' : ` and at most ${maxContains}`
  return evaluation.fail('contains', `must contain at least ${minContains}${most} fitting items`)
}

function limitsOf(schema: DataObject): { minContains: number; maxContains: number } {
  const { minContains, maxContains } = schema
  return {
    minContains: typeof minContains === 'number' ? minContains : 1,
    maxContains: typeof maxContains === 'number' ? maxContains : Infinity,
  }
}

export const unevaluatedItems: KeywordCheck = (evaluation, operand, value) => {
  const seen = evaluation.evaluated?.items ?? new Set<number>()
  const unseen = (value as Items).map((_, index) => index).filter((index) => !seen.has(index))
  for (const index of unseen) seen.add(index)
  if (operand === false && unseen.length > 0) {
    return evaluation.fail('unevaluatedItems', 'must not have items that no schema describes')
  }
  const valid = unseen.map((index) =>
    evaluation.fitsAt(String(index), operand, (value as Items)[index] ?? null),
  )
  return !valid.includes(false)
}
