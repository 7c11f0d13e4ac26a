import { shippedCompliancePacks } from '../../../src/data-documents.ts'
import { CompliancePackError, loadCompliancePack } from '../../../src/maturity/index.ts'

const packs = shippedCompliancePacks()

test('the packs that ship are those of four standards, in their order', () => {
  expect(packs.map(({ id }) => id)).toEqual([
    'iso-27001-2022',
    'iso-9001-2015',
    'sox-404',
    'bcbs-239',
  ])
})

test('the pack on ISO/IEC 27001 speaks of each of the 93 controls of Annex A, once', () => {
  const themes = [
    ['A.5', 37],
    ['A.6', 8],
    ['A.7', 14],
    ['A.8', 34],
  ] as const
  const all = themes.flatMap(([theme, count]) =>
    Array.from({ length: count }, (_, index) => `${theme}.${index + 1}`),
  )
  const pack = packs.find(({ id }) => id === 'iso-27001-2022')
  const listed = [
    ...(pack?.controls ?? []).map(({ id }) => id),
    ...(pack?.outside ?? []).flatMap(({ controls }) => controls),
  ]
  expect(listed).toHaveLength(93)
  expect(listed.toSorted()).toEqual(all.toSorted())
})

describe('a compliance pack', () => {
  const head = `
id: house
version: 1.0.0
name: House rules
description: For tests.
coverage: partial
standard: { title: House, edition: First, part: All of it, sources: [ours] }
`
  const mistakesOf = (text: string): readonly string[] => {
    try {
      loadCompliancePack(text, 'house.yaml')
    } catch (error) {
      if (error instanceof CompliancePackError) return error.mistakes
      throw error
    }
    return []
  }

  test('is refused with all of its mistakes and their places', () => {
    const mistakes = mistakesOf(`${head}
controls:
  - id: H.1
    title: One
    asks: Something.
    evidence:
      - { kind: facts, title: Owners, holds: ownr_share >= 0.9 }
      - { kind: facts, title: Broken, holds: 'owner_share >=' }
      - { kind: hearsay, title: Somebody says so }
  - id: H.1
    title: Two
    asks: Something else.
    evidence: []
`)
    expect(mistakes).toEqual([
      expect.stringMatching(
        /^\/controls\/0\/evidence\/0\/holds: There is no fact "ownr_share"; known are owner_share, /,
      ),
      expect.stringMatching(/^\/controls\/0\/evidence\/1\/holds: /),
      expect.stringMatching(/^\/controls\/0\/evidence\/2\/kind: /),
      expect.stringMatching(/^\/controls\/1\/evidence: /),
    ])
  })

  test('lists no control twice, not even among those outside', () => {
    expect(
      mistakesOf(`${head}
controls:
  - { id: H.1, title: One, asks: This., evidence: [{ kind: ledger, title: It verifies }] }
outside:
  - { controls: [H.2, H.1], because: Elsewhere. }
`),
    ).toEqual(['/outside/0/controls/1: The control H.1 is listed twice.'])
  })

  test('with broken syntax says where', () => {
    expect(mistakesOf('id: [')[0]).toMatch(/^1:\d+: /)
  })
})
