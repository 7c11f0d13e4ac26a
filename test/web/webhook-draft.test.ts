import type { Webhook } from '../../src/web/api/schemas.ts'
import { askedFor, draftOf, requestOf } from '../../src/web/pages/webhooks/webhook-draft.ts'

const ALL: Webhook = {
  id: 'w',
  title: 'Pipelines',
  address: 'https://ci.example.com/hook',
  state: 'active',
  failures: 0,
  createdBy: 'anna',
  createdAt: '2027-01-01T00:00:00.000Z',
  revision: 1,
}
const WEBHOOK: Webhook = { ...ALL, events: ['version.*', 'webhook.created'], domains: ['sales'] }

test('what a webhook asks for is sent again as it was read', () => {
  expect(requestOf(draftOf(WEBHOOK), false)).toEqual({
    title: 'Pipelines',
    address: 'https://ci.example.com/hook',
    events: ['version.*', 'webhook.created'],
    domains: ['sales'],
    enabled: false,
  })
})

test('an empty field asks for everything', () => {
  expect(requestOf({ ...draftOf(ALL), services: ' , ' }, true)).toEqual({
    title: 'Pipelines',
    address: 'https://ci.example.com/hook',
    enabled: true,
  })
})

test('what a webhook asks for is told in words', () => {
  expect(askedFor(WEBHOOK)).toBe('version.*, webhook.created about sales/*')
  expect(askedFor({ ...ALL, services: ['sales/orders'] })).toBe('everything about sales/orders')
  expect(askedFor(ALL)).toBe('everything')
})
