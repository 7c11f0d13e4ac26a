import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const PAYMENTS = '/api/v1/services/shop/payments'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'lead' })
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'payments', title: 'Payments' })
    .expect(201)
  await server
    .asAdmin('put', `${PAYMENTS}/versions/1.0.0`)
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(201)
  await server
    .asAdmin('post', '/api/v1/subscriptions')
    .send({
      consumer: 'shop app',
      consumerKind: 'application',
      service: 'shop/payments',
      range: '^1.0.0',
      environment: 'production',
    })
    .expect(201)
})
afterAll(() => server.close())

test('duties are listed by their state, and measured', async () => {
  const waiting = await server.ask('get', '/api/v1/duties?state=waiting').expect(200)
  const { items } = waiting.body as { items: readonly { kind: string; dueAt: string }[] }
  expect(items.map(({ kind, dueAt }) => `${kind} ${dueAt}`)).toEqual([
    'subscription-unanswered 2026-11-29T10:00:00.000Z',
    'subscription-unanswered 2026-12-06T10:00:00.000Z',
    'subscription-unanswered 2026-12-22T10:00:00.000Z',
  ])
  const { text } = await server.askAside('/metrics').expect(200)
  expect(text).toContain('concordat_duties{state="waiting"} 3')
  // A notice to the provider, and the day's assessment of maturity.
  expect(text).toContain('concordat_duties{state="due"} 2')
  expect(text).toContain('concordat_duties_overdue_seconds 0')
  await server.ask('get', '/api/v1/duties?state=over').expect(400)
})

test('notices reach the lead for roles that nobody fills, and are marked as read', async () => {
  await server.dependencies.registry.duties.performDue()
  const { body } = await server.asAdmin('get', '/api/v1/notices').expect(200)
  const { items, unread } = body as { items: readonly { id: string }[]; unread: number }
  expect(items).toMatchObject([
    {
      kind: 'subscription-requested',
      title: 'A subscription is asked for',
      text: 'shop app wants to use shop/payments ^1.0.0 in production and asked on 2026-11-22; approve or reject it.',
      service: 'shop/payments',
      isRead: false,
    },
  ])
  expect(unread).toBe(1)
  const read = `/api/v1/notices/${items[0]?.id ?? ''}/read`
  expect((await server.asAdmin('put', read).expect(200)).body).toMatchObject({ isRead: true })
  const after = await server.asAdmin('get', '/api/v1/notices').expect(200)
  expect(after.body).toMatchObject({ unread: 0, items: [{ isRead: true }] })
})

test('notices are nobody else’s business', async () => {
  await server.ask('get', '/api/v1/notices').expect(401)
  const none = await server.asAdmin('put', `/api/v1/notices/${'0'.repeat(32)}/read`).expect(404)
  expect(none.body).toMatchObject({ code: 'notice-not-found' })
})

test('a decision is read and replayed', async () => {
  const { body } = await server
    .asAdmin('post', `${PAYMENTS}/versions/1.0.0/transitions`)
    .send({ to: 'specReview' })
    .expect(201)
  const { id } = body as { id: string }
  expect((await server.ask('get', `/api/v1/decisions/${id}`).expect(200)).body).toEqual(body)
  const list = await server.ask('get', '/api/v1/decisions').expect(200)
  expect((list.body as { items: unknown[] }).items).toEqual([body])
  const replay = await server.ask('get', `/api/v1/decisions/${id}/replay`).expect(200)
  expect(replay.body).toMatchObject({ decision: id, recorded: true, replayed: true, isSame: true })
  const none = await server.ask('get', '/api/v1/decisions/none/replay').expect(404)
  expect(none.body).toMatchObject({ code: 'decision-not-found' })
})
