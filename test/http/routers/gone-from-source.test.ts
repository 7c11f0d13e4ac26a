import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Tension, TensionList } from '../../../src/web/api/schemas.ts'
import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer({}, 'constitution')
})
afterEach(() => server.close())

/** Imports these files as all that the source `catalogue` has, and lets the registry sense what came of it. */
async function importAll(...names: readonly string[]): Promise<void> {
  const zip = new ZipFile()
  for (const name of names) zip.addBuffer(Buffer.from(openApi(name)), `${name}.yaml`)
  zip.end()
  await server
    .asAdmin('post', '/api/v1/imports?domain=shop&source=catalogue&start=true&filename=all.zip')
    .set('Content-Type', 'application/zip')
    .send(await buffer(zip.outputStream))
    .expect(202)
  const { registry, ledger, governance } = server.dependencies
  await registry.imports.work()
  await ledger.relay()
  await governance.sensing.follow()
  server.now = new Date(server.now.getTime() + 60_000)
}

async function tensions(): Promise<readonly Tension[]> {
  const { body } = await server.ask('get', '/api/v1/tensions').expect(200)
  return (body as TensionList).items.filter(({ key = '' }) => key.startsWith('gone-from-source'))
}

test('what a source has no more is one tension of its service until the source has it again', async () => {
  await importAll('orders', 'stock')
  expect(await tensions()).toEqual([])

  await importAll('orders')
  await importAll('orders')
  const found = await tensions()
  expect(found).toMatchObject([
    {
      key: 'gone-from-source:service:shop/stock',
      subject: 'service:shop/stock',
      by: 'system',
      state: 'open',
      now: 'The source that shop/stock was imported from has it no more as it was.',
      evidence: [
        {
          text: 'On 2026-11-22 the import of catalogue missed it. catalogue has shop/stock@1.0.0 no more since 2026-11-22.',
        },
      ],
    },
  ])

  await importAll('orders', 'stock')
  expect((await tensions())[0]?.proposedClosure?.text).toBe(
    'shop/stock: its sources have everything of it that has not ended here.',
  )
})

test('what was taken back here is not missed', async () => {
  await importAll('orders', 'stock')
  await server.asAdmin('delete', '/api/v1/services/shop/stock/versions/1.0.0').expect(204)
  await importAll('orders')
  expect(await tensions()).toEqual([])
})
