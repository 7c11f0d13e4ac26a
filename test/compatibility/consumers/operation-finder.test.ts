import { OperationFinder } from '../../../src/compatibility/index.ts'
import type { Contract } from '../../../src/contracts/index.ts'

function finderOf(
  operations: readonly { readonly name: string; readonly id?: string }[],
  address = 'https://api.example.com/v1/',
): OperationFinder {
  const summary = {
    operations: operations.map(({ name, id }) => {
      const [method, path] = name.includes(' ') ? name.split(' ') : []
      return { name, id, method, path }
    }),
    services: [{ endpoints: [{ address }] }],
  }
  return new OperationFinder({ summary } as unknown as Contract)
}

const OPERATIONS = [
  { name: 'GET /orders/{id}', id: 'getOrder' },
  { name: 'GET /orders/latest', id: 'getLatest' },
  { name: 'GET /{kind}/{id}' },
  { name: 'PUT /orders/{id}', id: 'GET /orders/{id}' },
  { name: 'place' },
]

test.each([
  ['GET /orders/{order}/', 'GET /orders/{id}'],
  ['getLatest', 'GET /orders/latest'],
  ['place', 'place'],
  ['get /orders/42', 'GET /orders/{id}'],
  ['GET /v1/orders/latest', 'GET /orders/latest'],
  ['GET /people/42', 'GET /{kind}/{id}'],
  ['GET /orders/{id}', 'GET /orders/{id}'],
  ['GET /orders//', undefined],
  ['DELETE /orders/42', undefined],
  ['GET /v2/orders/latest', undefined],
])('%s means %s', (named, expected) => {
  expect(finderOf(OPERATIONS).find(named)?.name).toBe(expected)
})

test('many operations and an address of slashes are gone through once', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ name: `GET /things${index}` }))
  const begun = performance.now()
  const finder = finderOf(many, `https://api.example.com${'/'.repeat(200_000)}x`)
  expect(finder.find('GET /others')).toBeUndefined()
  expect(finder.find('GET /things19999/')?.name).toBe('GET /things19999')
  expect(performance.now() - begun).toBeLessThan(2_000)
})
