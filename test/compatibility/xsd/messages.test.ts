import { CHANGE_KINDS } from '../../../src/compatibility/index.ts'
import { compare } from '../compare.ts'
import { judgementsOf } from '../judgements.ts'
import { ATTRIBUTE_ROWS } from './attribute-rows.ts'
import { CONTENT_ROWS } from './content-rows.ts'
import { ELEMENT_ROWS } from './element-rows.ts'
import { INVENTORY_ROWS } from './inventory-rows.ts'
import { LIMIT_ROWS } from './limit-rows.ts'
import { SAME_ROWS } from './same-rows.ts'
import { SIMPLE_TYPE_ROWS } from './simple-type-rows.ts'
import { TYPE_ROWS } from './type-rows.ts'
import { sending } from './message-service.ts'

const ROWS = [
  ...ELEMENT_ROWS,
  ...TYPE_ROWS,
  ...CONTENT_ROWS,
  ...ATTRIBUTE_ROWS,
  ...SIMPLE_TYPE_ROWS,
  ...LIMIT_ROWS,
  ...INVENTORY_ROWS,
  ...SAME_ROWS,
]

describe.each(['request', 'response'] as const)('in a %s', (way) => {
  it.each(ROWS)('$name', async (row) => {
    const comparison = await compare(sending(way, row.old), sending(way, row.now))
    expect(judgementsOf(comparison)).toEqual(row[way])
    expect(comparison.notCompared).toEqual([])
    for (const { operations } of comparison.changes) expect(operations).toEqual(['talk'])
  })

  it.each(ROWS)('$name: the other way round nothing is left to tell', async (row) => {
    const comparison = await compare(sending(way, row.now), sending(way, row.now))
    expect(judgementsOf(comparison)).toEqual([])
  })
})

it('the rows have every kind of element, type, attribute and facet', () => {
  const told = new Set(
    ROWS.flatMap(({ request, response }) => [...request, ...response]).map(
      (judgement) => judgement.split(' ')[0],
    ),
  )
  const kinds = CHANGE_KINDS.map(({ id }) => id).filter((id) =>
    /^(?:element|choice|sequence|all-to|model|mixed|any|attribute|facet|identity|substitution|derived|derivation|list)-/.test(
      id,
    ),
  )
  expect(kinds.length).toBeGreaterThan(80)
  expect(kinds.filter((id) => !told.has(id))).toEqual([])
})
