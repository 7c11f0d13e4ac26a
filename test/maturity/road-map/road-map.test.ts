import { assess } from '../../../src/maturity/assess.ts'
import type { RoadMapStep } from '../../../src/maturity/index.ts'
import { loadMaturityModel } from '../../../src/maturity/index.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'

const at = new Date('2026-11-22T10:00:00Z')
const HEAD = `
id: test
version: 1.0.0
name: Test
description: For tests.
questions: [{ id: agree, text: Do people agree? }]
levels:
  - { n: 1, id: low, name: Low, meaning: The floor. }
  - { n: 2, id: middle, name: Middle, meaning: Owned. }
  - { n: 3, id: high, name: High, meaning: Reused. }
`

/** @param figures numerator and denominator by fact */
function roadMap(
  model: string,
  figures: Readonly<Record<string, readonly [numerator: number, denominator: number]>>,
): readonly RoadMapStep[] {
  return assess(
    loadMaturityModel(`${HEAD}${model}`, 'test.yaml'),
    { at },
    {
      fact: (id) => {
        const definition = FACTS.get(id)
        const [numerator, denominator] = figures[id] ?? []
        if (definition === undefined || numerator === undefined || denominator === undefined) {
          return undefined
        }
        const { area, name, unit, better, minimum } = definition
        const value = denominator < minimum ? null : numerator / denominator
        const said = { id, area, name, definition: definition.definition, unit, better }
        const figure = { ...said, scope: {}, asOf: at.toISOString(), value, numerator, denominator }
        return { figure, inTheWay: better === 'up' ? denominator - numerator : numerator }
      },
      question: (id) => ({ id, text: 'Do people agree?', state: 'open' }),
    },
  ).roadMap
}

describe('the effect of a gap', () => {
  test('is what the model says when its evidence holds, for every dimension that asks for it', () => {
    const [step] = roadMap(
      `dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: [owner_share >= 0.5] }, { level: 3, name: Y, evidence: [contract_share >= 0.5] }] }
  - { id: b, name: B, cells: [{ level: 2, name: X, evidence: [owner_share >= 0.4] }, { level: 3, name: Y, evidence: [owner_share >= 0.9] }] }
`,
      { owner_share: [3, 10], contract_share: [9, 10] },
    )
    // B follows to level 2 only: half of the services is enough for that, and not for level 3.
    expect(step).toMatchObject({
      dimension: 'a',
      fact: 'owner_share',
      effect: { alone: { dimension: 3, level: 2, mean: 2.5 }, others: 0 },
    })
  })

  test('shows what several gaps lift together when none lifts alone', () => {
    const steps = roadMap(
      `dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: [owner_share >= 0.5, described_share >= 0.5], questions: [agree] }] }
`,
      { owner_share: [3, 10], described_share: [2, 10] },
    )
    const effect = {
      alone: { dimension: 1, level: 1, mean: 1 },
      together: { dimension: 2, level: 2, mean: 2 },
      others: 2,
    }
    expect(steps.map(({ fact, question, ...step }) => [fact ?? question, step.effect])).toEqual([
      ['agree', effect],
      ['owner_share', effect],
      ['described_share', effect],
    ])
  })

  test('is none where the level also needs what the registry does not collect', () => {
    const [step] = roadMap(
      `dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: [owner_share >= 0.5, seen_share >= 0.5] }] }
`,
      { owner_share: [3, 10] },
    )
    expect(step?.effect).toMatchObject({ together: { dimension: 1, level: 1 }, others: 1 })
  })

  test('of evidence over several facts is told too', () => {
    const [step] = roadMap(
      `dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: ['owner_share > 0.5 && contract_share > 0.5'] }] }
`,
      { owner_share: [3, 10], contract_share: [3, 10] },
    )
    expect(step?.effect.alone).toEqual({ dimension: 2, level: 2, mean: 2 })
  })
})

test('what lifts most by itself comes first, then what takes the least', () => {
  const steps = roadMap(
    `dimensions:
  - { id: a, name: A, cells: [{ level: 2, name: X, evidence: [contract_share >= 0.9, owner_share >= 0.9] }] }
  - { id: b, name: B, cells: [{ level: 2, name: X, evidence: [described_share >= 0.9] }] }
`,
    { owner_share: [1, 10], contract_share: [8, 10], described_share: [1, 10] },
  )
  expect(steps.map(({ fact, effort }) => [fact, effort.days])).toEqual([
    ['described_share', 0.8],
    ['owner_share', 0.8],
    ['contract_share', 2],
  ])
})

describe('the effort of a gap', () => {
  const effort = (
    evidence: string,
    fact: string,
    counted: readonly [number, number],
  ): RoadMapStep['effort'] | undefined =>
    roadMap(
      `effort: { agreement: 3 }
dimensions: [{ id: a, name: A, cells: [{ level: 2, name: X, evidence: ['${evidence}'] }] }]
`,
      { [fact]: counted },
    )[0]?.effort

  test.each([
    ['items that lack', 'owner_share >= 0.95', 'owner_share', [12, 20], 'record', 7, 0.7],
    ['items too many', 'orphan_share <= 0.1', 'orphan_share', [5, 20], 'decision', 3, 1.5],
    ['amounts that lack', 'reuse_mean >= 2', 'reuse_mean', [11, 8], 'agreement', 5, 15],
    ['a threshold hit exactly', 'owner_share >= 0.7', 'owner_share', [6, 10], 'record', 1, 0.1],
    // (5 + 24) / (10 + 24) is the first share of at least 0.85: what was done stays done.
    ['times to come', 'gate_share >= 0.85', 'gate_share', [5, 10], 'practice', 24, 12],
    [
      'times until few are bad',
      'override_share <= 0.1',
      'override_share',
      [2, 10],
      'practice',
      10,
      5,
    ],
    ['bad times that grow old', 'gate_share >= 1', 'gate_share', [7, 10], 'practice', 3, 1.5],
    ['what is lacking to be known', 'owner_share >= 0.5', 'owner_share', [1, 3], 'record', 2, null],
  ] as const)('counts %s', (_, evidence, fact, counted, act, left, days) => {
    const told = effort(evidence, fact, counted)
    expect(told).toEqual({
      act,
      left,
      days: days === null ? null : (expect.closeTo(days, 9) as number),
    })
  })

  test('of a question is that of an answer', () => {
    const [step] = roadMap(
      'dimensions: [{ id: a, name: A, cells: [{ level: 2, name: X, questions: [agree] }] }]',
      {},
    )
    expect(step).toMatchObject({
      question: 'agree',
      text: 'Do people agree?',
      effort: { act: 'answer', left: 1, days: 0.1 },
      effect: { alone: { level: 2 } },
    })
  })
})
