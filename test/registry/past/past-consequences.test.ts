import { ANNA, openTestRegistry, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
const moments: Date[] = []
const moment = (): void => {
  moments.push(opened.clock())
  opened.pass(1)
}
const at = (number: number): Date => moments[number] ?? new Date(0)

const availability = (target: number) => ({ metric: 'availability', target, unit: 'percent' })
const throughput = (target: number) => ({ metric: 'throughput', target, unit: 'requests/s' })
const ENDPOINT = { environment: 'staging', url: 'https://staging.example.com/stock' }

/** Two composites that come to need one service, whose promises are changed afterwards. */
beforeAll(async () => {
  opened = await openTestRegistry()
  const { registry } = opened
  await registry.domains.put(ANNA, 'shop', { title: 'Shop' })
  const of = (name: string) => ({ domain: 'shop', name, title: name })
  for (const name of ['till', 'kiosk']) {
    await registry.services.register(ANNA, {
      ...{ ...of(name), kind: 'composite' },
      objectives: [availability(99.5)],
    })
  }
  await registry.services.register(ANNA, {
    ...{ ...of('stock'), capability: 'Stock keeping', endpoints: [ENDPOINT] },
    objectives: [availability(99.9), throughput(10)],
  })
  moment() // 0: nobody needs anybody
  for (const consumer of ['shop/till', 'shop/kiosk']) {
    await registry.subscriptions.request(ANNA, {
      ...{ consumer, consumerKind: 'service', service: 'shop/stock' },
      ...{ range: '^1.0.0', environment: 'production', objectives: [throughput(4)] },
    })
  }
  moment() // 1: both need the stock
  const { revision } = await registry.services.get('shop/stock')
  const objectives = [availability(90), throughput(5)]
  await registry.services.update(ANNA, 'shop/stock', { objectives }, revision)
  const [{ id } = { id: '' }] = (await registry.endpoints.list('shop/stock')).items
  await registry.endpoints.tick(ANNA, 'shop/stock', id, 'answers', {})
  await registry.endpoints.request(ANNA, 'shop/stock', id, { to: 'online' })
  moment() // 2: it promises less, and answers in staging
  const other = { ...of('store'), capability: 'Stock keeping' }
  await registry.services.register(ANNA, other)
  await registry.endpoints.request(ANNA, 'shop/stock', id, { to: 'offline', reason: 'A fire.' })
  moment() // 3: something else could stand in, and nothing answers
})
afterAll(() => opened.store.close())

test('the availability of a chain is that of the promises of then', async () => {
  const { dependencies } = opened.registry.past
  const shown = async (number: number) => {
    const { promised, chain, holds, total } = await dependencies.chain(at(number), 'shop/till')
    return [promised, chain, holds, total]
  }
  expect(await shown(0)).toEqual([99.5, 100, 'yes', 0])
  expect(await shown(1)).toEqual([99.5, 99.9, 'yes', 1])
  expect(await shown(2)).toEqual([99.5, 90, 'no', 1])
})

test('capacity is what was asked against what was offered then', async () => {
  const { dependencies } = opened.registry.past
  const shown = async (number: number) => {
    const { offered, environments } = await dependencies.capacity(at(number), 'shop/stock')
    return [offered, environments.map(({ asked, fits }) => [asked, fits])]
  }
  expect(await shown(0)).toEqual([10, []])
  expect(await shown(1)).toEqual([10, [[8, 'yes']]])
  expect(await shown(2)).toEqual([5, [[8, 'no']]])
})

test('a weak point is one only while nothing could stand in', async () => {
  const { dependencies } = opened.registry.past
  const shown = async (number: number) => {
    const { items, isComplete } = await dependencies.weakPoints(at(number))
    return [items.map(({ service, dependents }) => [service, dependents]), isComplete]
  }
  expect(await shown(0)).toEqual([[], true])
  expect(await shown(1)).toEqual([[['shop/stock', 2]], true])
  expect(await shown(3)).toEqual([[], true])
})

test('endpoints are those that were named, in the state that they were in, with the gaps of then', async () => {
  const shown = async (number: number) => {
    const { items } = await opened.registry.past.endpoints(at(number), 'shop/stock')
    return items.map(({ state, isOnline, revision, url }) => [state, isOnline, revision, url])
  }
  expect(await shown(1)).toEqual([['offline', false, 0, ENDPOINT.url]])
  expect(await shown(2)).toEqual([['online', true, 1, ENDPOINT.url]])
  expect(await shown(3)).toEqual([['offline', false, 2, ENDPOINT.url]])
})

test('what is shown of this moment is what is so now', async () => {
  const { past, dependencies, endpoints } = opened.registry
  const now = opened.clock()
  expect(await past.dependencies.chain(now, 'shop/till')).toEqual(
    await dependencies.chain('shop/till'),
  )
  expect(await past.dependencies.capacity(now, 'shop/stock')).toEqual(
    await dependencies.capacity('shop/stock'),
  )
  expect(await past.dependencies.weakPoints(now)).toEqual(await dependencies.weakPoints())
  expect(await past.endpoints(now, 'shop/stock')).toEqual(await endpoints.list('shop/stock'))
})

test('a service that was not there then is not found', async () => {
  const { past } = opened.registry
  for (const asked of [
    past.endpoints(at(1), 'shop/store'),
    past.dependencies.chain(at(1), 'shop/store'),
    past.dependencies.capacity(at(1), 'shop/store'),
  ]) {
    await expect(asked).rejects.toMatchObject({ code: 'service-not-found' })
  }
})
