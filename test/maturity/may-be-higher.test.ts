import { assess } from '../../src/maturity/assess.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'
import { loadMaturityModel } from '../../src/maturity/index.ts'
import { mayBeHigher, unknownIn, wholeMayBeHigher } from '../../src/maturity/may-be-higher.ts'
import { lacksInWords } from '../../src/maturity/report/criterion-in-words.ts'
import type { Assessment } from '../../src/maturity/index.ts'

const model = loadMaturityModel(
  `
id: two
version: 1.0.0
name: Two
description: For tests.
levels:
  - { n: 1, id: low, name: Low, meaning: The floor. }
  - { n: 2, id: high, name: High, meaning: Owned. }
dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: [owner_share >= 0.5, seen_share >= 0.5] }] }
  - { id: b, name: B, cells: [{ level: 2, name: X, evidence: [contract_share >= 0.5] }] }
`,
  'two.yaml',
)

/** @param values null for a fact that is not known, with four items to judge */
function assessed(values: Readonly<Record<string, number | null>>): Assessment {
  const at = new Date('2026-11-22T10:00:00Z')
  return assess(
    model,
    { at },
    {
      fact: (id) => {
        const definition = FACTS.get(id)
        const value = values[id]
        if (definition === undefined || value === undefined) return undefined
        const { area, name, unit, better } = definition
        const said = { id, area, name, definition: definition.definition, unit, better }
        const counted = { numerator: 4, denominator: value === null ? 4 : 10 }
        return {
          figure: { ...said, scope: {}, asOf: at.toISOString(), value, ...counted },
          inTheWay: 0,
        }
      },
      question: () => undefined,
    },
  )
}

test('a dimension may be higher when what it needs next is not known, and nothing of it fails', () => {
  const { dimensions } = assessed({ owner_share: null, contract_share: 0.4 })
  expect(dimensions.map(mayBeHigher)).toEqual([true, false])
})

test('the whole may be higher when each of its weakest dimensions may', () => {
  expect(wholeMayBeHigher(assessed({ owner_share: null, contract_share: 0.4 }))).toBe(false)
  expect(wholeMayBeHigher(assessed({ owner_share: null, contract_share: 0.6 }))).toBe(true)
})

test('what is lacking is said with how much of it there is', () => {
  const unknown = unknownIn(assessed({ owner_share: null, contract_share: 0.6 }))
  expect(lacksInWords('Sales', unknown)).toBe(
    'Sales has too few to judge: Services with an owner (4 of 5), seen share',
  )
  const many = Array.from({ length: 6 }, () => unknown[0]).filter((one) => one !== undefined)
  expect(lacksInWords('Sales', many)).toMatch(/, and 2 more$/)
})
