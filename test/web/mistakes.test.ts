import { ApiError } from '../../src/web/api/problem.ts'
import { mistakeAt } from '../../src/web/components/form/mistakes.ts'

const refused = new ApiError(400, 'The request has a mistake.', {
  type: '/problems/invalid-request',
  title: 'The request does not fit the interface',
  status: 400,
  code: 'invalid-request',
  instance: 'urn:uuid:0',
  errors: [
    { in: 'body', pointer: '/objectives/0/target', detail: 'must be number' },
    { in: 'query', parameter: 'limit', detail: 'must be integer' },
  ],
})

test('a mistake is told at its field, and at the list that the field is in', () => {
  expect(mistakeAt(refused, '/objectives/0/target')).toBe('must be number')
  expect(mistakeAt(refused, '/objectives')).toBe('must be number')
})

test('other fields have no mistake, nor has what was not refused by the registry', () => {
  expect(mistakeAt(refused, '/objectives/1')).toBeUndefined()
  expect(mistakeAt(refused, '/title')).toBeUndefined()
  expect(mistakeAt(new Error('no network'), '/title')).toBeUndefined()
  expect(mistakeAt(null, '/title')).toBeUndefined()
})
