import type { Service } from '../../src/web/api/schemas.ts'
import {
  emptyServiceDraft,
  patchFrom,
  requestFor,
  serviceDraftOf,
} from '../../src/web/pages/register/service-draft.ts'

const orders: Service = {
  id: 'sales/orders',
  domain: 'sales',
  name: 'orders',
  title: 'Orders',
  purpose: 'Takes orders.',
  kind: 'composite',
  integrationLevel: 'service',
  capability: 'Order management',
  tags: ['soap', 'core'],
  links: [],
  endpoints: [{ environment: 'production', url: 'https://orders.example/' }],
  objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
  versionCount: 1,
  consumerCount: 0,
  revision: 3,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
}

test('a form that nobody touched changes nothing', () => {
  expect(patchFrom(serviceDraftOf(orders), serviceDraftOf(orders))).toBeUndefined()
})

test('a change holds the members that changed, and null for one that was taken away', () => {
  const before = serviceDraftOf(orders)
  const now = { ...before, title: 'All orders', capability: ' ', tags: 'core, , soap,core' }
  expect(patchFrom(before, now)).toEqual({
    title: 'All orders',
    capability: null,
    tags: ['core', 'soap'],
  })
})

test('a request leaves out what is not stated', () => {
  const draft = { ...emptyServiceDraft('sales'), name: ' quotes ', title: 'Quotes' }
  expect(requestFor(draft)).toEqual({
    domain: 'sales',
    name: 'quotes',
    title: 'Quotes',
    kind: 'atomic',
    integrationLevel: 'service',
    tags: [],
    endpoints: [],
    objectives: [],
    links: [],
  })
})
