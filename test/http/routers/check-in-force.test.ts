import type { LintResult } from '../../../src/web/api/schemas.ts'
import { MONEY_XSD, openApi, WSDL } from '../support/contracts.ts'
import { openTestServer, WSDL_POLICY, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
  const service = { domain: 'payments', name: 'orders', title: 'Orders', owner: 'payments-lead' }
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ ...service, kind: 'atomic', integrationLevel: 'service' })
    .expect(201)
})
afterAll(() => server.close())

const inBundle = (method: 'post' | 'put', path: string) =>
  (method === 'put' ? server.asAdmin(method, path) : server.ask(method, path))
    .attach('files', Buffer.from(WSDL), 'orders.wsdl')
    .attach('files', Buffer.from(MONEY_XSD), 'types/money.xsd')

test('anybody has a contract judged by the policies in force, as its push is', async () => {
  const check = '/api/v1/check?service=payments/orders&version=1.0.0&entry=orders.wsdl'
  const { body } = await inBundle('post', check).expect(200)
  const report = body as LintResult
  const versions = '/api/v1/services/payments/orders/versions/1.0.0'
  await inBundle('put', `${versions}?entry=orders.wsdl`).expect(201)
  const pushed = (await server.ask('get', `${versions}/report`).expect(200)).body as LintResult
  expect({ ...report, source: '' }).toEqual({ ...pushed, source: '' })
  expect(report.inForce).toMatchObject({
    service: 'payments/orders',
    state: 'draft',
    policies: [{ policy: 'soap-services', pack: WSDL_POLICY.pack, decidedBy: 'the test' }],
  })
  expect(report.findings.length).toBeGreaterThan(0)
  expect(new Set(report.findings.map(({ inForce }) => inForce?.join()))).toEqual(
    new Set(['soap-services']),
  )
})

test('the version is that which the contract claims where none is named', async () => {
  const { body } = await server
    .ask('post', '/api/v1/check?service=payments/orders&filename=orders.yaml')
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(200)
  expect((body as LintResult).inForce).toMatchObject({ version: '1.0.0', policies: [] })
})

test.each([
  ['service=payments/none&version=1.0.0', 404, 'service-not-found'],
  ['service=payments/orders&policy=wsdl-core', 400, 'invalid-request'],
  ['version=1.0.0', 400, 'invalid-request'],
  ['service=orders', 400, 'invalid-request'],
  ['service=payments/orders&version=soon', 400, 'invalid-version'],
])('%s is answered with %i and %s', async (query, status, code) => {
  const { body } = await server
    .ask('post', `/api/v1/check?${query}`)
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(status)
  expect(body).toMatchObject({ code })
})
