import fc from 'fast-check'
import { isMisspelling, spellingForms, tokensOf } from '../../../src/registry/search/tokens.ts'

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

test.each([
  ['refund', 'refund', true],
  ['refund', 'refnud', true],
  ['refund', 'refun', true],
  ['refund', 'refunds', true],
  ['refund', 'rebund', true],
  ['refund', 'brefund', true],
  ['refund', 'rfeudn', false],
  ['refund', 'ref', false],
  ['refund', 'defunct', false],
  ['ab', 'ba', true],
  ['', 'a', true],
])('%j and %j are at most one typing mistake apart: %s', (one, other, expected) => {
  expect(isMisspelling(one, other)).toBe(expected)
  expect(isMisspelling(other, one)).toBe(expected)
})

test('words one typing mistake apart share a form by which they can be looked up', () => {
  const word = fc.stringMatching(/^[a-e]{5,10}$/)
  const mistake = fc.constantFrom('added', 'missing', 'wrong', 'swapped')
  fc.assert(
    fc.property(word, mistake, fc.nat(), fc.constantFrom('a', 'x'), (text, kind, seed, letter) => {
      const at = seed % (text.length - 1)
      const end = text.slice(at + 1)
      const misspelt = {
        added: text.slice(0, at) + letter + text.slice(at),
        missing: text.slice(0, at) + end,
        wrong: text.slice(0, at) + letter + end,
        swapped: text.slice(0, at) + end.charAt(0) + text.charAt(at) + end.slice(1),
      }[kind]
      expect(isMisspelling(text, misspelt)).toBe(true)
      const forms = new Set(spellingForms(text))
      expect(spellingForms(misspelt).some((form) => forms.has(form))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
