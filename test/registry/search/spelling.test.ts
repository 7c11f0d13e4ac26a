import fc from 'fast-check'
import {
  bitCount,
  forgivenMistakes,
  letterSet,
  mistakesBetween,
} from '../../../src/registry/search/spelling.ts'

test.each([
  ['refund', 'refund', 0],
  ['refund', 'refnud', 1],
  ['refund', 'refun', 1],
  ['refund', 'refunds', 1],
  ['refund', 'rebund', 1],
  ['refund', 'rfeudn', 2],
  ['refund', 'defunct', 3],
  ['ab', 'ba', 1],
  ['', 'a', 1],
  ['kitten', 'sitting', 3],
])('from %j to %j are %i typing mistakes', (one, other, expected) => {
  expect(mistakesBetween(one, other, 3)).toBe(expected)
  expect(mistakesBetween(other, one, 3)).toBe(expected)
})

test.each([
  ['refn', 'refund', 1],
  ['rfeu', 'refund', 1],
  ['refund', 'refundPayment', 0],
  ['xyzw', 'refund', 2],
])(
  'from %j to the nearest beginning of %j are %i, two standing for more',
  (one, other, expected) => {
    expect(mistakesBetween(one, other, 1, true)).toBe(expected)
  },
)

test.each([
  ['abc', 0],
  ['abcd', 1],
  ['abcdefg', 1],
  ['abcdefgh', 2],
  ['x'.repeat(25), 0],
])('in %j %i mistakes are forgiven', (word, expected) => {
  expect(forgivenMistakes(word)).toBe(expected)
})

test('more mistakes than are counted are one more than that', () => {
  expect(mistakesBetween('abcdefgh', 'zzzzzzzz', 2)).toBe(3)
})

test('each typing mistake changes the set of letters by two at most', () => {
  const word = fc.stringMatching(/^[a-f0-9é]{4,12}$/)
  fc.assert(
    fc.property(word, word, (one, other) => {
      const mistakes = mistakesBetween(one, other, 12)
      expect(bitCount(letterSet(one) ^ letterSet(other))).toBeLessThanOrEqual(2 * mistakes)
    }),
    { numRuns: 100 },
  )
})

test('counting fewer mistakes finds the same ones', () => {
  const word = fc.stringMatching(/^[ab]{0,9}$/)
  fc.assert(
    fc.property(word, word, fc.nat(3), fc.boolean(), (one, other, most, isBeginning) => {
      const all = mistakesBetween(one, other, 20, isBeginning)
      expect(mistakesBetween(one, other, most, isBeginning)).toBe(Math.min(all, most + 1))
    }),
    { numRuns: 2000 },
  )
})
