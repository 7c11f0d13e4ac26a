import { isDataArray, type DataValue } from '../../../contracts/index.ts'
import { equalValues, includesValue } from './equal-values.ts'
import { formatOf } from './formats.ts'
import type { KeywordCheck } from './keyword.ts'

/** Whether a value has one of the types (2020-12 validation, section 6.1.1). */
export function hasType(value: DataValue, types: readonly DataValue[]): boolean {
  for (const type of types) if (isOfType(value, type)) return true
  return false
}

function isOfType(value: DataValue, type: DataValue): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return isDataArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !isDataArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const ofOne = (types: readonly DataValue[]): string =>
  types.map((name) => (typeof name === 'string' ? name : shown(name))).join(' or ')

export const type: KeywordCheck = (evaluation, operand, value) => {
  const types = isDataArray(operand) ? operand : [operand]
  return hasType(value, types) || evaluation.fail('type', `must be of type ${ofOne(types)}`)
}

export const constant: KeywordCheck = (evaluation, operand, value) =>
  equalValues(operand, value) || evaluation.fail('const', `must be ${shown(operand)}`)

export const enumeration: KeywordCheck = (evaluation, operand, value) => {
  const values = isDataArray(operand) ? operand : []
  if (includesValue(values, value)) return true
  return evaluation.fail('enum', `must be one of ${listed(values)}`)
}

const SHOWN_VALUES = 10
const SHOWN_CHARACTERS = 60

function listed(values: readonly DataValue[]): string {
  const more = values.length - SHOWN_VALUES
  const first = values.slice(0, SHOWN_VALUES).map(shown).join(', ')
  return more > 0 ? `${first} and ${more} more` : first
}

function shown(value: DataValue): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

type Bound = (value: number, limit: number) => boolean

const bounded =
  (keyword: string, words: string, holds: Bound): KeywordCheck =>
  (evaluation, operand, value) =>
    typeof operand !== 'number' ||
    holds(value as number, operand) ||
    evaluation.fail(keyword, `must be ${words} ${operand}`)

const atMost: Bound = (value, limit) => value <= limit
const atLeast: Bound = (value, limit) => value >= limit
const less: Bound = (value, limit) => value < limit
const more: Bound = (value, limit) => value > limit

export const maximum = bounded('maximum', 'at most', atMost)
export const minimum = bounded('minimum', 'at least', atLeast)
export const exclusiveMaximum = bounded('exclusiveMaximum', 'less than', less)
export const exclusiveMinimum = bounded('exclusiveMinimum', 'more than', more)

const belowExclusively = bounded('maximum', 'less than', less)
const aboveExclusively = bounded('minimum', 'more than', more)

/** In draft 4 the exclusive keywords are booleans that change what the other one means. */
export const maximumOfDraft4: KeywordCheck = (evaluation, operand, value, schema) =>
  (schema['exclusiveMaximum'] === true ? belowExclusively : maximum)(
    evaluation,
    operand,
    value,
    schema,
  )

export const minimumOfDraft4: KeywordCheck = (evaluation, operand, value, schema) =>
  (schema['exclusiveMinimum'] === true ? aboveExclusively : minimum)(
    evaluation,
    operand,
    value,
    schema,
  )

export const multipleOf: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  Number.isInteger((value as number) / operand) ||
  evaluation.fail('multipleOf', `must be a multiple of ${operand}`)

/** Characters as people count them, not the UTF-16 code units of a string. */
function lengthOf(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      length -= 1
      index += 1
    }
  }
  return length
}

export const maxLength: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  lengthOf(value as string) <= operand ||
  evaluation.fail('maxLength', `must have at most ${operand} characters`)

export const minLength: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'number' ||
  lengthOf(value as string) >= operand ||
  evaluation.fail('minLength', `must have at least ${operand} characters`)

export const pattern: KeywordCheck = (evaluation, operand, value) =>
  typeof operand !== 'string' ||
  evaluation.document.patternOf(operand).test(value as string) ||
  evaluation.fail('pattern', `must match the pattern ${operand}`)

/** Names that are no known format say nothing. */
export const format: KeywordCheck = (evaluation, operand, value) => {
  if (typeof operand !== 'string') return true
  const known = formatOf(operand)
  return (
    known === undefined ||
    known.test(value as string | number) ||
    evaluation.fail('format', `must have the format ${operand}`)
  )
}
