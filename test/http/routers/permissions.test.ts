import { openHolacracyWithMira } from '../support/holacracy-with-mira.ts'
import type { TestServer } from '../support/test-server.ts'

let server: TestServer
let mira = ''
beforeAll(async () => {
  ;({ server, mira } = await openHolacracyWithMira())
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'payments', title: 'Payments', owner: 'anchor-lead' })
    .expect(201)
})
afterAll(() => server.close())

const asMira = (method: 'get' | 'post' | 'patch', path: string) =>
  server.ask(method, `/api/v1${path}`).set('Authorization', `Bearer ${mira}`)

const changePurpose = () =>
  asMira('patch', '/services/shop/payments')
    .set('Content-Type', 'application/merge-patch+json')
    .set('If-Match', '"1"')
    .send(JSON.stringify({ purpose: 'Money arrives.' }))

const WISH = { action: 'service.update', subject: 'service:shop/payments', reason: 'No purpose.' }

test('what was asked for and given is done, and the ledger names the role that gave it', async () => {
  await changePurpose().expect(403)
  const asked = await asMira('post', '/permissions')
    .send({ kind: 'ask', ...WISH })
    .expect(201)
  const { id } = asked.body as { id: string }
  expect(asked.body).toMatchObject({ state: 'asked', role: 'anchor-lead', holds: false })
  await changePurpose().expect(403)
  await server
    .asAdmin('post', `/api/v1/permissions/${id}/steps`)
    .send({ kind: 'give', text: 'Go ahead.' })
    .expect(200)
  const { body } = await asMira('get', `/permissions/${id}`).expect(200)
  expect(body).toMatchObject({
    state: 'given',
    holds: true,
    said: [{ by: 'admin', text: 'Go ahead.', state: 'given' }],
  })
  await changePurpose().expect(200)
  const events = await server.store.outbox.pending(500)
  expect(events.find(({ action }) => action === 'service.updated')).toMatchObject({
    actor: { id: 'mira' },
    onBehalfOf: 'anchor-lead',
  })
  const { body: page } = await asMira('get', '/permissions?role=anchor-lead&by=mira').expect(200)
  expect(page).toMatchObject({ items: [{ id }], next: null })
})

test('what was announced is done when the waiting time is over', async () => {
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds', owner: 'anchor-lead' })
    .expect(201)
  const subject = 'service:shop/refunds'
  await asMira('post', '/permissions')
    .send({ kind: 'announce', ...WISH, subject })
    .expect(201)
  const change = () =>
    asMira('patch', '/services/shop/refunds')
      .set('Content-Type', 'application/merge-patch+json')
      .set('If-Match', '"1"')
      .send(JSON.stringify({ purpose: 'Money returns.' }))
  await change().expect(403)
  server.now = new Date(server.now.getTime() + 72 * 3_600_000)
  await change().expect(200)
})

test('what cannot be permitted says what, where and what else to do', async () => {
  const wrong = await asMira('post', '/permissions').send({
    kind: 'ask',
    ...WISH,
    action: 'role.assign',
  })
  expect(wrong.body).toMatchObject({
    status: 400,
    code: 'invalid-request',
    errors: [{ in: 'body', pointer: '/action' }],
  })
  const costly = await asMira('post', '/permissions').send({
    kind: 'announce',
    ...WISH,
    action: 'service.move',
  })
  expect(costly.body).toMatchObject({ status: 409, code: 'permission-refused' })
  const none = await asMira('get', '/permissions/none')
  expect(none.body).toMatchObject({ status: 404, code: 'permission-not-found' })
})
