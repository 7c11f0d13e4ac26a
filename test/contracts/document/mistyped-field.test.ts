import { editDistance, type DataValue } from '../../../src/contracts/index.ts'
import { mistypedField } from '../../../src/contracts/document/mistyped-field.ts'

test.each<[string, string, number]>([
  ['openapi', 'openapi', 0],
  ['openapi', 'opneapi', 2],
  ['swagger', 'swager', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['a'.repeat(101), 'a', Infinity],
])('from %s to %s it takes %d edits', (one, other, edits) => {
  expect(editDistance(one, other)).toBe(edits)
})

test.each<[DataValue, string | undefined]>([
  [{ opneapi: '3.0.3' }, 'openapi'],
  [{ OpenAPI: '3.1.0' }, 'openapi'],
  [{ swager: 2 }, 'swagger'],
  [{ asynapi: null, info: {} }, 'asyncapi'],
  [{ openai: { key: 'none' } }, undefined],
  [{ openai: 'none' }, undefined],
  [{ version: '3.0.3', info: {} }, undefined],
  [['opneapi'], undefined],
])('%j', (document, meant) => {
  expect(mistypedField(document)?.meant).toBe(meant)
})
