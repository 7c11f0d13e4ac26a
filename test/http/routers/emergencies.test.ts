import { openConstitutionalAuthority } from '../../../src/governance/index.ts'
import { openApi } from '../support/contracts.ts'
import { openHolacracyWithMira } from '../support/holacracy-with-mira.ts'
import type { TestServer } from '../support/test-server.ts'

const VERSION = '/services/shop/payments/versions/1.0.0'

let server: TestServer
let mira = ''
beforeAll(async () => {
  ;({ server, mira } = await openHolacracyWithMira())
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'payments', title: 'Payments' })
    .expect(201)
  await server
    .asAdmin('put', `/api/v1${VERSION}`)
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(201)
})
afterAll(() => server.close())

const asMira = (method: 'get' | 'post', path: string) =>
  server.ask(method, `/api/v1${path}`).set('Authorization', `Bearer ${mira}`)

test('a transition past its gate is taken in an emergency, recorded as such, and replays; the subject has a tension', async () => {
  const refused = await asMira('post', `${VERSION}/transitions`).send({ to: 'specReview' })
  expect(refused.status).toBe(403)
  const declared = await asMira('post', '/emergencies')
    .send({
      action: 'version.transition',
      subject: 'version:shop/payments@1.0.0',
      reason: 'The shop is down.',
      goodFaith: true,
      lessTension: 'Customers pay again.',
      valueLost: 'A day of sales.',
      spendsNothing: true,
    })
    .expect(201)
  const emergency = declared.body as { id: string; role: string }
  expect(emergency.role).toBe('anchor-lead')
  const { body: overview } = await asMira('get', `${VERSION}/transitions`).expect(200)
  const { available } = overview as {
    available: readonly { to: string; wouldBeAllowed: boolean }[]
  }
  expect(available.every(({ wouldBeAllowed }) => wouldBeAllowed)).toBe(true)

  const { body: decision } = await asMira('post', `${VERSION}/transitions`)
    .send({ to: 'specReview', reason: 'Now.' })
    .expect(201)
  expect(decision).toMatchObject({ allowed: true, authority: { emergency: emergency.id } })
  const { id } = decision as { id: string }
  const { body: replay } = await asMira('get', `/decisions/${id}/replay`).expect(200)
  expect(replay).toMatchObject({ isSame: true })
  const events = await server.store.outbox.pending(500)
  expect(events.find(({ action }) => action === 'version.transitioned')).toMatchObject({
    actor: { id: 'mira' },
    reason: `In an emergency (${emergency.id}): Now.`,
    change: { emergency: emergency.id },
  })
  const tensions = await asMira('get', '/tensions?subject=version:shop/payments@1.0.0')
  expect(tensions.body).toMatchObject({ items: [{ key: `emergency:${emergency.id}` }] })

  const stopped = await server
    .asAdmin('post', `/api/v1/emergencies/${emergency.id}/steps`)
    .send({ kind: 'stop', text: 'I am back.' })
    .expect(200)
  expect(stopped.body).toMatchObject({ stop: { by: 'admin' } })
  const again = await asMira('post', '/emergencies').send({
    action: 'version.transition',
    subject: 'version:shop/payments@2.0.0',
    reason: 'Again.',
    goodFaith: true,
    lessTension: 'x',
    valueLost: 'x',
    spendsNothing: true,
  })
  expect(again.status).toBe(409)
  expect(again.body).toMatchObject({ code: 'emergency-refused' })
  await asMira('get', '/emergencies?by=mira').expect(200)
  await asMira('get', '/emergencies/none').expect(404)
})

test('rulings, breakdowns and strikes are asked for over HTTP', async () => {
  const ruling = {
    circle: 'anchor',
    subject: 'constitution',
    question: 'Is silence consent?',
    answer: 'Yes.',
    logic: 'The method says so.',
  }
  // Nobody is secretary, so that the facilitator keeps the records.
  await server.asAdmin('post', '/api/v1/rulings').send(ruling).expect(403)
  const given = await asMira('post', '/rulings').send(ruling).expect(201)
  const { id } = given.body as { id: string }
  await asMira('get', `/rulings/${id}`).expect(200)
  const listed = await asMira('get', '/rulings?state=in-force').expect(200)
  expect(listed.body).toMatchObject({ items: [{ id, by: 'mira', role: 'anchor-facilitator' }] })
  const broken = await server
    .ask('put', '/api/v1/governance/circles/anchor/breakdown')
    .set('Authorization', `Bearer ${mira}`)
    .send({ reason: 'Nobody answers.' })
    .expect(200)
  expect(broken.body).toMatchObject({ id: 'anchor', breakdown: { by: 'mira' } })
  const circles = await asMira('get', '/governance/circles').expect(200)
  expect(circles.body).toMatchObject({ circles: [{ breakdown: { reason: 'Nobody answers.' } }] })
  await server
    .ask('delete', '/api/v1/governance/circles/anchor/breakdown?reason=Better')
    .set('Authorization', `Bearer ${mira}`)
    .expect(200)
  const strike = await asMira('post', '/proposals/none/strike').send({ ruling: id, reason: 'x' })
  expect(strike.status).toBe(404)
})

test('an election is called and taken part in over HTTP, and ballots are not shown', async () => {
  const called = await asMira('post', '/elections')
    .send({ role: 'anchor-secretary', reason: 'Nobody keeps the records.' })
    .expect(201)
  const { id } = called.body as { id: string }
  await asMira('post', `/elections/${id}/steps`).send({ kind: 'describe' }).expect(200)
  await asMira('post', `/elections/${id}/steps`)
    .send({ kind: 'nominate', nominee: 'admin', reason: 'Careful.' })
    .expect(200)
  const seen = await server.asAdmin('get', `/api/v1/elections/${id}`).expect(200)
  expect(seen.body).toMatchObject({ state: 'nominating', ballots: [{ by: 'mira' }] })
  expect(JSON.stringify(seen.body)).not.toContain('Careful')
  const refused = await asMira('post', `/elections/${id}/steps`).send({ kind: 'share', text: 'x' })
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({
    code: 'election-refused',
    detail:
      'The step "share" belongs to an election that is sharing; this one is nominating. What it takes now: nominate.',
  })
  await asMira('get', '/elections?role=anchor-secretary').expect(200)
})

const register = async (domain: string, name: string): Promise<void> => {
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain, name, title: name, owner: 'anchor-lead' })
    .expect(201)
}
const rename = (from: string, name: string) =>
  server
    .asAdmin('post', `/api/v1/services/shop/${from}/move`)
    .set('If-Match', '"1"')
    .send({ domain: 'shop', name })

test('an emergency goes on under the name that its subject is given meanwhile, and so does a request to stop', async () => {
  await register('shop', 'carts')
  const emergency = (subject: string) =>
    asMira('post', '/emergencies').send({
      action: 'service.update',
      subject,
      reason: 'The shop is down.',
      goodFaith: true,
      lessTension: 'Customers pay again.',
      valueLost: 'A day of sales.',
      spendsNothing: true,
    })
  const { body } = await emergency('service:shop/carts').expect(201)
  const { id, role } = body as { id: string; role: string }
  expect(role).toBe('anchor-lead')
  await rename('carts', 'baskets').expect(200)
  const authority = await openConstitutionalAuthority(server.store)
  const decide = (subject: string) =>
    authority.decide({
      actor: { kind: 'person', id: 'mira', name: 'mira' },
      action: 'service.update',
      thing: { subject, domain: 'shop', role: 'nobody-has-it' },
      at: server.now,
    })
  expect(await decide('service:shop/baskets')).toMatchObject({ emergency: id })
  expect(await decide('service:shop/carts')).toMatchObject({ emergency: id })
  expect((await decide('service:shop/others')).emergency).toBeUndefined()
  const { body: listed } = await asMira('get', '/emergencies?subject=service:shop/baskets')
  expect(listed).toMatchObject({ items: [{ id }] })
  await server
    .asAdmin('post', `/api/v1/emergencies/${id}/steps`)
    .send({ kind: 'stop', text: 'No.' })
    .expect(200)
  const again = await emergency('service:shop/baskets')
  expect(again.body).toMatchObject({ status: 409, code: 'emergency-refused' })
})
