import { SERVICES } from '../../../src/registry/documents.ts'
import {
  ANNA,
  BEN,
  openTestRegistry,
  push,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
const moments: Date[] = []

const moment = (): void => {
  moments.push(opened.clock())
  opened.pass(1)
}
const at = (number: number): Date => moments[number] ?? new Date(0)

/** A year in the life of a service, with a moment after each step. */
beforeAll(async () => {
  opened = await openTestRegistry()
  const { registry } = opened
  moment()
  await registry.domains.put(ANNA, 'sales', { title: 'Sales', owner: 'sales-lead' })
  await registry.domains.put(ANNA, 'shop', { title: 'Shop', owner: 'shop-lead' })
  await registry.services.register(ANNA, {
    domain: 'sales',
    name: 'orders',
    title: 'Orders',
    purpose: 'Take orders.',
    tags: ['core'],
    endpoints: [
      { environment: 'staging', url: 'https://staging.example.com/orders' },
      { environment: 'production', url: 'https://example.com/orders' },
    ],
    objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
  })
  moment() // 1: registered
  await push(registry, 'sales/orders', '1.0.0')
  await push(registry, 'sales/orders', '2.0.0', 'operation draft')
  moment() // 2: two drafts
  await registry.versions.discard(ANNA, 'sales/orders', '2.0.0')
  await walk(registry, 'sales/orders', '1.0.0', TO_OPERATION)
  await registry.subscriptions.request(ANNA, {
    consumer: 'till',
    consumerKind: 'application',
    service: 'sales/orders',
    range: '^1.0.0',
    environment: 'production',
  })
  await registry.domains.put(ANNA, 'sales', { title: 'Sales', owner: 'new-lead' }, 1)
  moment() // 3: in operation, a consumer, another owner of the domain
  const service = await registry.services.get('sales/orders')
  await registry.services.update(
    ANNA,
    service.id,
    { title: 'Purchases', tags: [] },
    service.revision,
  )
  const moved = await registry.services.move(
    ANNA,
    service.id,
    { domain: 'shop', name: 'purchases' },
    service.revision + 1,
  )
  const offered = await registry.services.offer(ANNA, moved.id, { to: 'till-lead' }, moved.revision)
  const offer = offered.handover?.id ?? ''
  await registry.services.answer(BEN, moved.id, { offer, answer: 'accept' })
  moment() // 4: renamed, moved, handed over
})
afterAll(() => opened.store.close())

test('before anything was registered there is nothing', async () => {
  const { past } = opened.registry
  expect(await past.domains(at(0))).toEqual({ items: [], next: undefined })
  expect((await past.services(at(0))).items).toEqual([])
  await expect(past.service(at(0), 'sales/orders')).rejects.toMatchObject({
    code: 'service-not-found',
  })
  await expect(past.domain(at(0), 'sales')).rejects.toMatchObject({ code: 'domain-not-found' })
})

test('a service is shown as it was called, described and owned at each moment', async () => {
  const { past } = opened.registry
  const shown = await Promise.all(
    [1, 2, 3, 4].map(async (number) => {
      // By its first name and by its present one: it is the same service.
      const service = await past.service(at(number), 'shop/purchases')
      expect(await past.service(at(number), 'sales/orders')).toEqual(service)
      expect((await past.services(at(number))).items).toEqual([service])
      const { id, title, owner, versionCount, consumerCount, latest } = service
      return [id, title, owner, versionCount, consumerCount, latest?.version, latest?.state]
    }),
  )
  expect(shown).toEqual([
    ['sales/orders', 'Orders', undefined, 0, 0, undefined, undefined],
    ['sales/orders', 'Orders', undefined, 2, 0, '2.0.0', 'draft'],
    ['sales/orders', 'Orders', undefined, 1, 1, '1.0.0', 'operational'],
    ['shop/purchases', 'Purchases', 'till-lead', 1, 1, '1.0.0', 'operational'],
  ])
})

test('what is shown of this moment is what the catalogue shows', async () => {
  const { registry } = opened
  const now = opened.clock()
  expect(await registry.past.service(now, 'shop/purchases')).toEqual(
    await registry.services.get('shop/purchases'),
  )
  expect((await registry.past.domains(now)).items).toEqual((await registry.domains.list()).items)
  expect(await registry.past.version(now, 'shop/purchases', 'latest')).toEqual(
    await registry.versions.get('shop/purchases', 'latest'),
  )
})

test('domains show who owned them and how many services lay in them', async () => {
  const { past } = opened.registry
  const shown = await Promise.all(
    [2, 3, 4].map(async (number) =>
      (await past.domains(at(number))).items.map(({ path, owner, serviceCount }) => [
        path,
        owner,
        serviceCount,
      ]),
    ),
  )
  expect(shown).toEqual([
    [
      ['sales', 'sales-lead', 1],
      ['shop', 'shop-lead', 0],
    ],
    [
      ['sales', 'new-lead', 1],
      ['shop', 'shop-lead', 0],
    ],
    [
      ['sales', 'new-lead', 0],
      ['shop', 'shop-lead', 1],
    ],
  ])
})

test('versions show their state and verdict of then, discarded drafts too', async () => {
  const { past } = opened.registry
  const then = await past.versions(at(2), 'shop/purchases')
  expect(
    then.map(({ service, version, state, frozen }) => [service, version, state, frozen]),
  ).toEqual([
    ['sales/orders', '2.0.0', 'draft', false],
    ['sales/orders', '1.0.0', 'draft', false],
  ])
  expect((await past.version(at(2), 'shop/purchases', '2.0.0')).summary.operations[0]?.name).toBe(
    'draft',
  )
  expect((await past.version(at(3), 'sales/orders', 'latest')).state).toBe('operational')
  await expect(past.version(at(3), 'sales/orders', '2.0.0')).rejects.toMatchObject({
    code: 'version-not-found',
  })
})

test.each([
  ['tag', { tag: 'core' }, [1, 1, 1, 0]],
  ['domain', { domain: 'shop' }, [0, 0, 0, 1]],
  ['state', { state: 'draft' }, [0, 1, 0, 0]],
  ['words', { q: 'purch' }, [0, 0, 0, 1]],
])('filters look at what was then: %s', async (_what, query, counts) => {
  const { past } = opened.registry
  const found = await Promise.all([1, 2, 3, 4].map((number) => past.services(at(number), query)))
  expect(found.map(({ items }) => items.length)).toEqual(counts)
})

test('what becomes of the charter behind a service takes nothing from its past', async () => {
  const { registry } = opened
  const before = await registry.past.service(opened.clock(), 'shop/purchases')
  const { revision } = await registry.services.get('shop/purchases')
  await registry.services.update(ANNA, 'shop/purchases', { capability: 'Buying' }, revision)
  const { allowed } = await registry.charters.request(ANNA, 'shop/purchases', {
    to: 'charterReview',
    reason: 'It is wanted.',
  })
  expect(allowed).toBe(true)
  const after = await registry.past.service(opened.clock(), 'shop/purchases')
  expect([after.title, after.capability]).toEqual([before.title, 'Buying'])
})

test('a write whose state was not recorded is not guessed', async () => {
  const { registry, store } = opened
  const services = await store.collection(SERVICES)
  const [stored] = (await services.find({ limit: 1 })).items
  if (stored === undefined) throw new Error('not there')
  await services.replace(stored.id, stored.revision, stored.value, [
    {
      id: 'of-before',
      at: opened.clock().toISOString(),
      actor: { kind: 'person', id: 'anna', name: 'Anna' },
      action: 'service.updated',
      subject: 'service:sales/orders',
      change: {},
    },
  ])
  await expect(registry.past.service(opened.clock(), 'shop/purchases')).rejects.toMatchObject({
    code: 'past-unknown',
  })
  expect((await registry.past.service(at(3), 'shop/purchases')).id).toBe('sales/orders')
})
