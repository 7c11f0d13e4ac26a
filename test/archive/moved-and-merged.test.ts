import { verifyLedgerIn } from '../../src/audit/index.ts'
import { DOMAINS } from '../../src/registry/index.ts'
import type { Store } from '../../src/store/index.ts'
import { ANNA, openTestRegistry, push } from '../registry/support/test-registry.ts'
import {
  archiveOf,
  openArchiveFixture,
  restoreInto,
  type ArchiveFixture,
} from './archive-fixture.ts'

let fixture: ArchiveFixture
beforeEach(async () => {
  fixture = await openArchiveFixture()
})
afterEach(() => fixture.close())

const move = async (path: string, to: string): Promise<void> => {
  const { domains } = fixture.opened.registry
  await domains.move(ANNA, path, { to }, (await domains.get(path)).revision)
}

/** Exports, restores and exports again, which gives the same bytes. @returns what was restored, which is to be closed */
async function roundTrip(): Promise<Store> {
  const { opened, ledger, folder } = fixture
  const archive = await archiveOf(opened.store, () => ledger.seal())
  const { store } = await restoreInto(folder, archive)
  expect(Buffer.compare(await archiveOf(store), archive)).toBe(0)
  expect(await verifyLedgerIn(store)).toEqual(await ledger.verify())
  return store
}

test('a domain that was moved is restored to the same bytes, and its former paths and names lead on', async () => {
  const { domains } = fixture.opened.registry
  await domains.put(ANNA, 'sales/web', { title: 'Web' })
  await domains.put(ANNA, 'group', { title: 'Group' })
  const before = fixture.opened.clock()
  await move('sales', 'group/sales')
  await move('group/sales', 'trade')
  const store = await roundTrip()

  const restored = await openTestRegistry(store)
  restored.pass(30) // its clock begins where that of the first one did
  const { registry } = restored
  await registry.recover()
  expect((await registry.domains.list()).items.map(({ path }) => path)).toEqual([
    'group',
    'trade',
    'trade/web',
  ])
  expect(await registry.domains.get('trade/web')).toMatchObject({
    registeredAs: 'sales/web',
    formerPaths: ['sales/web', 'group/sales/web'],
  })
  for (const path of ['sales', 'group/sales']) {
    await expect(registry.domains.get(path)).rejects.toMatchObject({
      code: 'domain-moved',
      details: { movedTo: 'trade' },
    })
    await expect(registry.services.get(`${path}/orders`)).rejects.toMatchObject({
      code: 'service-moved',
      details: { movedTo: 'trade/orders' },
    })
    await expect(registry.domains.put(ANNA, path, { title: 'Mine' })).rejects.toMatchObject({
      code: 'domain-exists',
    })
  }
  expect((await registry.past.service(before, 'trade/orders')).id).toBe('sales/orders')
  await push(registry, 'trade/orders', '2.0.0')
  const { revision } = await registry.domains.get('trade')
  await registry.domains.move(ANNA, 'trade', { to: 'commerce' }, revision)
  expect(await registry.domains.presentPath('sales/web')).toBe('commerce/web')
  await store.close()
})

test('what was exported between the decision and the following is finished where it is restored', async () => {
  const domains = await fixture.opened.store.collection(DOMAINS)
  await fixture.opened.registry.domains.put(ANNA, 'sales/web', { title: 'Web' })
  await move('sales', 'trade')
  // As if the process had ended behind the deciding write.
  const decided = await domains.get('sales')
  const within = await domains.get('sales/web')
  if (decided === undefined || within === undefined) throw new Error('they are there')
  const since = decided.value.updatedAt
  const following = { from: 'sales', since }
  await domains.replace('sales', decided.revision, { ...decided.value, following }, [])
  const unmoved = { ...within.value, path: 'sales/web', paths: ['sales/web'], moved: undefined }
  await domains.replace('sales/web', within.revision, { ...unmoved, former: undefined }, [])
  await fixture.opened.registry.duties.schedule({
    key: `domains.follow sales ${since} 1`,
    kind: 'domains.follow',
    subject: 'domain:sales',
    domain: 'trade',
    dueAt: since,
    data: { portion: 1, at: since },
  })

  const store = await roundTrip()
  const restored = await openTestRegistry(store)
  restored.pass(30)
  const { registry } = restored
  await registry.recover()
  expect((await registry.domains.get('trade')).following).toMatchObject({ from: 'sales' })
  expect((await registry.duties.performDue()).failed).toBe(0)
  expect((await registry.domains.get('trade')).following).toBeUndefined()
  expect((await registry.domains.get('trade/web')).formerPaths).toEqual(['sales/web'])
  await store.close()
})

test('a service that was merged is restored to the same bytes, and its name leads to the other one', async () => {
  const { merging, services, versions } = fixture.opened.registry
  const { version } = (await versions.list('sales/stock')).items[0] ?? { version: '' }
  await services.register(ANNA, { domain: 'sales', name: 'stores', title: 'Stores' })
  const { revision } = await services.get('sales/stores')
  const { merger } = await merging.offer(ANNA, 'sales/stores', { into: 'sales/stock' }, revision)
  await merging.answer(ANNA, 'sales/stores', { offer: merger?.id ?? '', answer: 'accept' })
  await move('sales', 'trade')
  const store = await roundTrip()

  const restored = await openTestRegistry(store)
  restored.pass(30)
  const { registry } = restored
  await registry.recover()
  for (const name of ['sales/stores', 'trade/stores']) {
    await expect(registry.services.get(name)).rejects.toMatchObject({
      details: { movedTo: 'trade/stock' },
    })
  }
  expect((await registry.versions.get('trade/stock', version)).service).toBe('trade/stock')
  expect((await registry.services.list()).items.map(({ id }) => id)).toEqual([
    'trade/orders',
    'trade/stock',
  ])
  await store.close()
})
