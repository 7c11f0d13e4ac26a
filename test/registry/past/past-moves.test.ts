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
