import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'
import type { PolicyEffectView, Waiver } from '../../../src/web/api/schemas.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
  const service = { domain: 'payments', name: 'refunds', title: 'Refunds', owner: 'payments-lead' }
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ ...service, kind: 'atomic', integrationLevel: 'service' })
    .expect(201)
  await server
    .asAdmin('put', '/api/v1/services/payments/refunds/versions/1.0.0?filename=a.yaml')
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(201)
})
afterAll(() => server.close())

const ASKED = {
  rule: 'BP2406',
  scope: { service: 'payments/refunds' },
  reason: 'Until the partner moves.',
  until: '2027-01-31',
}

test('a waiver is asked for, granted, listed and revoked', async () => {
  const asked = await server.asAdmin('post', '/api/v1/waivers').send(ASKED).expect(201)
  const { id, state } = asked.body as Waiver
  expect(state).toBe('requested')
  expect(asked.headers['location']).toBe(`/api/v1/waivers/${id}`)
  await server.ask('get', `/api/v1/waivers/${id}`).expect(200)

  const decide = (body: object) =>
    server.asAdmin('post', `/api/v1/waivers/${id}/decision`).send(body)
  const granted = await decide({ decision: 'grant' })
    .set('If-Match', asked.headers['etag'] ?? '')
    .expect(200)
  expect(granted.body).toMatchObject({
    state: 'granted',
    decision: { by: 'admin by token "tests"', role: 'anchor-lead' },
  })
  const { body } = await server.ask('get', '/api/v1/waivers?domain=payments&state=granted')
  expect((body as { items: Waiver[] }).items.map((one) => one.id)).toEqual([id])

  await decide({ decision: 'grant' })
    .set('If-Match', asked.headers['etag'] ?? '')
    .expect(412)
  expect((await decide({ decision: 'refuse', reason: 'No.' }).expect(409)).body).toMatchObject({
    code: 'waiver-decided',
  })
  await decide({ decision: 'revoke' }).expect(400)
  await decide({ decision: 'revoke', reason: 'It is mended.' }).expect(200)
})

test('nothing anonymous asks or decides, and everybody reads', async () => {
  await server.ask('post', '/api/v1/waivers').send(ASKED).expect(401)
  await server.ask('post', '/api/v1/waivers/x/decision').send({ decision: 'grant' }).expect(401)
  await server.ask('get', '/api/v1/waivers').expect(200)
  expect((await server.ask('get', '/api/v1/waivers/none').expect(404)).body).toMatchObject({
    code: 'waiver-not-found',
  })
})

test('why a rule applies is answered with the scope and what it saw', async () => {
  const path = '/api/v1/rules/BP2406/why?service=payments/refunds'
  const { body } = await server.ask('get', path).expect(200)
  expect(body).toMatchObject({
    rule: 'BP2406',
    version: '1.0.0',
    applies: false,
    policies: [
      {
        policy: 'soap-services',
        applies: 'no',
        saw: { 'contract.format': 'openapi-3.0' },
        severity: { pack: 'error', effective: 'error' },
        decidedBy: 'the test',
      },
    ],
  })
  await server.ask('get', '/api/v1/rules/XX9/why?service=payments/refunds').expect(404)
  await server.ask('get', '/api/v1/rules/BP2406/why?service=payments/none').expect(404)
  await server.ask('get', '/api/v1/rules/BP2406/why').expect(400)
})

test('a policy that never was in force is not found', async () => {
  await server.ask('get', '/api/v1/policies/in-force/none').expect(404)
  await server.ask('get', '/api/v1/policies?asOf=2020-01-01T00:00:00Z').expect(200)
  await server.ask('get', '/api/v1/policies?asOf=yesterday').expect(400)
})

test('no method of the interface changes a policy, for the administrator either', async () => {
  for (const path of ['/api/v1/policies', '/api/v1/policies/in-force/soap-services']) {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      await server.asAdmin(method, path).send({ enforcement: 'advise' }).expect(405)
    }
  }
})

test('the effect of changes of policies is told before anybody decides', async () => {
  const effectOf = (...changes: readonly object[]) =>
    server.asAdmin('post', '/api/v1/policies/effect').send({ changes })
  const change = { kind: 'policy.enforcement', policy: 'openapi-core', enforcement: 'block' }
  let view: PolicyEffectView
  do {
    view = (await effectOf(change).expect(200)).body as PolicyEffectView
    await new Promise((resolve) => setTimeout(resolve, 20))
  } while (view.state === 'computing')
  expect(view).toMatchObject({ state: 'complete', effect: { looked: 1, concerned: 1 } })

  const wrong = await effectOf(change, { kind: 'policy.remove', policy: 'none' }).expect(400)
  expect(wrong.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/changes/1' }] })
  await effectOf({ kind: 'policy.scope', policy: 'openapi-core', scope: 'a +' }).expect(400)
  await server
    .ask('post', '/api/v1/policies/effect')
    .send({ changes: [change] })
    .expect(401)
  await server.ask('get', '/api/v1/re-evaluations').expect(200)
})
