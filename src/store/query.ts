import { createHash } from 'node:crypto'
import type { CheckedDeclaration, IndexedField } from './declaration.ts'
import { decodeCursor, type SortKey } from './cursor.ts'
import { valueAt } from './document.ts'
import {
  type Comparison,
  type FindOptions,
  type Scalar,
  type Stored,
  StoreError,
  type Where,
} from './port.ts'
import { isWellFormed } from './well-formed-json.ts'

const defaultLimit = 50
const maximumLimit = 500
const maximumAlternatives = 10_000

/** One elementary test; a prefix is a range over strings, so that no store needs patterns. */
export type Test =
  | { readonly operator: 'eq' | 'gt' | 'gte' | 'lt' | 'lte'; readonly operand: Scalar }
  | { readonly operator: 'in'; readonly operand: readonly Scalar[] }
  | { readonly operator: 'exists'; readonly operand: boolean }
  | { readonly operator: 'every'; readonly operand: readonly (readonly Scalar[])[] }

/** All tests on one field; the field is `id` or one that the declaration names. */
export interface Condition {
  readonly field: string
  readonly indexed: IndexedField
  readonly tests: readonly Test[]
}

export interface OrderTerm {
  readonly field: string
  readonly descending: boolean
}

/** A question that has been checked against the declaration; adapters translate it and check nothing. */
export interface Query {
  readonly conditions: readonly Condition[]
  /** Ends with the id and names no field twice. */
  readonly order: readonly OrderTerm[]
  readonly limit: number
  /** The keys of the last document of the page before, one for each term of the order. */
  readonly after: readonly SortKey[] | undefined
  /** What a cursor is bound to; computed when asked for, as most answers fit one page. */
  fingerprint(): string
}

/** @throws StoreError `invalid-query`. */
export function checkQuery<T>(
  declaration: CheckedDeclaration<T>,
  options: FindOptions = {},
): Query {
  const conditions = checkWhere(declaration, options.where)
  const order = checkSort(declaration, options.sort ?? [])
  const limit = options.limit ?? defaultLimit
  if (!Number.isInteger(limit) || limit < 1 || limit > maximumLimit)
    throw refuse(declaration, `limit is no whole number from 1 to ${maximumLimit}`)
  const fingerprint = (): string =>
    createHash('sha256')
      .update(JSON.stringify([declaration.name, conditions.map(identity), order]))
      .digest('base64url')
      .slice(0, 16)
  const after =
    options.cursor === undefined
      ? undefined
      : decodeCursor(options.cursor, fingerprint(), order.length)
  return { conditions, order, limit, after, fingerprint }
}

/** The keys by which a query's next page begins after this document. */
export function sortKeys(query: Query, stored: Stored<unknown>): readonly SortKey[] {
  return query.order.map(({ field }) =>
    field === 'id' ? stored.id : ((valueAt(stored.value, field) as Scalar | undefined) ?? null),
  )
}

/** @throws StoreError `invalid-query`. */
export function checkWhere<T>(
  declaration: CheckedDeclaration<T>,
  where: Where = {},
): readonly Condition[] {
  return Object.keys(where)
    .sort()
    .map((field) => {
      const indexed = coveringIndex(declaration, field)
      const comparison: unknown = where[field]
      if (!isPlainObject(comparison))
        throw refuse(declaration, `the comparison for "${field}" is no object`)
      const tests = Object.entries(comparison).flatMap(([operator, operand]) => {
        const checked = checkTest(operator, operand)
        if (typeof checked === 'string') throw refuse(declaration, `"${field}" ${checked}`)
        return checked
      })
      if (indexed.kind === 'single' && tests.some(({ operator }) => operator === 'every'))
        throw refuse(declaration, `"${field}" has one value, and every is for several`)
      if (tests.length === 0) throw refuse(declaration, `"${field}" is compared with nothing`)
      if (new Set(tests.map((test) => test.operator)).size < tests.length)
        throw refuse(declaration, `"${field}" has a prefix, which is a range, and another range`)
      return { field, indexed, tests }
    })
}

function checkSort<T>(
  declaration: CheckedDeclaration<T>,
  sort: readonly string[],
): readonly OrderTerm[] {
  const order: OrderTerm[] = []
  for (const term of sort) {
    if (typeof term !== 'string') throw refuse(declaration, 'a sort term is no string')
    const descending = term.startsWith('-')
    const field = descending ? term.slice(1) : term
    if (coveringIndex(declaration, field).kind === 'multikey')
      throw refuse(declaration, `"${field}" has many values and gives no order`)
    if (order.some((other) => other.field === field))
      throw refuse(declaration, `"${field}" is named twice in the order`)
    order.push({ field, descending })
    // Ids are unique: nothing after the id can change the order.
    if (field === 'id') return order
  }
  return [...order, { field: 'id', descending: false }]
}

function coveringIndex<T>(declaration: CheckedDeclaration<T>, field: string): IndexedField {
  if (field === 'id') return { kind: 'single' }
  const indexed = declaration.fields.get(field)
  if (indexed === undefined) throw refuse(declaration, `no index covers "${field}"`)
  return indexed
}

/** The tests, or what is wrong. Operands arrive from outside, whatever their types say. */
function checkTest(operator: string, operand: unknown): readonly Test[] | string {
  switch (operator as keyof Comparison) {
    case 'eq':
      return isScalar(operand) ? [{ operator: 'eq', operand }] : 'is compared with no scalar'
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return isScalar(operand) && typeof operand !== 'boolean'
        ? [{ operator: operator as 'gt', operand }]
        : `is compared by ${operator} with neither a string nor a number`
    case 'in':
      if (!Array.isArray(operand) || !operand.every(isScalar)) return 'is compared with no scalars'
      if (operand.length > maximumAlternatives)
        return `is compared with more than ${maximumAlternatives} alternatives`
      return [{ operator: 'in', operand }]
    case 'every':
      if (!Array.isArray(operand) || !operand.every(isListOfScalars) || operand.length === 0)
        return 'is compared with no lists of scalars'
      if (operand.flat().length > maximumAlternatives)
        return `is compared with more than ${maximumAlternatives} alternatives`
      return [{ operator: 'every', operand }]
    case 'prefix':
      return typeof operand === 'string' && isScalar(operand)
        ? prefixRange(operand)
        : 'is compared with a prefix that is no string'
    case 'exists':
      return typeof operand === 'boolean'
        ? [{ operator: 'exists', operand }]
        : 'is asked to exist by something other than a boolean'
    default:
      return `is compared by "${operator}", which is no comparison`
  }
}

function isListOfScalars(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value) && value.every(isScalar)
}

function isScalar(value: unknown): value is Scalar {
  return (
    (typeof value === 'string' && isWellFormed(value)) ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    typeof value === 'boolean'
  )
}

/** All strings with a prefix are a range, since strings are ordered by code point. */
function prefixRange(prefix: string): readonly Test[] {
  const end = prefixEnd(prefix)
  return end === undefined
    ? [{ operator: 'gte', operand: prefix }]
    : [
        { operator: 'gte', operand: prefix },
        { operator: 'lt', operand: end },
      ]
}

/** The least string above every string with the prefix, if there is one. */
function prefixEnd(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  // U+D800 to U+DFFF are no characters.
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}

function identity(condition: Condition): unknown {
  return [condition.field, condition.tests.map((test) => [test.operator, test.operand])]
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse<T>(declaration: CheckedDeclaration<T>, message: string): StoreError {
  return new StoreError('invalid-query', `"${declaration.name}" cannot be asked: ${message}.`)
}
