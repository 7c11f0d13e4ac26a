import fc from 'fast-check'
import { createKnownWords } from '../../../src/registry/search/known-words.ts'
import { forgivenMistakes, mistakesBetween } from '../../../src/registry/search/spelling.ts'

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

test('known words are found that comparing with each finds', () => {
  const word = fc.stringMatching(/^[abé]{1,10}$/)
  const words = fc.uniqueArray(word, { maxLength: 60 })
  fc.assert(
    fc.property(words, word, fc.nat(2), fc.boolean(), (all, typed, most, isBeginning) => {
      const known = createKnownWords()
      for (const each of all) known.add(each)
      const compared = all
        .map((each) => ({ word: each, mistakes: mistakesBetween(typed, each, most, isBeginning) }))
        .filter(({ mistakes }) => mistakes <= most)
      const found = isBeginning ? known.goingOn(typed, most) : known.near(typed, most)
      expect(new Set(found)).toEqual(new Set(compared))
      expect(found.length).toBe(compared.length)
      expect([...known.words()].sort()).toEqual([...all].sort())
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['a word of the longest that may be mistyped', 'abcdefghijklmnopqrstuvwx', 2],
  ['its characters swapped twice', 'bacdefghijklmnopqrstuvxw', 2],
])('among known words is found %s', (_, typed, most) => {
  const known = createKnownWords()
  for (const word of ['abcdefghijklmnopqrstuvwx', 'abcdefgh']) known.add(word)
  expect(known.near(typed, most).map(({ word }) => word)).toEqual(['abcdefghijklmnopqrstuvwx'])
  expect(known.has('abcdefgh')).toBe(true)
  expect(known.has('abcdefg')).toBe(false)
  expect(known.has(typed)).toBe(typed.startsWith('abc'))
})
