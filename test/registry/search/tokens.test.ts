import { normalised, stretchesOf, tokensOf } from '../../../src/registry/search/tokens.ts'

test.each([
  ['placeOrder', ['placeorder', 'place', 'order']],
  ['GetHTTPStatus2', ['gethttpstatus2', 'get', 'http', 'status2']],
  ['GET /pets/{petId}', ['get /pets/{petid}', 'get', 'pets', 'petid', 'pet', 'id']],
  ['urn:example:Orders', ['urn:example:orders', 'urn', 'example', 'orders']],
  ['Größe', ['große']],
  ['  ', ['  ']],
])('%j is found by %j', (text, tokens) => {
  expect([...tokensOf(text)]).toEqual(tokens)
})

test('a text that is cut never ends in half a character, and one that grows stays short', () => {
  expect(normalised('x'.repeat(299) + '\u{1F600}')).toBe('x'.repeat(299))
  expect(normalised('\uFDFA'.repeat(300))).toHaveLength(300)
})

test('the words of a text and their parts are found where they stand', () => {
  const text = 'GET /orderLines'
  const parts = stretchesOf(text).map(({ start, end }) => text.slice(start, end))
  expect(new Set(parts)).toEqual(new Set(['GET', 'order', 'Lines', 'orderLines', text]))
})
