import fc from 'fast-check'
import type { ContractSummary, OperationSummary } from '../../../src/contracts/index.ts'
import {
  addCalls,
  MOST_ROWS,
  OTHERS,
  type Attributed,
} from '../../../src/registry/observations/count-observations.ts'
import {
  generalised,
  offeredOperations,
} from '../../../src/registry/observations/find-operation.ts'
import { endpointPlace, serviceFinder } from '../../../src/registry/observations/find-service.ts'
import { consumerFinder } from '../../../src/registry/observations/observation-mapping.ts'

const operation = (name: string, id?: string): OperationSummary => {
  const [method, path] = name.split(' ')
  return { name, id, method: path === undefined ? undefined : method, path } as OperationSummary
}
const offered = offeredOperations([
  {
    operations: [
      operation('GET /pets/{id}', 'getPet'),
      operation('GET /pets/mine'),
      operation('POST /pets'),
      operation('place'),
    ],
  } as unknown as ContractSummary,
])

test('operations are found by requests, ids and SOAP actions; literal segments come first', () => {
  expect(offered.byRequest('GET', '/pets/mine/')).toBe('GET /pets/mine')
  expect(offered.byRequest('GET', '/pets/7')).toBe('GET /pets/{id}')
  expect(offered.byRequest('GET', '/pets/{}')).toBe('GET /pets/{id}')
  expect(offered.byRequest('DELETE', '/pets/7')).toBeUndefined()
  expect(offered.byName('getPet')).toBe('GET /pets/{id}')
  expect(offered.byName('"urn:orders#place"')).toBe('place')
  expect(offered.byName('urn:orders/cancel')).toBeUndefined()
  expect(offeredOperations([]).isKnown).toBe(false)
})

test('text beside a parameter has to fit, and HEAD is what GET answers', () => {
  const verbs = offeredOperations([
    {
      operations: [
        operation('POST /jobs/{id}'),
        operation('POST /jobs/{id}:cancel'),
        operation('POST /jobs/{id}:wait'),
        operation('GET /reports/{year}-{month}.pdf'),
      ],
    } as unknown as ContractSummary,
  ])
  expect(verbs.byRequest('POST', '/jobs/7:wait')).toBe('POST /jobs/{id}:wait')
  expect(verbs.byRequest('POST', '/jobs/7:cancel')).toBe('POST /jobs/{id}:cancel')
  expect(verbs.byRequest('POST', '/jobs/7')).toBe('POST /jobs/{id}')
  expect(verbs.byRequest('GET', '/reports/2026-11.pdf')).toBe('GET /reports/{year}-{month}.pdf')
  expect(verbs.byRequest('HEAD', '/reports/2026-11.pdf')).toBe('GET /reports/{year}-{month}.pdf')
  expect(verbs.byRequest('GET', '/reports/2026-.pdf')).toBeUndefined()
  expect(verbs.byRequest('GET', '/reports/2026-11.csv')).toBeUndefined()
})

test('names are found in time that does not grow with the square of their length', () => {
  const long = 200_000
  const begun = performance.now()
  expect(offered.byName(`${'a'.repeat(long)}:`)).toBeUndefined()
  offeredOperations([
    { operations: [operation(`GET /${'{'.repeat(long)}`)] } as unknown as ContractSummary,
  ])
  expect(performance.now() - begun).toBeLessThan(1_000)
})

test('what no contract offers is kept without what tells one thing from another', () => {
  expect(generalised('GET', '/pets/17/owners/3f2b1c9d-0000-4000-8000-000000000001')).toBe(
    'GET /pets/{}/owners/{}',
  )
  for (const person of [
    'ann@example.org',
    'ann%40example.org',
    '+4930123',
    'ORD-2026-0001',
    'a8K3x9',
    '7',
  ])
    expect(generalised('GET', `/users/${person}/orders`)).toBe('GET /users/{}/orders')
  for (const name of ['v1', 'oauth2', 'well-known', '.well-known', 'jobs:cancel', 's3'])
    expect(generalised('GET', `/${name}/x`)).toBe(`GET /${name}/x`)
  expect(generalised('GET', `/a/b/c/d/e/f/g/h/i/${'x'.repeat(99)}`)).toBe('GET /a/b/c/d/e/f/g/h/…')
})

test('services are found by host and the longest path; the mapping goes before endpoints', () => {
  const place = (service: string, url: string) => {
    const found = endpointPlace(service, { environment: 'production', url })
    if (found === undefined) throw new Error(url)
    return found
  }
  const find = serviceFinder(
    [
      { host: 'api.example.org', path: '/v1', service: 'mapped', environment: 'test' },
      { host: '*', path: '/anywhere', service: 'any', environment: '' },
    ],
    [
      place('one', 'https://API.example.org:443/v1/'),
      place('two', 'https://api.example.org/v1/refunds'),
    ],
  )
  expect(find('api.example.org', '/v1/orders')).toMatchObject({
    service: 'mapped',
    rest: '/orders',
  })
  expect(find('api.example.org:443', '/v1/refunds/7')).toMatchObject({ service: 'two', rest: '/7' })
  expect(find('api.example.org', '/v1/refunds')).toMatchObject({ service: 'two', rest: '/' })
  expect(find('api.example.org', '/v10')).toBeUndefined()
  expect(find(undefined, '/anywhere/x')).toMatchObject({ service: 'any' })
  expect(endpointPlace('x', { environment: 'e', url: 'no url' })).toBeUndefined()
})

test('consumers are found by user, network and agent, the first entry that fits', () => {
  const find = consumerFinder({
    addresses: [],
    clients: [
      { user: 'web', consumer: 'webshop' },
      { address: '10.0.7.0/24', agent: 'batch/', consumer: 'billing' },
      { address: '10.0.0.0/8', consumer: 'inside' },
      { address: '2001:db8::/32', consumer: 'partner' },
    ],
  })
  expect(find({ user: 'web', address: '10.0.7.1' })).toBe('webshop')
  expect(find({ address: '10.0.7.1', agent: 'batch/2' })).toBe('billing')
  expect(find({ address: '10.0.7.1', agent: 'curl' })).toBe('inside')
  expect(find({ address: '::ffff:10.1.1.1' })).toBe('inside')
  expect(find({ address: '2001:db8::7' })).toBe('partner')
  expect(find({ address: 'nowhere' })).toBeUndefined()
})

describe('counting', () => {
  const call = (consumer: string, more: Partial<Attributed['seen']> = {}): Attributed => ({
    seen: {
      kind: 'call',
      at: new Date('2026-11-22T10:00:00.000Z'),
      count: 1,
      client: {},
      ...more,
    },
    service: 's/t',
    consumer,
    operation: 'GET /a',
    version: '',
    environment: 'production',
  })

  test('adds calls, errors and times up', () => {
    const rows = addCalls(addCalls([], [call('a', { status: 200 })]), [
      call('a', { status: 404, count: 3, at: new Date('2026-11-22T09:00:00.000Z') }),
      call('b'),
    ])
    expect(rows).toEqual([
      {
        consumer: 'a',
        operation: 'GET /a',
        version: '',
        environment: 'production',
        calls: 4,
        errors: 3,
        firstAt: '2026-11-22T09:00:00.000Z',
        lastAt: '2026-11-22T10:00:00.000Z',
      },
      expect.objectContaining({ consumer: 'b', calls: 1 }),
    ])
  })

  test('loses no call and keeps no more rows than it may, whoever calls', () => {
    const many = Array.from({ length: MOST_ROWS + 50 }, (_, index) => call(`c${index}`))
    const rows = addCalls([], many)
    expect(rows).toHaveLength(MOST_ROWS + 1)
    expect(rows.at(-1)).toMatchObject({ consumer: OTHERS, calls: 50 })
    expect(addCalls(rows, many)).toHaveLength(MOST_ROWS + 1)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 }))),
        (all) => {
          const half = Math.floor(all.length / 2)
          const calls = all.map(([consumer, count]) => call(consumer, { count }))
          const once = addCalls([], calls)
          const twice = addCalls(addCalls([], calls.slice(0, half)), calls.slice(half))
          expect(twice).toEqual(once)
          const total = once.reduce((sum, row) => sum + row.calls, 0)
          expect(total).toBe(all.reduce((sum, [, count]) => sum + count, 0))
        },
      ),
    )
  })
})

test('a call that nobody answered is an error', () => {
  const call = {
    ...{ service: 'a/b', consumer: 'c', operation: 'o', version: '', environment: '' },
    seen: { kind: 'call', at: new Date('2026-11-22T10:00:00Z'), status: 0, count: 3, client: {} },
  } as const satisfies Attributed
  expect(addCalls([], [call])).toMatchObject([{ calls: 3, errors: 3 }])
})
