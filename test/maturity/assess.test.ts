import fc from 'fast-check'
import { assess } from '../../src/maturity/assess.ts'
import type { Known } from '../../src/maturity/judge-dimension.ts'
import type { AskedQuestion } from '../../src/maturity/assessment.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'
import type { CountedFact } from '../../src/maturity/facts/count-facts.ts'
import { loadMaturityModel, MaturityModelError } from '../../src/maturity/index.ts'
import { shippedMaturityModels } from '../../src/data-documents.ts'

const at = new Date('2026-11-22T10:00:00Z')
const frame = { at, domain: undefined }

const modelText = `
id: two-steps
version: 1.0.0
name: Two steps
description: A model for tests.
questions:
  - { id: agree, text: Do people agree? }
  - { id: care, text: Do people care? }
levels:
  - { n: 1, id: low, name: Low, meaning: The floor. }
  - { n: 2, id: middle, name: Middle, meaning: Owned. }
  - { n: 3, id: high, name: High, meaning: Reused. }
dimensions:
  - id: ownership
    name: Ownership
    cells:
      - { level: 2, name: Owned, evidence: [owner_share >= 0.5] }
      - { level: 3, name: Owned nearly everywhere, evidence: [owner_share >= 0.9, orphan_share <= 0.1] }
  - id: people
    name: People
    cells:
      - { level: 2, name: Described, evidence: [described_share >= 0.5] }
      - { level: 3, name: Asked, questions: [agree, care] }
`
const model = loadMaturityModel(modelText, 'two-steps.yaml')

/** Facts by id, a share or undefined for one that is unknown, and answers by the id of the question. */
function facts(
  values: Record<string, number | undefined>,
  answers: Record<string, { value: number; isExpired?: boolean }> = {},
): Known {
  const question = (id: string): AskedQuestion => {
    const given = answers[id]
    if (given === undefined) return { id, text: id, state: 'open' }
    const answer = {
      value: given.value,
      by: 'ada',
      at: at.toISOString(),
      expiresAt: at.toISOString(),
    }
    return { id, text: id, state: given.isExpired === true ? 'expired' : 'answered', answer }
  }
  const fact = (id: string): CountedFact | undefined => {
    const definition = FACTS.get(id)
    if (definition === undefined) return undefined
    const value = values[id]
    const figure = {
      ...definition,
      scope: {},
      asOf: at.toISOString(),
      value: value ?? null,
      numerator: Math.round((value ?? 0) * 100),
      denominator: value === undefined ? 0 : 100,
      ...(value === undefined && { unknownBecause: 'There is nothing to judge.' }),
    }
    return { figure, inTheWay: 0 }
  }
  return { fact, question }
}

describe('an assessment', () => {
  test('gives each dimension the highest level up to which every cell holds', () => {
    const { dimensions, level } = assess(
      model,
      frame,
      facts({ owner_share: 0.9, orphan_share: 0.1, described_share: 0.4 }),
    )
    expect(dimensions.map(({ id, level: reached }) => [id, reached])).toEqual([
      ['ownership', 3],
      ['people', 1],
    ])
    expect(level).toEqual({ n: 1, id: 'low', name: 'Low' })
  })

  test.each([
    ['just below its threshold', 0.4999, 1],
    ['on its threshold', 0.5, 2],
  ])('evidence %s', (_name, owner_share, expected) => {
    const { dimensions } = assess(model, frame, facts({ owner_share }))
    expect(dimensions[0]?.level).toBe(expected)
  })

  test('an unknown fact does not lift, and says why', () => {
    const { dimensions } = assess(model, frame, facts({ owner_share: 1 }))
    expect(dimensions[0]?.level).toBe(2)
    expect(dimensions[0]?.cells[1]?.state).toBe('undetermined')
    expect(dimensions[0]?.holdsBack).toEqual([
      expect.objectContaining({
        fact: 'orphan_share',
        holds: 'unknown',
        reason: 'Services that nobody uses: There is nothing to judge.',
      }),
    ])
  })

  test('a question that nobody has answered leaves its cell undetermined', () => {
    const { dimensions } = assess(model, frame, facts({ described_share: 1 }))
    expect(dimensions[1]).toMatchObject({
      level: 2,
      openQuestions: [{ id: 'agree' }, { id: 'care' }],
      cells: [{}, { state: 'undetermined', decide: 'person' }],
    })
  })

  test.each([
    ['reach 3 on average', { agree: { value: 4 }, care: { value: 2 } }, 'holds', 3],
    ['stay below', { agree: { value: 4 }, care: { value: 1 } }, 'fails', 2],
    ['are not all there', { agree: { value: 4 } }, 'undetermined', 2],
    [
      'have expired',
      { agree: { value: 4 }, care: { value: 4, isExpired: true } },
      'undetermined',
      2,
    ],
  ])('answers that %s', (_name, answers, state, level) => {
    const { dimensions } = assess(model, frame, facts({ described_share: 1 }, answers))
    expect(dimensions[1]).toMatchObject({ level, cells: [{}, { state }] })
  })

  test('tells how much it rests on', () => {
    const known = facts(
      { owner_share: 1, described_share: 1 },
      { agree: { value: 4 }, care: { value: 4, isExpired: true } },
    )
    expect(assess(model, frame, known).confidence).toEqual({
      computed: 3,
      answered: 1,
      stale: 1,
      unknown: 1,
    })
  })

  test.each([
    ['the first way', { contract_share: 1 }, 'holds', []],
    ['the second way in whole', { sla_share: 1, gate_share: 1 }, 'holds', []],
    ['the second way in part', { contract_share: 0, sla_share: 1, gate_share: 0 }, 'fails', 1],
    ['no way that is known', { contract_share: 0, sla_share: 1 }, 'undetermined', 1],
  ])('of alternatives: %s', (_name, values, state, missing) => {
    const ways = loadMaturityModel(
      modelText.replace(
        'evidence: [owner_share >= 0.5]',
        'alternatives: [[contract_share >= 0.5], [sla_share >= 0.5, gate_share >= 0.5]]',
      ),
      'ways.yaml',
    )
    const [dimension] = assess(ways, frame, facts(values)).dimensions
    expect(dimension?.cells[0]?.state).toBe(state)
    if (typeof missing === 'number') expect(dimension?.holdsBack).toHaveLength(missing)
  })

  test('the road map leaves out what the registry does not collect', () => {
    const unknown = loadMaturityModel(
      modelText.replace('[owner_share >= 0.5]', '[seen_share >= 0.5]'),
      'unknown.yaml',
    )
    const { roadMap, dimensions } = assess(unknown, frame, facts({ described_share: 1 }))
    expect(dimensions[0]?.holdsBack).toMatchObject([{ fact: 'seen_share', holds: 'unknown' }])
    expect(roadMap.flatMap(({ fact }) => fact ?? [])).toEqual([])
  })

  test('more owners never lower a level', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, share, (a, b, orphan_share, described_share) => {
        const levelFor = (owner_share: number): number =>
          assess(model, frame, facts({ owner_share, orphan_share, described_share })).level.n
        expect(levelFor(Math.max(a, b))).toBeGreaterThanOrEqual(levelFor(Math.min(a, b)))
      }),
    )
  })
})

describe('a maturity model', () => {
  test.each([
    ['proactive5', 5, 5],
    ['osimm', 7, 7],
    ['soa-maturity-model', 1, 5],
  ])('%s ships: dimensions %d, levels %d, every cell there', (id, dimensions, levels) => {
    const shipped = shippedMaturityModels().find((candidate) => candidate.id === id)
    expect(shipped?.dimensions).toHaveLength(dimensions)
    expect(shipped?.levels).toHaveLength(levels)
    expect(shipped?.dimensions.every(({ cells }) => cells.length === levels - 1)).toBe(true)
  })

  test('asks each of its questions somewhere', () => {
    for (const { id, questions, dimensions } of shippedMaturityModels()) {
      const asked = new Set(dimensions.flatMap(({ cells }) => cells.flatMap((c) => c.questions)))
      expect([id, questions.filter((question) => !asked.has(question.id))]).toEqual([id, []])
    }
  })

  test('may not ask what it does not declare', () => {
    expect(() => loadMaturityModel(modelText.replace('[agree, care]', '[who]'), 'm.yaml')).toThrow(
      'The model declares no question "who".',
    )
  })

  test('is refused with all of its mistakes', () => {
    const broken = modelText
      .replace('n: 3', 'n: 4')
      .replace('evidence: [owner_share >= 0.5]', 'evidence: [owner_share >=]')
    let error: unknown
    try {
      loadMaturityModel(broken, 'broken.yaml')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(MaturityModelError)
    expect((error as MaturityModelError).mistakes).toEqual([
      '/dimensions/0/cells/0/evidence/0: Unexpected token: EOF (character 15 of the expression)',
      '/levels/2/n: Levels are listed from 1 upwards without gaps; this one should be 3.',
    ])
  })
})
