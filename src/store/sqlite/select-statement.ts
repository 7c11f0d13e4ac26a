import type { SortKey } from '../cursor.ts'
import type { Condition, OrderTerm, Query, Test } from '../query.ts'
import { fieldExpression, indexOf, tableOf, toBindable } from './collection-tables.ts'
import type { Bindable } from './connection.ts'

/** A statement and what is bound to it. Its text holds names from declarations and nothing that was asked with. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly Bindable[]
}

interface Fragment {
  readonly sql: string
  readonly parameters: readonly Bindable[]
}

/**
 * The statements whose rows, one after the other, are what follows the query's cursor. Each is a range
 * of an index, so that the last page costs no more than the first: SQLite seeks neither through
 * alternatives (`a > ? OR a = ? AND id > ?`) nor through row values when the index is on expressions.
 */
export function selectPage(collection: string, query: Query): readonly Statement[] {
  const holders = holdersOf(collection, query)
  const source = holders ?? { sql: tableOf(collection), parameters: [] }
  const conditions =
    holders === undefined
      ? query.conditions.flatMap((condition) => translate(collection, condition))
      : []
  const fixed = new Set(query.conditions.filter(isOneValue).map((condition) => condition.field))
  return rangesAfter(query.order, query.after).map(({ range, order }) => {
    const all = [...conditions, ...range]
    // What can only have one value needs no ordering; naming it would make SQLite sort.
    const terms = order.filter((term) => !fixed.has(term.field)).map(orderExpression)
    return {
      sql: `SELECT id, revision, body FROM ${source.sql}${whereClause(all)}${
        terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`
      } LIMIT ?`,
      parameters: [source, ...all].flatMap((fragment) => fragment.parameters),
    }
  })
}

/**
 * The documents that hold one element, straight from the rows of that element, which lie in the order of
 * the ids: as `id IN (…)`, SQLite would first collect all holders, however few are asked for. Undefined for a
 * query that asks for something else, or for another order.
 */
function holdersOf(
  collection: string,
  { conditions: [condition, ...others], order: [first] }: Query,
): Fragment | undefined {
  const tests = condition?.tests ?? []
  const test = tests.find(({ operator }) => operator === 'eq')
  const further = tests.filter((other) => other !== test)
  if (condition?.indexed.kind !== 'multikey' || test?.operator !== 'eq') return undefined
  if (others.length > 0 || first?.field !== 'id') return undefined
  if (further.some(({ operator }) => operator !== 'every')) return undefined
  const table = indexOf(collection, condition.indexed.index.name)
  const held = further.flatMap((every) => heldToo(table, 'held.id', every))
  return {
    sql: `(SELECT held.id AS id, document.revision AS revision, document.body AS body
       FROM ${table} AS held
       CROSS JOIN ${tableOf(collection)} AS document ON document.id = held.id
       WHERE ${['held.value = ?', ...held.map(({ sql }) => sql)].join(' AND ')})`,
    parameters: [toBindable(test.operand), ...held.flatMap(({ parameters }) => parameters)],
  }
}

/** For each list of an `every`: a document with this id holds one of its values. */
function heldToo(table: string, id: string, test: Test): readonly Fragment[] {
  if (test.operator !== 'every') return []
  return test.operand.map((list) => ({
    sql: `EXISTS (SELECT 1 FROM ${table} AS too
       WHERE too.value IN (SELECT value FROM json_each(?)) AND too.id = ${id})`,
    parameters: [JSON.stringify(list)],
  }))
}

/** @param most the count goes no further; all are counted without it */
export function selectCount(
  collection: string,
  conditions: readonly Condition[],
  most: number | undefined,
): Statement {
  const counted = holdersCounted(collection, conditions) ?? {
    source: tableOf(collection),
    all: conditions.flatMap((condition) => translate(collection, condition)),
  }
  const rows = `FROM ${counted.source}${whereClause(counted.all)}`
  const parameters = counted.all.flatMap((fragment) => fragment.parameters)
  return most === undefined
    ? { sql: `SELECT count(*) ${rows}`, parameters }
    : {
        sql: `SELECT count(*) FROM (SELECT 1 ${rows} LIMIT ?)`,
        parameters: [...parameters, most],
      }
}

/** The rows of one element, of which a document has one at most; undefined for a query that asks for something else. */
function holdersCounted(
  collection: string,
  [condition, ...others]: readonly Condition[],
): { readonly source: string; readonly all: readonly Fragment[] } | undefined {
  if (condition?.indexed.kind !== 'multikey' || others.length > 0) return undefined
  const [test, ...further] = condition.tests
  if (test?.operator !== 'eq' || further.length > 0) return undefined
  return { source: indexOf(collection, condition.indexed.index.name), all: compare('value', test) }
}

function whereClause(fragments: readonly Fragment[]): string {
  return fragments.length === 0
    ? ''
    : ` WHERE ${fragments.map((fragment) => fragment.sql).join(' AND ')}`
}

function orderExpression(term: OrderTerm): string {
  return `${fieldExpression(term.field)}${term.descending ? ' DESC' : ''}`
}

function isOneValue(condition: Condition): boolean {
  return condition.tests.some((test) => test.operator === 'eq')
}

/**
 * What follows the keys `a, b, id` is: equal a and b, further id; then equal a, further b; then further a.
 * Absent values are the lowest, so in descending order they are a range of their own at the end.
 */
function rangesAfter(
  order: readonly OrderTerm[],
  after: readonly SortKey[] | undefined,
): readonly { readonly range: readonly Fragment[]; readonly order: readonly OrderTerm[] }[] {
  if (after === undefined) return [{ range: [], order }]
  const ranges: { range: readonly Fragment[]; order: readonly OrderTerm[] }[] = []
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const equal = order.slice(0, position).map((term, index) => equals(term, after[index] ?? null))
    const term = order[position]
    if (term === undefined) continue
    for (const { further, rest } of furtherThan(term, after[position] ?? null))
      ranges.push({
        range: [...equal, further],
        order: [...(rest ? [] : [term]), ...order.slice(position + 1)],
      })
  }
  return ranges
}

function equals(term: OrderTerm, key: SortKey): Fragment {
  const expression = fieldExpression(term.field)
  return key === null
    ? { sql: `${expression} IS NULL`, parameters: [] }
    : { sql: `${expression} = ?`, parameters: [toBindable(key)] }
}

/** `rest`: all that is left, the absent values, among which this term orders nothing. */
function furtherThan(
  term: OrderTerm,
  key: SortKey,
): readonly { readonly further: Fragment; readonly rest: boolean }[] {
  const expression = fieldExpression(term.field)
  if (term.descending && key === null) return []
  if (key === null)
    return [{ further: { sql: isPresent(expression), parameters: [] }, rest: false }]
  const parameters = [toBindable(key)]
  if (!term.descending) return [{ further: { sql: `${expression} > ?`, parameters }, rest: false }]
  const below = { further: { sql: `${expression} < ?`, parameters }, rest: false }
  return term.field === 'id'
    ? [below]
    : [below, { further: { sql: `${expression} IS NULL`, parameters: [] }, rest: true }]
}

function translate(collection: string, condition: Condition): readonly Fragment[] {
  const { indexed } = condition
  if (indexed.kind === 'single')
    return compareAll(fieldExpression(condition.field), condition.tests)
  const table = indexOf(collection, indexed.index.name)
  const existence = condition.tests.filter((test) => test.operator === 'exists')
  const fragments = existence.map(({ operand }): Fragment => {
    const not = operand ? '' : 'NOT '
    return { sql: `id ${not}IN (SELECT id FROM ${table})`, parameters: [] }
  })
  for (const test of condition.tests)
    fragments.push(...heldToo(table, `${tableOf(collection)}.id`, test))
  const onElement = compareAll(
    'value',
    condition.tests.filter(({ operator }) => operator !== 'exists' && operator !== 'every'),
  )
  if (onElement.length > 0)
    fragments.push({
      sql: `id IN (SELECT id FROM ${table}${whereClause(onElement)})`,
      parameters: onElement.flatMap((fragment) => fragment.parameters),
    })
  return fragments
}

function compareAll(expression: string, tests: readonly Test[]): readonly Fragment[] {
  return [...tests.flatMap((test) => compare(expression, test)), ...bracketOf(expression, tests)]
}

function compare(expression: string, test: Test): readonly Fragment[] {
  switch (test.operator) {
    case 'eq':
      return [{ sql: `${expression} = ?`, parameters: [toBindable(test.operand)] }]
    case 'in':
      // One parameter, however many alternatives: the statement stays the same.
      return [
        {
          sql: `${expression} IN (SELECT value FROM json_each(?))`,
          parameters: [JSON.stringify(test.operand)],
        },
      ]
    case 'exists':
      return [
        { sql: test.operand ? isPresent(expression) : `${expression} IS NULL`, parameters: [] },
      ]
    case 'every':
      return [] // asked of all elements together, see `heldToo`
    case 'gt':
      return [{ sql: `${expression} > ?`, parameters: [toBindable(test.operand)] }]
    case 'gte':
      return [{ sql: `${expression} >= ?`, parameters: [toBindable(test.operand)] }]
    case 'lt':
      return [{ sql: `${expression} < ?`, parameters: [toBindable(test.operand)] }]
    case 'lte':
      return [{ sql: `${expression} <= ?`, parameters: [toBindable(test.operand)] }]
  }
}

/**
 * SQLite sorts all numbers before all strings; the empty string is where strings begin. A range with both ends keeps
 * the other type out by itself, and a third bound would make SQLite read every document of it.
 */
function bracketOf(expression: string, tests: readonly Test[]): readonly Fragment[] {
  const has = (type: string, ...operators: readonly string[]): boolean =>
    tests.some((test) => operators.includes(test.operator) && typeof test.operand === type)
  const bounds: Fragment[] = []
  if (has('string', 'lt', 'lte') && !has('string', 'gt', 'gte'))
    bounds.push({ sql: `${expression} >= ''`, parameters: [] })
  if (has('number', 'gt', 'gte') && !has('number', 'lt', 'lte'))
    bounds.push({ sql: `${expression} < ''`, parameters: [] })
  return bounds
}

/** `IS NOT NULL` in a form that an index can seek to: nothing but null lies below minus infinity. */
function isPresent(expression: string): string {
  return `${expression} >= -9e999`
}
