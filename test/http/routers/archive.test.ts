import { ARCHIVED_COLLECTIONS } from '../../../src/archived-collections.ts'
import { readZip } from '../../../src/bundles/index.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

it('the archive is for those who may export, and for nobody else', async () => {
  const refused = await server.ask('get', '/api/v1/archive')
  expect([refused.status, refused.body]).toMatchObject([401, { code: 'credentials-required' }])
  expect((await server.ask('get', '/api/v1/operations')).status).toBe(401)
})

it('the archive is a zip with a name, and its export is noted', async () => {
  const answer = await server.asAdmin('get', '/api/v1/archive').responseType('blob').expect(200)
  expect(answer.headers['content-disposition']).toBe('attachment; filename=concordat-archive.zip')
  const files = await readZip(answer.body as Buffer)
  expect(files.map(({ name }) => name)).toEqual([
    ...ARCHIVED_COLLECTIONS.map(({ name }) => `records/${name}.jsonl`),
    ...files.map(({ name }) => name).filter((name) => name.startsWith('contents/')),
    'ledger.json',
    'manifest.json',
  ])
  const accounts = Buffer.from(files[0]?.bytes ?? []).toString()
  expect(JSON.parse(accounts)).toMatchObject({ id: 'admin', value: { name: 'admin' } })
  expect(accounts).not.toContain('password"')
  const noted = await server.asAdmin('get', '/api/v1/operations').expect(200)
  expect(noted.body).toMatchObject({ items: [{ kind: 'export', by: 'admin' }], next: null })
})
