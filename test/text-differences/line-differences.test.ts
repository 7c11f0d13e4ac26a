import { lineDifferences } from '../../src/text-differences/index.ts'

const MARKS = { same: ' ', added: '+', removed: '-' }

test.each([
  ['abc', 'axc', ' a|-b|+x| c'],
  ['ab', 'ab', ' a| b'],
  ['abcd', 'bde', '-a| b|-c| d|+e'],
  ['aa', 'a', ' a|-a'],
  ['', 'ab', '+a|+b'],
])('the lines of %j and %j laid over each other', (old, now, expected) => {
  const found = lineDifferences(old.split(''), now.split(''))
  expect(found.map(({ kind, text }) => `${MARKS[kind]}${text}`).join('|')).toBe(expected)
})

test('texts that have too little in common to be laid over each other are replaced altogether', () => {
  const [old, now] = ['a', 'b'].map((letter) =>
    Array.from({ length: 600 }, (_, index) => `${letter}${index}`),
  ) as [string[], string[]]
  const found = lineDifferences(['same', ...old], ['same', ...now])
  expect(found).toEqual([
    { kind: 'same', text: 'same' },
    ...old.map((text) => ({ kind: 'removed', text })),
    ...now.map((text) => ({ kind: 'added', text })),
  ])
})
