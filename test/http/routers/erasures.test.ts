import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
  for (const name of ['refunds', 'payouts']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'payments', name, title: name, owner: 'lead' })
      .expect(201)
    await server
      .asAdmin('put', `/api/v1/services/payments/${name}/versions/1.0.0`)
      .set('Content-Type', 'application/yaml')
      .send(openApi('refunds'))
      .expect(201)
  }
})
afterAll(() => server.close())

const VERSION = '/api/v1/services/payments/refunds/versions/1.0.0'
const BOTH = ['payments/payouts@1.0.0', 'payments/refunds@1.0.0']
const WHY = { reason: 'It quotes a customer.', legalBasis: 'A law', decidedBy: 'The officer' }

async function digest(): Promise<string> {
  const { body } = await server.ask('get', VERSION).expect(200)
  return (body as { files: { digest: string }[] }).files[0]?.digest ?? ''
}

test('a content is erased knowingly, and every reader is told with 410', async () => {
  const of = await digest()
  const preview = await server.asAdmin('get', `/api/v1/erasures/${of}/preview`).expect(200)
  expect(preview.body).toMatchObject({ versions: [{ version: '1.0.0' }, { version: '1.0.0' }] })
  await server.ask('get', `/api/v1/erasures/${of}`).expect(404)

  const shared = await server
    .asAdmin('post', '/api/v1/erasures')
    .send({ digest: of, ...WHY, versions: ['payments/refunds@1.0.0'] })
    .expect(409)
  expect(shared.body).toMatchObject({ code: 'content-shared', versions: BOTH })
  await server.ask('get', `${VERSION}/content`).expect(200)

  const erased = await server
    .asAdmin('post', '/api/v1/erasures')
    .send({ digest: of, ...WHY, versions: BOTH })
    .expect(201)
  expect(erased.headers['location']).toBe(`/api/v1/erasures/${encodeURIComponent(of)}`)
  const gone = await server.ask('get', `${VERSION}/content`).expect(410)
  expect(gone.body).toMatchObject({
    code: 'content-erased',
    erasure: { digest: of, ...WHY, erasedBy: 'admin by token "tests"' },
  })
  expect((await server.ask('get', VERSION).expect(200)).body).toMatchObject({ erased: [of] })
  const report = await server.ask('get', `${VERSION}/report`).expect(200)
  expect(report.body).toMatchObject({ digest: expect.any(String) as string, findings: [] })
  await server.asAdmin('get', `/api/v1/erasures/${of}/preview`).expect(410)
  const list = await server.ask('get', '/api/v1/erasures').expect(200)
  expect(list.body).toMatchObject({ items: [{ digest: of }], next: null })

  const again = await server
    .asAdmin('put', '/api/v1/services/payments/payouts/versions/2.0.0')
    .set('Content-Type', 'application/yaml')
    .send(openApi('refunds'))
    .expect(409)
  expect(again.body).toMatchObject({ code: 'content-barred' })
})

test('an erasure without an account, of nothing, or without its reasons is refused', async () => {
  const nothing = `sha256:${'0'.repeat(64)}`
  const body = { digest: nothing, ...WHY, versions: [] }
  await server.ask('post', '/api/v1/erasures').send(body).expect(401)
  const absent = await server.asAdmin('post', '/api/v1/erasures').send(body).expect(404)
  expect(absent.body).toMatchObject({ code: 'content-not-found' })
  await server
    .asAdmin('post', '/api/v1/erasures')
    .send({ ...body, legalBasis: undefined })
    .expect(400)
})
