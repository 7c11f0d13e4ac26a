import { DERIVED } from '../../src/registry/derived-contents.ts'
import { UNFINISHED_PROJECTIONS } from '../../src/registry/projections.ts'
import { SEARCH_INDEX } from '../../src/registry/search/search-index.ts'
import { SERVICE_CARDS } from '../../src/registry/services/service-card.ts'
import { StoreError } from '../../src/store/index.ts'
import { opened } from './support/opened-with-orders.ts'
import { ANNA, containing, push } from './support/test-registry.ts'

test('what a crash left behind is finished by the next start', async () => {
  const { store } = opened
  const cards = await store.collection(SERVICE_CARDS)
  const index = await store.collection(SEARCH_INDEX)
  const before = [await cards.get('sales/orders'), await index.get('sales/orders')] as const
  await push(opened.registry, 'sales/orders', '1.0.0')
  // As if the process had ended after the version was written: the mark is there, the rest is not.
  for (const [collection, old] of [
    [cards, before[0]],
    [index, before[1]],
  ] as const) {
    const present = await collection.get('sales/orders')
    if (old === undefined || present === undefined) throw new Error('nothing was derived')
    await collection.remove(present.id, present.revision, [])
    await collection.insert(old.id, old.value as never, [])
  }
  const marks = await store.collection(UNFINISHED_PROJECTIONS)
  await marks.insert('mark', { services: ['sales/orders'] }, [])
  expect((await opened.registry.search.find('placeOrder')).items).toEqual([])

  const restarted = await opened.reopen()
  expect(await restarted.recover()).toEqual({ services: 1, unfinished: [] })
  expect((await restarted.services.get('sales/orders')).latest?.version).toBe('1.0.0')
  expect((await restarted.search.find('placeOrder')).items).toHaveLength(1)
  expect(await restarted.search.facets()).toContainEqual({
    field: 'format',
    values: [{ value: expect.any(String) as string, count: 1 }],
  })
  expect(await marks.count()).toBe(0)
  expect(await restarted.recover()).toEqual({ services: 0, unfinished: [] })
})

test('what a failure of the store left behind is finished while the registry runs', async () => {
  const { store, registry } = opened
  const cards = await store.collection(SERVICE_CARDS)
  const shape = Object.getPrototypeOf(cards) as typeof cards
  const whole = Object.getOwnPropertyDescriptor(shape, 'replace') ?? {}
  const full = (): Promise<never> =>
    Promise.reject(new StoreError('unavailable', 'The disk is full.'))
  Object.defineProperty(shape, 'replace', { ...whole, value: full })
  const pushed = push(registry, 'sales/orders', '1.0.0')
  await expect(pushed).rejects.toMatchObject({ code: 'unavailable' })
  await expect(registry.finishLeft()).rejects.toMatchObject({ code: 'unavailable' })
  Object.defineProperty(shape, 'replace', whole)
  await registry.finishLeft()
  expect((await cards.get('sales/orders'))?.value).toMatchObject({ versionCount: 1 })
  expect((await registry.search.find('placeOrder')).items).toHaveLength(1)
  expect(await (await store.collection(UNFINISHED_PROJECTIONS)).count()).toBe(0)
})

test('no mark stays after writes that happened, or were refused', async () => {
  await push(opened.registry, 'sales/orders', '1.0.0')
  const update = { title: 'Orders' }
  await Promise.allSettled([
    opened.registry.services.update(ANNA, 'sales/orders', update, 1),
    opened.registry.services.update(ANNA, 'sales/orders', update, 1),
  ])
  const marks = await opened.store.collection(UNFINISHED_PROJECTIONS)
  expect(await marks.count()).toBe(0)
})

test('writers of one service at the same moment leave a card that shows all they wrote', async () => {
  const versions = Array.from({ length: 8 }, (_, n) => `1.${n}.0`)
  await Promise.all(versions.map((version) => push(opened.registry, 'sales/orders', version)))
  const service = await opened.registry.services.get('sales/orders')
  expect(service).toMatchObject({ versionCount: 8, latest: { version: '1.7.0' } })
})

test('what is lost of one service keeps no other from being recovered, and is told', async () => {
  await push(opened.registry, 'sales/orders', '1.0.0')
  await opened.registry.services.register(ANNA, {
    domain: 'sales',
    name: 'refunds',
    title: 'Refunds',
  })
  const marks = await opened.store.collection(UNFINISHED_PROJECTIONS)
  await marks.insert('mark', { services: ['sales/orders', 'sales/refunds'] }, [])
  for (const declaration of [SERVICE_CARDS, SEARCH_INDEX]) {
    const derived = await opened.store.collection(declaration as typeof SERVICE_CARDS)
    for (const { id, revision } of (await derived.find()).items)
      await derived.remove(id, revision, [])
  }
  const computed = await opened.store.collection(DERIVED)
  for (const { id, revision } of (await computed.find()).items)
    await computed.remove(id, revision, [])
  const get = opened.store.contents.get.bind(opened.store.contents)
  opened.store.contents.get = () => Promise.resolve(undefined)
  const restarted = await opened.reopen()
  const { services, unfinished } = await restarted.recover()
  expect(services).toBe(2)
  expect(unfinished).toMatchObject([
    { service: 'sales/orders', reason: containing('has lost the content') },
  ])
  expect((await restarted.search.find('Refunds')).items).toMatchObject([
    { service: 'sales/refunds' },
  ])
  expect(await marks.count()).toBe(1)
  opened.store.contents.get = get
  expect(await restarted.recover()).toEqual({ services: 2, unfinished: [] })
  expect(await marks.count()).toBe(0)
})
