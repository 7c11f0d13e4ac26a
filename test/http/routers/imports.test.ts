import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

const CATALOGUE = `apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: refunds }
spec: { type: openapi, owner: team-a, definition: { $text: refunds.yaml } }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: till }
spec: { type: website, consumesApis: [refunds] }
`

it('a source is planned, started by a decision, and leaves its origin with what it became', async () => {
  const bytes = await zipOf({ 'catalog-info.yaml': CATALOGUE, 'refunds.yaml': openApi() })
  const begun = await server
    .asAdmin('post', '/api/v1/imports?domain=shop&source=backstage&filename=catalogue.zip')
    .set('Content-Type', 'application/zip')
    .send(bytes)
    .expect(202)
  const { id } = begun.body as { id: string }
  expect(begun.headers['location']).toBe(`/api/v1/imports/${id}`)
  expect(begun.body).toMatchObject({ state: 'planning', source: 'backstage', bytes: bytes.length })
  await server.dependencies.registry.imports.work()

  const planned = await server.asAdmin('get', `/api/v1/imports/${id}`).expect(200)
  expect(planned.body).toMatchObject({ state: 'planned', kind: 'backstage', counts: { create: 2 } })
  const entries = await server.asAdmin('get', `/api/v1/imports/${id}/entries?limit=1`).expect(200)
  const [first] = (entries.body as { items: object[] }).items
  expect(first).toMatchObject({ kind: 'version', subject: 'shop/refunds@1.0.0', outcome: 'create' })
  expect(entries.headers['link']).toContain('rel="next"')

  const decision = { decision: 'start' }
  await server.asAdmin('post', `/api/v1/imports/${id}/decision`).send(decision).expect(200)
  await server.dependencies.registry.imports.work()
  const ended = await server.asAdmin('get', `/api/v1/imports/${id}`).expect(200)
  expect(ended.body).toMatchObject({ state: 'complete', done: 2, total: 2 })
  const origins = await server.ask('get', '/api/v1/services/shop/refunds/origins').expect(200)
  expect(origins.body).toMatchObject({
    items: [{ source: 'backstage', sourceId: 'api:default/refunds', import: id }],
    next: null,
  })
  const uses = await server.ask('get', '/api/v1/subscriptions?service=shop/refunds').expect(200)
  expect(uses.body).toMatchObject({
    items: [{ consumer: 'till', range: '^1.0.0', environment: 'production', state: 'requested' }],
  })
  const refused = await server
    .asAdmin('post', `/api/v1/imports/${id}/decision`)
    .send(decision)
    .expect(409)
  expect(refused.body).toMatchObject({ code: 'import-not-startable' })
  const gone = await server.asAdmin('get', `/api/v1/imports/${id}/entries?outcome=gone`).expect(200)
  expect(gone.body).toEqual({ items: [], next: null })
})

it('an import takes credentials, a body, and known values', async () => {
  expect((await server.ask('get', '/api/v1/imports')).status).toBe(401)
  expect((await server.ask('post', '/api/v1/imports').send('x')).status).toBe(401)
  const nothing = await server.asAdmin('post', '/api/v1/imports').set('Content-Type', 'text/plain')
  expect(nothing.body).toMatchObject({ status: 400, code: 'bundle-invalid' })
  const wrong = await server.asAdmin('post', '/api/v1/imports?domain=A%20b').send('x: 1')
  expect(wrong.body).toMatchObject({ status: 400, code: 'invalid-name' })
  expect((await server.asAdmin('get', '/api/v1/imports/none')).status).toBe(404)
})
