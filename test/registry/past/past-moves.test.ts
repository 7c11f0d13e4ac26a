import { ANNA, BEN, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
})
afterEach(() => opened.store.close())

/** A moment, after which another day begins. */
const moment = (): Date => {
  const at = opened.clock()
  opened.pass(1)
  return at
}

test('a domain that was moved has the path of then, and what it was called before that', async () => {
  const { registry } = opened
  await registry.domains.put(ANNA, 'sales', { title: 'Sales' })
  await registry.domains.put(ANNA, 'sales/web', { title: 'Web' })
  await registry.services.register(ANNA, { domain: 'sales/web', name: 'orders', title: 'Orders' })
  await push(registry, 'sales/web/orders', '1.0.0')
  await registry.subscriptions.request(BEN, {
    ...{ consumer: 'till', consumerKind: 'application', service: 'sales/web/orders' },
    ...{ range: '^1.0.0', environment: 'production' },
  })
  const before = moment()
  for (const [path, to] of [
    ['sales', 'trade'],
    ['trade', 'market'],
  ] as const) {
    const { revision } = await registry.domains.get(path)
    await registry.domains.move(ANNA, path, { to }, revision)
  }
  const after = moment()

  const named = async (at: Date): Promise<unknown> =>
    (await registry.past.domains(at)).items.map(
      ({ path, registeredAs, formerPaths, serviceCount }) => [
        path,
        registeredAs,
        formerPaths,
        serviceCount,
      ],
    )
  expect(await named(before)).toEqual([
    ['sales', undefined, undefined, 1],
    ['sales/web', undefined, undefined, 1],
  ])
  expect((await registry.past.domains(after)).items).toEqual((await registry.domains.list()).items)
  expect((await registry.past.domain(after, 'sales')).formerPaths).toEqual(['sales', 'trade'])

  // By whatever name it is asked for, everything about it is told by the name of then.
  for (const [at, name] of [
    [before, 'sales/web/orders'],
    [after, 'market/web/orders'],
  ] as const) {
    for (const asked of ['sales/web/orders', 'trade/web/orders', 'market/web/orders']) {
      const { past } = registry
      expect((await past.service(at, asked)).id).toBe(name)
      expect((await past.versions(at, asked)).map(({ service }) => service)).toEqual([name])
      expect((await past.version(at, asked, 'latest')).service).toBe(name)
      expect((await past.endpoints(at, asked)).items).toEqual([])
      expect(
        (await past.dependencies.of(at, { service: asked, direction: 'used-by' })).service,
      ).toBe(name)
      const { items } = await past.subscriptionsNamed(at, { service: asked })
      expect(items.map(({ service }) => service)).toEqual([name])
    }
    expect((await registry.past.search(at, 'orders')).items[0]?.service).toBe(name)
    expect((await registry.past.services(at)).items.map(({ id }) => id)).toEqual([name])
  }
})

test('going through everything gives what each service gives by itself, by the name of then', async () => {
  const { registry } = opened
  await registry.domains.put(ANNA, 'sales', { title: 'Sales' })
  // Names of which one begins as another ends, and services that come later, or between these.
  for (const name of ['orders', 'orders-web', 'orders2']) {
    await registry.services.register(ANNA, { domain: 'sales', name, title: name, kind: 'process' })
    await push(registry, `sales/${name}`, '1.0.0')
    await push(registry, `sales/${name}`, '1.1.0')
  }
  await registry.services.register(ANNA, { domain: 'sales', name: 'bare', title: 'Bare' })
  const at = moment()
  await registry.services.register(ANNA, { domain: 'sales', name: 'orders-a', title: 'Later' })
  await push(registry, 'sales/orders-a', '1.0.0')
  await push(registry, 'sales/orders', '2.0.0')
  const { revision } = await registry.domains.get('sales')
  await registry.domains.move(ANNA, 'sales', { to: 'trade' }, revision)

  const { past } = registry
  const { items, next } = await past.inventory(at)
  expect(next).toBeUndefined()
  expect(items.map(({ service, versions }) => [service.id, versions.length])).toEqual([
    ['sales/bare', 0],
    ['sales/orders', 2],
    ['sales/orders-web', 2],
    ['sales/orders2', 2],
  ])
  for (const { service, versions } of items) {
    expect(service).toEqual(await past.service(at, service.id))
    expect(versions).toEqual(await past.versions(at, service.id))
  }
  expect((await past.kinds(at)).items.map(({ id, kind }) => [id, kind])).toEqual([
    ['sales/bare', 'atomic'],
    ['sales/orders', 'process'],
    ['sales/orders-web', 'process'],
    ['sales/orders2', 'process'],
  ])
  expect((await past.inventory(moment())).items.map(({ service }) => service.id)).toEqual([
    ...['trade/bare', 'trade/orders', 'trade/orders-a', 'trade/orders-web', 'trade/orders2'],
  ])
})
