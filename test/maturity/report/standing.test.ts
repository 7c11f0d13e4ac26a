import type { KeptAssessment } from '../../../src/maturity/index.ts'
import { compileExpression } from '../../../src/expressions/index.ts'
import { judgeEvidence } from '../../../src/maturity/judge-evidence.ts'
import { criterionInWords } from '../../../src/maturity/report/criterion-in-words.ts'
import { assess } from '../../../src/maturity/assess.ts'
import { loadMaturityModel } from '../../../src/maturity/index.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import { headlinesOf, nextStepsOf, standingOf } from '../../../src/maturity/report/standing.ts'
import { trendOf } from '../../../src/maturity/report/trend.ts'
import { say } from '../../../src/maturity/report/texts.ts'

const model = loadMaturityModel(
  `
id: two
version: 1.0.0
name: Two
description: For tests.
questions: [{ id: agree, text: Do people agree? }]
levels:
  - { n: 1, id: low, name: Low, meaning: The floor. }
  - { n: 2, id: high, name: High, meaning: Owned. }
dimensions:
  - id: ownership
    name: Ownership
    cells: [{ level: 2, name: Owned, evidence: [owner_share >= 0.5, orphan_share <= 0.1] }]
  - id: people
    name: People
    cells: [{ level: 2, name: Agreed, evidence: [described_share >= 0.5], questions: [agree] }]
`,
  'two.yaml',
)
const at = new Date('2026-11-22T10:00:00Z')
const values: Readonly<Record<string, number | null>> = {
  owner_share: 0.4,
  orphan_share: 0.2,
  described_share: null,
}
const assessment = assess(
  model,
  { at, domain: undefined },
  {
    fact: (id) => {
      const definition = FACTS.get(id)
      const value = values[id]
      if (definition === undefined || value === undefined) return undefined
      const { area, name, unit, better, minimum } = definition
      const figure = {
        ...{ id, area, name, definition: definition.definition, unit, better, minimum },
        scope: {},
        asOf: at.toISOString(),
        value,
        numerator: (value ?? 0) * 10,
        denominator: value === null ? 0 : 10,
        ...(value === null && { unknownBecause: 'Too few.' }),
      }
      return { figure, inTheWay: 3 }
    },
    question: (id) => ({ id, text: 'Do people agree?', state: 'open' }),
  },
)

test('what a dimension needs is said in words, with the fact behind it', () => {
  expect(standingOf(assessment)).toMatchObject([
    {
      name: 'Ownership',
      level: 1,
      missing: [
        {
          text: 'Services with an owner: 4 of 10 (40%) now, at least 50% needed',
          fact: 'owner_share',
        },
        {
          text: 'Services that nobody uses: 2 of 10 (20%) now, at most 10% needed',
          fact: 'orphan_share',
        },
      ],
    },
    {
      name: 'People',
      missing: [
        {
          text: 'Services described well enough to be chosen: too little is known to say; 0 of the 5 items that it takes are there',
          fact: 'described_share',
        },
        { text: 'To be answered by people: Do people agree?' },
      ],
    },
  ])
})

test('next steps say what they change and what they take; what is unknown is no step', () => {
  const together = 'together with 1 more; the average then rises from 1 to 1.5'
  expect(
    nextStepsOf(assessment).map(({ fact, items, effect, effort }) => [fact, items, effect, effort]),
  ).toEqual([
    [
      'owner_share',
      3,
      `Lifts “Ownership” to level 2, ${together}`,
      'Entries to complete: 1 at least; about a day of work or less',
    ],
    [
      undefined,
      undefined,
      `Lifts “People” to level 2, ${together}`,
      'Questions to answer: 1 at least; about a day of work or less',
    ],
    [
      'orphan_share',
      3,
      `Lifts “Ownership” to level 2, ${together}`,
      'Decisions or appointments to make: 1 at least; about a day of work or less',
    ],
  ])
})

test('headlines name the weakest areas and what changed', () => {
  const size = { services: 10, domains: 1, contracts: 8, uses: 4 }
  const before = { asOf: '2026-11-01T08:00:00.000Z', level: 2, mean: 2 }
  const input = { assessment, size, risks: [], trend: [before] }
  const [weakest, extent, risk, trend, sure] = headlinesOf(input)
  expect(weakest).toBe(
    'The weakest areas decide the level, and those are “Ownership” and “People”. On average the areas reach level 1.',
  )
  expect(risk).toBe('No risk of the kinds that this report looks for was found.')
  expect(extent).toBe(
    'It speaks of 10 services, in 1 business area. They have 8 contracts in operation, and systems have agreed on 4 uses of them.',
  )
  expect(sure).toBe(
    'How sure this is: of the figures and questions that it asks for, 2 of 4 (50%) are known, 2 computed and 0 answered by people. Answers out of date: 0.',
  )
  expect(trend).toBe('The level has fallen from 2 to 1 since 2026-11-01.')
})

test('a trend has the last point of each day, and of many days sixty with both ends', () => {
  const kept = (day: number, hour: number): KeptAssessment => ({
    id: `${day} ${hour}`,
    model: 'two',
    modelVersion: '1.0.0',
    scope: {},
    asOf: new Date(Date.UTC(2026, 0, day, hour)).toISOString(),
    level: { n: day % 2, id: '', name: '' },
    mean: hour,
    confidence: assessment.confidence,
    dimensions: [],
    facts: [],
    answers: [],
  })
  const few = trendOf([kept(2, 9), kept(1, 12), kept(1, 8)])
  expect(few.map(({ asOf, mean }) => [asOf.slice(0, 10), mean])).toEqual([
    ['2026-01-01', 12],
    ['2026-01-02', 9],
  ])
  const many = trendOf(Array.from({ length: 300 }, (_, index) => kept(300 - index, 1)))
  expect(many).toHaveLength(60)
  expect(many[0]?.asOf).toBe('2026-01-01T01:00:00.000Z')
  expect(many.at(-1)?.asOf).toBe(new Date(Date.UTC(2026, 0, 300, 1)).toISOString())
})

test('a sentence takes its values, also ones that look like places', () => {
  expect(say('report.asOf', { date: '{date}' })).toBe('As of {date}')
})

test.each([
  ['owner_share >= 0.95', 'Services with an owner: 4 of 10 (40%) now, at least 95% needed'],
  [
    'owner_share >= 0.5 || orphan_share <= 0.1',
    'Services with an owner: 4 of 10 (40%) now; the condition that the model sets for it does not hold',
  ],
])('what a model asks as %s is said without its expression', (evidence, said) => {
  const criterion = judgeEvidence(compileExpression(evidence), () => ({
    ...{ id: 'owner_share', area: 'ownership', name: 'Services with an owner', definition: '' },
    ...{ unit: 'share', better: 'up', minimum: 5, scope: {}, asOf: at.toISOString() },
    ...{ value: 0.4, numerator: 4, denominator: 10 },
  }))
  expect(criterionInWords(criterion)).toBe(said)
})
