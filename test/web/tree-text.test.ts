import { isSaidAsText, textOf, treeOf, valuesIn } from '../../src/web/pages/taxonomies/tree-text.ts'

const VALUES = [
  { id: 'public', title: 'Public' },
  { id: 'personal', title: 'Personal data' },
  { id: 'Health data', title: 'Health data', parent: 'personal' },
  { id: 'genetic', title: 'Genes | genomes', parent: 'Health data' },
  { id: 'other', title: 'Other', parent: 'personal' },
]
const TEXT = [
  'public | Public',
  'personal | Personal data',
  '  Health data',
  '    genetic | Genes | genomes',
  '  other | Other',
].join('\n')

test('values are written as indented lines, and read from them as they were', () => {
  expect(textOf(VALUES)).toBe(TEXT)
  expect(valuesIn(TEXT)).toEqual(VALUES)
  expect(isSaidAsText(VALUES)).toBe(true)
})

test('any indentation is one step, and a line further out ends what is below', () => {
  expect(valuesIn('a\n\n\tb\n\t\t\tc\n\td\r\ne | ')).toEqual([
    { id: 'a', title: 'a' },
    { id: 'b', title: 'b', parent: 'a' },
    { id: 'c', title: 'c', parent: 'b' },
    { id: 'd', title: 'd', parent: 'a' },
    { id: 'e', title: 'e' },
  ])
})

test('an id that holds the mark between id and title cannot be said as text', () => {
  expect(isSaidAsText([{ id: 'a | b', title: 'A' }])).toBe(false)
})

test('the tree holds each value below its parent, wherever it is listed', () => {
  const shown = treeOf([
    { id: 'b', title: 'B', parent: 'a' },
    { id: 'a', title: 'A' },
  ])
  expect(shown).toEqual([
    {
      value: { id: 'a', title: 'A' },
      below: [{ value: { id: 'b', title: 'B', parent: 'a' }, below: [] }],
    },
  ])
})
