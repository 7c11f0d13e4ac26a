import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { assess } from '../../src/maturity/assess.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'
import type { Fact } from '../../src/maturity/facts/fact.ts'
import { loadMaturityModel, MaturityModelError } from '../../src/maturity/index.ts'
import { packageRoot } from '../../src/package-root.ts'

const at = new Date('2026-11-22T10:00:00Z')
const frame = { at, domain: undefined }

const modelText = `
id: two-steps
version: 1.0.0
name: Two steps
description: A model for tests.
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
      - { level: 3, name: Asked, questions: [Do people agree?] }
`
const model = loadMaturityModel(modelText, 'two-steps.yaml')

/** Facts by id: a share, or undefined for one that is unknown. */
function facts(values: Record<string, number | undefined>): (id: string) => Fact | undefined {
  return (id) => {
    const definition = FACTS.get(id)
    if (definition === undefined) return undefined
    const value = values[id]
    return {
      ...definition,
      scope: {},
      asOf: at.toISOString(),
      value: value ?? null,
      numerator: Math.round((value ?? 0) * 100),
      denominator: value === undefined ? 0 : 100,
      ...(value === undefined && { unknownBecause: 'There is nothing to judge.' }),
      items: [],
    }
  }
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

  test('a question that nobody can answer here leaves its cell undetermined', () => {
    const { dimensions } = assess(model, frame, facts({ described_share: 1 }))
    expect(dimensions[1]?.cells[1]).toMatchObject({ state: 'undetermined', decide: 'person' })
    expect(dimensions[1]?.level).toBe(2)
  })

  test('the road map names the distance and begins with the lowest level', () => {
    const { roadMap } = assess(
      model,
      frame,
      facts({ owner_share: 0.8, orphan_share: 0.05, described_share: 0.25 }),
    )
    expect(
      roadMap.map(({ dimension, toLevel, fact, gap }) => [dimension, toLevel, fact, gap]),
    ).toEqual([
      ['people', 2, 'described_share', 0.5],
      ['ownership', 3, 'owner_share', expect.closeTo(0.111, 3)],
    ])
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
  test('that ships can be read, and its cells are complete', () => {
    const name = 'policies/maturity-models/proactive5.yaml'
    const shipped = loadMaturityModel(readFileSync(`${packageRoot}${name}`, 'utf8'), name)
    expect(shipped.levels.map(({ id }) => id)).toEqual([
      'chaotic',
      'reactive',
      'proactive',
      'service',
      'value',
    ])
    expect(shipped.dimensions.every(({ cells }) => cells.length === 4)).toBe(true)
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
