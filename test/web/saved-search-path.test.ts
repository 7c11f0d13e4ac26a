import { savedSearchPath } from '../../src/web/pages/search/saved-search-path.ts'

test('a saved search leads back to its words, and to the older versions only where it had them', () => {
  expect(savedSearchPath({ query: 'owner:sales-lead a&b', versions: 'latest' })).toBe(
    '/search?q=owner%3Asales-lead+a%26b',
  )
  expect(savedSearchPath({ query: 'refund', versions: 'all' })).toBe(
    '/search?q=refund&versions=all',
  )
})
