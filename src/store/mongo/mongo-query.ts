import type { SortKey } from '../cursor.ts'
import type { Condition, OrderTerm, Query, Test } from '../query.ts'

/** A filter of MongoDB. Its operators are written here; what was asked with stands in their places only. */
export type Filter = Readonly<Record<string, unknown>>

/** Documents that are not tombstones. */
export const PRESENT: Filter = { revision: { $gte: 1 } }

export function filterOf(conditions: readonly Condition[]): Filter {
  return { $and: [PRESENT, ...conditions.flatMap(translate)] }
}

export function pageFilter(query: Query): Filter {
  const { conditions, order, after } = query
  return after === undefined
    ? filterOf(conditions)
    : { $and: [filterOf(conditions), { $or: rangesAfter(order, after) }] }
}

export function sortOf(order: readonly OrderTerm[]): Record<string, 1 | -1> {
  return Object.fromEntries(
    order.map(({ field, descending }) => [pathOf(field), descending ? -1 : 1]),
  )
}

/** Where a field lies in a stored document. */
export function pathOf(field: string): string {
  return field === 'id' ? '_id' : `value.${field}`
}

/** Equal first keys and a further next one, for each number of equal keys. */
function rangesAfter(order: readonly OrderTerm[], after: readonly SortKey[]): readonly Filter[] {
  return order.flatMap((term, position) => {
    const equal = order
      .slice(0, position)
      .map(({ field }, index) => ({ [pathOf(field)]: { $eq: after[index] ?? null } }))
    return furtherThan(term, after[position] ?? null).map((further) => ({
      $and: [...equal, further],
    }))
  })
}

/** Absent values are the lowest. A comparison holds within one type, so they need a word of their own. */
function furtherThan({ field, descending }: OrderTerm, key: SortKey): readonly Filter[] {
  const path = pathOf(field)
  if (key === null) return descending ? [] : [{ [path]: { $ne: null } }]
  if (!descending) return [{ [path]: { $gt: key } }]
  return field === 'id'
    ? [{ [path]: { $lt: key } }]
    : [{ [path]: { $lt: key } }, { [path]: { $eq: null } }]
}

function translate({ field, indexed, tests }: Condition): readonly Filter[] {
  if (indexed.kind === 'single') return tests.map((test) => ({ [pathOf(field)]: compare(test) }))
  const path = `elements.${indexed.index.name}`
  const onElement = tests.filter(({ operator }) => operator !== 'exists' && operator !== 'every')
  return [
    ...tests
      .filter((test) => test.operator === 'exists')
      .map((test) => ({ [path]: compare(test) })),
    ...tests
      .flatMap((test) => (test.operator === 'every' ? test.operand : []))
      .map((list) => ({ [path]: { $in: list } })),
    ...(onElement.length === 0
      ? []
      : [{ [path]: { $elemMatch: Object.assign({}, ...onElement.map(compare)) as Filter } }]),
  ]
}

function compare(test: Test): Filter {
  // Equality with null means absent as well as null.
  if (test.operator === 'exists') return test.operand ? { $ne: null } : { $eq: null }
  return { [`$${test.operator}`]: test.operand }
}
