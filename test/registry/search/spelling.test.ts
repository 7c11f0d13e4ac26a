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

/** All words of these letters up to a length. */
function allWords(letters: string, longest: number): readonly string[] {
  const words = ['']
  for (const word of words) {
    if (word.length < longest) words.push(...Array.from(letters, (letter) => word + letter))
  }
  return words.slice(1)
}

const inOrder = (found: readonly { word: string; mistakes: number }[]): readonly string[] =>
  found.map(({ word, mistakes }) => `${word} ${mistakes}`).sort()

test.each([
  ['abc', 4],
  ['ab', 6],
])('of all words of %j, those are found that comparing with each finds', (letters, longest) => {
  const words = allWords(letters, longest)
  const known = createKnownWords()
  for (const word of words) known.add(word)
  expect([...known.words()].sort()).toEqual([...words].sort())
  for (const typed of words) {
    for (const most of [1, 2]) {
      const compared = (isBeginning: boolean): readonly string[] =>
        inOrder(
          words
            .map((word) => ({ word, mistakes: mistakesBetween(typed, word, most, isBeginning) }))
            .filter(({ mistakes }) => mistakes <= most),
        )
      expect(inOrder(known.near(typed, most))).toEqual(compared(false))
      expect(inOrder(known.goingOn(typed, most))).toEqual(compared(true))
    }
  }
})

test('of words like what was typed, those are found that comparing with each finds', () => {
  const word = fc.stringMatching(/^[aé]{6,24}$/)
  const edit = fc.record({ at: fc.nat(24), cut: fc.nat(2), put: fc.stringMatching(/^[aé]{0,2}$/) })
  const edits = fc.array(fc.array(edit, { maxLength: 2 }), { maxLength: 20 })
  fc.assert(
    fc.property(word, edits, fc.nat(2), (typed, each, most) => {
      const words = new Set(
        each.map((made) =>
          made.reduce(
            (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
            typed,
          ),
        ),
      )
      const known = createKnownWords()
      for (const like of words) known.add(like)
      const compared = [...words]
        .map((like) => ({ word: like, mistakes: mistakesBetween(typed, like, most) }))
        .filter(({ mistakes }) => mistakes <= most)
      expect(inOrder(known.near(typed, most))).toEqual(inOrder(compared))
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
