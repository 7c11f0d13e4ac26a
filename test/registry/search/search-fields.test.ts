import { parseQuery } from '../../../src/registry/search/search-fields.ts'
import { factTerm } from '../../../src/web/components/fact-term.ts'

test.each([
  ['pipes', 'tag:pipes'],
  ['sales lead', 'tag:"sales lead"'],
  ['12" pipes', 'tag:"12"" pipes"'],
  ['"quoted"', 'tag:"""quoted"""'],
  ['"', 'tag:""""'],
  ['back\\slash " and', 'tag:"back\\slash "" and"'],
])('the value %s is asked for as %s, and read as it was', (value, term) => {
  expect(factTerm('tag', value)).toBe(term)
  expect(parseQuery(`${term} refund`)).toEqual({
    chunks: [{ text: 'refund', place: undefined }],
    facts: [{ field: 'tag', value }],
  })
})

test('a quote that does not end is part of the word, and any number of quotes is read', () => {
  expect(parseQuery('tag:"12 pipes').facts).toEqual([{ field: 'tag', value: '"12' }])
  expect(parseQuery('"'.repeat(100_001)).chunks).toEqual([])
})
