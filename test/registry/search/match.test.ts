import { matchOf, type QueryWord } from '../../../src/registry/search/match.ts'
import type { SearchEntry } from '../../../src/registry/search/search-index.ts'

const word = (text: string, place?: QueryWord['place']): QueryWord => ({
  text,
  place,
  similar: undefined,
})

const operation: SearchEntry = {
  kind: 'operation',
  field: 'operation',
  texts: ['CancelOrder', '/sales/cancel', 'Orders', 'Take back what was ordered'],
  describing: 2,
  title: 'CancelOrder',
}

test('what an operation is called counts more than what only describes it', () => {
  expect(matchOf(operation, word('order'))).toMatchObject({ text: 'CancelOrder', how: 'word' })
  expect(matchOf(operation, word('take'))).toMatchObject({
    text: 'Take back what was ordered',
    how: 'beginning',
  })
})

test('a place that the entry is not in does not match, and a path has a slash', () => {
  expect(matchOf(operation, word('order', 'type'))).toBeUndefined()
  expect(matchOf(operation, word('cancel', 'path'))).toMatchObject({ text: '/sales/cancel' })
})
