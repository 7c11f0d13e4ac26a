import { setTimeout as sleep } from 'node:timers/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { ImportInput, ImportView } from '../../../src/registry/index.ts'
import { IMPORT_UPLOADS, IMPORTS } from '../../../src/registry/imports/import-document.ts'
import { failingWith } from '../../http/support/failing-with.ts'
import {
  openTestRegistry,
  ANNA,
  BEN,
  STRANGER,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
})
afterEach(() => opened.store.close())

function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

async function request(
  files: Readonly<Record<string, string>>,
  input: ImportInput = {},
): Promise<ImportView> {
  const upload = { fileName: 'shop.zip', bytes: await zipOf(files) }
  return opened.registry.imports.request(ANNA, { domain: 'shop', ...input }, upload)
}

/** Requests, starts and works on an import to its end. */
async function imported(
  files: Readonly<Record<string, string>>,
  input: ImportInput = {},
): Promise<ImportView> {
  const { id } = await request(files, { start: true, ...input })
  await opened.registry.imports.work()
  return opened.registry.imports.get(id)
}

async function outcomes(id: string): Promise<readonly (readonly (string | undefined)[])[]> {
  const { items } = await opened.registry.imports.entries(id)
  return items.map(({ subject, outcome, note, applied }) => [subject, outcome, note, applied])
}

const TWO = {
  'orders.txt': 'title Orders',
  'stock.txt': 'title Stock\nimport types.txt',
  'types.txt': 'type A',
}

it('a plan shows what would become of each entry, and changes nothing', async () => {
  const { registry } = opened
  await imported({ 'orders.txt': 'title Orders', 'old.txt': 'title Old' })
  const events = (await opened.events()).length
  const { id, state } = await request({
    'orders.txt': 'title Orders renamed',
    'stock.txt': 'title Stock',
    'broken.txt': 'unreadable',
  })
  expect(state).toBe('planning')
  await registry.imports.work()
  expect(await outcomes(id)).toEqual([
    [
      'shop/orders@1.0.0',
      'replace',
      'It has other content than the draft that is there.',
      undefined,
    ],
    ['shop/stock@1.0.0', 'create', 'Its version is not said.', undefined],
    [
      'shop/broken@',
      'refused',
      'It cannot be read: It says so itself. (broken.txt, line 1)',
      undefined,
    ],
    [
      'shop/old',
      'gone',
      'The source had it on 2027-01-01; it stays, so decide whether to retire it.',
      undefined,
    ],
  ])
  expect(await registry.imports.get(id)).toMatchObject({
    state: 'planned',
    kind: 'contracts',
    counts: { create: 1, replace: 1, unchanged: 0, refused: 1, 'left-out': 0, gone: 1 },
  })
  expect((await opened.events()).length).toBe(events + 1) // that it was requested
})

it('an import registers domains, services and versions, and says where they came from', async () => {
  const { registry } = opened
  const ended = await imported(TWO, { domain: 'shop/web' })
  expect(ended).toMatchObject({ state: 'complete', done: 2, counts: { create: 2 } })
  const version = await registry.versions.get('shop/web/stock', '1.0.0')
  expect(version.files.map(({ name }) => name)).toEqual(['stock.txt', 'types.txt'])
  expect(version).toMatchObject({
    author: 'Anna',
    reason: 'Imported from shop, stock.txt.',
    state: 'draft',
  })
  const [origin, ...others] = await registry.imports.origins('shop/web/stock')
  expect(others).toEqual([])
  expect(origin).toMatchObject({
    source: 'shop',
    kind: 'contracts',
    sourceId: 'stock.txt',
    import: ended.id,
    importedAt: ended.createdAt,
    versions: [{ version: '1.0.0', from: 'stock.txt', digest: version.digest }],
  })
  const actions = (await opened.events()).map(({ action }) => action)
  expect(actions.filter((action) => /^(?:import|origin)\./.test(action))).toEqual([
    'import.requested',
    'origin.recorded',
    'origin.recorded',
    'import.ended',
  ])
})

it('a second import of the same source changes what changed, and tells what is gone', async () => {
  const { registry } = opened
  const first = await imported(TWO)
  await registry.services.move(
    ANNA,
    'shop/orders',
    { name: 'sales' },
    (await registry.services.get('shop/orders')).revision,
  )
  const second = await imported({ 'orders.txt': 'title Orders\noperation place' })
  expect(second).toMatchObject({ state: 'complete', counts: { replace: 1, gone: 1 } })
  expect(await outcomes(second.id)).toMatchObject([
    ['shop/sales@1.0.0', 'replace', expect.anything(), 'done'],
    ['shop/stock', 'gone', expect.anything(), undefined],
  ])
  const [sales] = await registry.imports.origins('shop/sales')
  expect(sales).toMatchObject({ importedAt: first.createdAt, lastSeenAt: second.createdAt })
  const [stock] = await registry.imports.origins('shop/stock')
  expect(stock).toMatchObject({ missingSince: second.createdAt, lastSeenAt: first.createdAt })
  // It comes back, and is seen again.
  const third = await imported(TWO)
  const [back] = await registry.imports.origins('shop/stock')
  expect(third).toMatchObject({ counts: { replace: 1, unchanged: 1, gone: 0 } })
  expect(back?.missingSince).toBeUndefined()
})

it('what is refused on the way is told, and keeps nothing else from being imported', async () => {
  opened.policies = [blocking()]
  const ended = await imported({ 'bad.txt': 'title Bad\nerror no', 'good.txt': 'title Good' })
  expect(ended).toMatchObject({ state: 'complete', counts: { create: 1, refused: 1 } })
  expect(await outcomes(ended.id)).toMatchObject([
    [
      'shop/bad@',
      'refused',
      expect.stringContaining('policies block it: strict (fail)'),
      undefined,
    ],
    ['shop/good@1.0.0', 'create', 'Its version is not said.', 'done'],
  ])
})

it('all or nothing imports nothing when the plan has a refusal', async () => {
  const ended = await imported({ ...TWO, 'broken.txt': 'unreadable' }, { allOrNothing: true })
  expect(ended).toMatchObject({
    state: 'failed',
    outcome: 'Nothing was imported, since 1 of its entries cannot be.',
  })
  expect((await opened.registry.services.list()).items).toEqual([])
})

it('all or nothing takes new drafts back, and puts back what it replaced', async () => {
  const { registry } = opened
  await imported({ 'orders.txt': 'title Orders' })
  const { id } = await request(
    { 'new.txt': 'title New', 'orders.txt': 'title Orders again', 'stock.txt': 'title Stock' },
    { allOrNothing: true },
  )
  await registry.imports.work()
  // Somebody else is faster.
  await registry.services.register(BEN, { domain: 'shop', name: 'stock', title: 'Stock' })
  const files = [{ name: 'x.txt', bytes: Buffer.from('title Other') }]
  await registry.versions.push(BEN, {
    service: 'shop/stock',
    version: '1.0.0',
    files,
    entry: 'x.txt',
  })
  await registry.imports.decide(ANNA, id, 'start')
  await registry.imports.work()
  expect(await registry.imports.get(id)).toMatchObject({
    state: 'taken-back',
    outcome:
      'Nothing was imported: shop/stock@1.0.0 was refused. It was changed after this was planned; import the source again.',
  })
  expect(await outcomes(id)).toMatchObject([
    ['shop/new@1.0.0', 'create', expect.anything(), 'taken-back'],
    ['shop/orders@1.0.0', 'replace', expect.anything(), 'taken-back'],
    ['shop/stock@1.0.0', 'refused', expect.anything(), undefined],
  ])
  expect((await registry.versions.list('shop/new')).items).toEqual([])
  const content = await registry.versions.content('shop/orders', '1.0.0')
  expect(Buffer.from(content.bytes).toString()).toBe('title Orders')
})

it('an import goes on where a server stopped, and another server has to wait for the first', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`s${index}.txt`, `title S${index}`]),
  )
  const { id } = await request(many, { start: true })
  const stop = new AbortController()
  const working = opened.registry.imports.work(stop.signal)
  while ((await opened.registry.services.list()).items.length < 5) await sleep(1)
  stop.abort()
  await working
  const part = await opened.registry.imports.get(id)
  expect(part.state).toBe('running')
  const other = await opened.reopen()
  opened.pass(1) // the lease of the first ends
  await other.imports.work()
  expect(await other.imports.get(id)).toMatchObject({ state: 'complete', counts: { create: 30 } })
  expect((await other.services.list({ limit: 100 })).items).toHaveLength(30)
  const registered = (await opened.events()).filter(({ action }) => action === 'version.registered')
  expect(registered).toHaveLength(30)
})

it('an import that is under way is cancelled, and keeps what it has registered', async () => {
  const { registry } = opened
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`s${index}.txt`, `title S${index}`]),
  )
  const { id } = await request(many, { start: true })
  const working = registry.imports.work()
  while ((await registry.services.list()).items.length < 3) await sleep(1)
  await cancelled(id)
  await working
  expect(await registry.imports.get(id)).toMatchObject({ state: 'cancelled' })
  expect((await registry.services.list()).items.length).toBeLessThan(30)
  await expect(registry.imports.decide(ANNA, id, 'cancel')).rejects.toThrow(
    failingWith({ code: 'import-ended' }),
  )
})

/** Whoever decides at the moment at which the progress is noted tries again. */
async function cancelled(id: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await opened.registry.imports.decide(ANNA, id, 'cancel')
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'stale-revision') throw error
    }
  }
}

it('who may not import, what is no source, and more than five imports at a time are refused', async () => {
  const { imports } = opened.registry
  const upload = { fileName: 'x.txt', bytes: Buffer.from('nothing') }
  await expect(imports.request(STRANGER, {}, upload)).rejects.toThrow(
    failingWith({ code: 'not-allowed' }),
  )
  await expect(imports.request(ANNA, { domain: 'A b' }, upload)).rejects.toThrow(
    failingWith({ code: 'invalid-name' }),
  )
  const { id } = await imports.request(ANNA, {}, upload)
  await imports.work()
  expect(await imports.get(id)).toMatchObject({
    state: 'failed',
    outcome: 'x.txt has no contract that could be imported.',
  })
  await expect(imports.decide(ANNA, id, 'start')).rejects.toThrow(
    failingWith({ code: 'import-not-startable' }),
  )
  for (let count = 0; count < 5; count += 1) await request(TWO)
  await expect(request(TWO)).rejects.toThrow(failingWith({ code: 'import-limit' }))
  await expect(imports.get('none')).rejects.toThrow(failingWith({ code: 'import-not-found' }))
})

it('a plan says what the one who asks may not do', async () => {
  const { id } = await request(TWO)
  const { imports } = opened.registry
  expect((await imports.get(id)).requestedBy).toBe('Anna')
  await imports.work()
  expect(opened.asked.filter(({ action }) => action === 'service.register')).toHaveLength(2)
})

it('uploads are forgotten when their import has come to its end', async () => {
  await imported(TWO)
  const { id } = await request(TWO)
  const uploads = await opened.store.collection(IMPORT_UPLOADS)
  expect(await uploads.count()).toBe(1)
  await opened.registry.imports.work()
  await opened.registry.imports.decide(ANNA, id, 'cancel')
  expect(await uploads.count()).toBe(0)
})

describe('what nobody ends', () => {
  const uploads = () => opened.store.collection(IMPORT_UPLOADS)
  const duties = async () =>
    (await opened.registry.duties.list({ kind: 'import-lapse' })).items.map(
      ({ state, outcome }) => [state, outcome],
    )

  it('a plan lapses thirty days after it was asked for, and not before', async () => {
    const { registry } = opened
    const { id } = await request(TWO)
    await registry.imports.work()
    opened.pass(29)
    await registry.duties.performDue()
    expect((await registry.imports.get(id)).state).toBe('planned')
    expect(await duties()).toEqual([['waiting', undefined]])
    opened.pass(1)
    await registry.duties.performDue()
    const outcome = 'It lapsed: nobody carried it out or cancelled it within 30 days.'
    expect(await registry.imports.get(id)).toMatchObject({ state: 'cancelled', outcome })
    expect(await duties()).toEqual([['done', outcome]])
    expect(await (await uploads()).count()).toBe(0)
    const ended = (await opened.events()).filter(({ action }) => action === 'import.ended')
    expect(ended.map(({ actor, change }) => [actor.kind, change])).toMatchObject([
      ['system', { state: 'cancelled', outcome }],
    ])
    await expect(registry.imports.decide(ANNA, id, 'start')).rejects.toThrow(
      failingWith({ code: 'import-not-startable' }),
    )
  })

  it('an import that was carried out stays as it ended', async () => {
    const { id } = await imported(TWO)
    const before = await opened.registry.imports.get(id)
    opened.pass(30)
    await opened.registry.duties.performDue()
    expect(await opened.registry.imports.get(id)).toEqual(before)
    expect(await duties()).toEqual([['done', 'It had come to its end (complete).']])
  })

  it('one that is under way is looked at again', async () => {
    const { id } = await request(TWO)
    opened.pass(30)
    await opened.registry.duties.performDue()
    expect((await opened.registry.imports.get(id)).state).toBe('planning')
    expect((await duties()).map(([state]) => state)).toEqual(['done', 'waiting'])
    await opened.registry.imports.work()
    opened.pass(30)
    await opened.registry.duties.performDue()
    expect((await opened.registry.imports.get(id)).state).toBe('cancelled')
  })

  it('what a crash left of an upload goes, whether its import had ended or never began', async () => {
    const { id } = await imported(TWO)
    // The process ended before it forgot the upload of one, and before it wrote the import of another.
    await (await uploads()).insert(`${id}/0000`, { import: id, place: 0, base64: 'AAAA' }, [])
    const { id: other } = await request(TWO)
    await (await opened.store.collection(IMPORTS)).remove(other, 1, [])
    expect(await (await uploads()).count()).toBe(2)
    opened.pass(30)
    await opened.registry.duties.performDue()
    expect(await (await uploads()).count()).toBe(0)
    expect((await duties()).map(([, outcome]) => outcome).toSorted()).toEqual([
      'It had come to its end (complete).',
      'It never began; what was left of its upload is gone.',
    ])
  })
})

function blocking(): TestRegistry['policies'][number] {
  return {
    ...{ id: 'strict', pack: 'strict', packVersion: '1.0.0', title: 'Strict', scope: 'true' },
    ...{ enforcement: 'block', decidedBy: 'the test', since: '2027-01-01T00:00:00.000Z' },
  }
}

it('folders of one source that have entries of the same name are told apart', async () => {
  const { id } = await imported({ 'a/orders.txt': 'title A', 'b/orders.txt': 'title B' })
  expect((await outcomes(id)).map(([subject, outcome]) => [subject, outcome])).toEqual([
    ['shop/a-orders@1.0.0', 'create'],
    ['shop/b-orders@1.0.0', 'create'],
  ])
  const origins = await Promise.all(
    ['shop/a-orders', 'shop/b-orders'].map((name) => opened.registry.imports.origins(name)),
  )
  expect(origins.flat().map(({ sourceId }) => sourceId)).toEqual(['a/orders.txt', 'b/orders.txt'])
})

it('the one folder that a source was packed in may be called otherwise each time, and the plan says what came from another source', async () => {
  await imported({ 'orders-1.0/orders.txt': 'title Orders' })
  const later = await imported({ 'orders-1.1/orders.txt': 'title Orders\noperation place' })
  expect((await outcomes(later.id)).map(([subject, outcome]) => [subject, outcome])).toEqual([
    ['shop/orders@1.0.0', 'replace'],
  ])
  const other = await request({ 'till/orders.txt': 'title Till' }, { source: 'till' })
  await opened.registry.imports.work()
  expect(await outcomes(other.id)).toEqual([
    [
      'shop/orders@1.0.0',
      'replace',
      'It has other content than the draft that is there, which came from shop, orders.txt; unless they are the same ' +
        'contract, name one of them otherwise or import it into another domain.',
      undefined,
    ],
  ])
})

it('what the source still has and is refused this time is not told as gone', async () => {
  const { registry } = opened
  await imported(TWO)
  const second = await imported({ ...TWO, 'orders.txt': 'unreadable' })
  expect(second).toMatchObject({ state: 'complete', counts: { refused: 1, unchanged: 1, gone: 0 } })
  const [origin] = await registry.imports.origins('shop/orders')
  expect(origin).toMatchObject({ missingSince: undefined })
  expect(origin?.versions.map(({ missingSince }) => missingSince)).toEqual([undefined])
  expect((await opened.events()).filter(({ action }) => action === 'origin.missed')).toEqual([])
})

it.each([
  ['in one source', [['Orders', 'stock', 'orders']]],
  [
    'in a later import of it',
    [
      ['Orders', 'stock'],
      ['Orders', 'stock', 'orders'],
    ],
  ],
])('two services whose names differ by case alone are not made one, %s', async (_, times) => {
  let id = ''
  for (const providers of times) {
    const files = providers.map((name, index): readonly [string, string] => [
      `${name}/${index + 1}.0.0/openapi.yaml`,
      `title ${name}`,
    ])
    id = (await imported(Object.fromEntries(files))).id
  }
  expect((await outcomes(id)).map(([subject, , note]) => [subject, note]).at(-1)).toEqual([
    'shop/orders@3.0.0',
    'Orders/1.0.0/openapi.yaml becomes the service shop/orders already; name one of them otherwise.',
  ])
  const { items } = await opened.registry.versions.list('shop/orders')
  expect(items.map(({ version }) => version)).toEqual(['1.0.0'])
})

it('lines of one service that a catalogue says to be the same are made one', async () => {
  const api = (name: string, version: string): string => `apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: ${name}
  annotations: { concordat/service: sales/orders, concordat/version: ${version} }
spec: { definition: "title ${name}" }
`
  await imported({
    'catalog-info.yaml': `${api('orders', '1.0.0')}---\n${api('orders-wsdl', '2.0.0')}`,
  })
  const { items } = await opened.registry.versions.list('shop/sales/orders')
  expect(items.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0'])
})

it('a version that no number can hold is none', async () => {
  const { id } = await imported({
    'p/99999999999999999999/openapi.yaml': 'title P',
    'q/v1.2/openapi.yaml': 'title Q',
  })
  expect(await outcomes(id)).toEqual([
    ['shop/p-99999999999999999999-openapi@1.0.0', 'create', 'Its version is not said.', 'done'],
    ['shop/q@1.2.0', 'create', 'Its version is v1.2.', 'done'],
  ])
})
