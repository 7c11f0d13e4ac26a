import { SERVICE_GRAPH } from '../../../src/registry/dependencies/graph-record.ts'
import { UNFINISHED_PROJECTIONS } from '../../../src/registry/projections.ts'
import { ANNA, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  await opened.registry.domains.put(ANNA, 'd', { title: 'D', owner: 'lead' })
  for (const name of ['a', 'b', 'c', 'e', 'f']) {
    await opened.registry.services.register(ANNA, { domain: 'd', name, title: name })
  }
})
afterEach(() => opened.store.close())

async function subscribe(consumer: string, service: string): Promise<string> {
  const isService = consumer.includes('/')
  const { id } = await opened.registry.subscriptions.request(ANNA, {
    consumer,
    consumerKind: isService ? 'service' : 'application',
    service,
    range: '*',
    environment: 'production',
  })
  return id
}

test('dependencies are followed both ways, to their end, nearest first', async () => {
  await subscribe('d/a', 'd/b')
  await subscribe('d/a', 'd/c')
  await subscribe('d/b', 'd/e')
  await subscribe('Spreadsheet', 'd/b')
  const { dependencies } = opened.registry
  expect(await dependencies.of({ service: 'd/a', direction: 'uses' })).toEqual({
    service: 'd/a',
    direction: 'uses',
    total: 3,
    items: [
      { service: 'd/b', kind: 'service', via: 'subscription', depth: 1 },
      { service: 'd/c', kind: 'service', via: 'subscription', depth: 1 },
      { service: 'd/e', kind: 'service', via: 'subscription', depth: 2 },
    ],
    edges: [
      { from: 'd/a', to: 'd/b', via: 'subscription' },
      { from: 'd/a', to: 'd/c', via: 'subscription' },
      { from: 'd/b', to: 'd/e', via: 'subscription' },
    ],
    cycles: [],
    truncated: false,
  })
  expect((await dependencies.of({ service: 'd/e', direction: 'used-by' })).items).toEqual([
    { service: 'd/b', kind: 'service', via: 'subscription', depth: 1 },
    { service: 'Spreadsheet', kind: 'application', via: 'subscription', depth: 2 },
    { service: 'd/a', kind: 'service', via: 'subscription', depth: 2 },
  ])
})

test('a circle is reported, and no obstacle', async () => {
  await subscribe('d/a', 'd/b')
  await subscribe('d/b', 'd/c')
  await subscribe('d/c', 'd/b')
  const graph = await opened.registry.dependencies.of({ service: 'd/a', direction: 'uses' })
  expect(graph.items.map(({ service }) => service)).toEqual(['d/b', 'd/c'])
  expect(graph.cycles).toEqual([['d/b', 'd/c', 'd/b']])
})

test('a subscription that has ended is no dependency', async () => {
  const id = await subscribe('d/a', 'd/b')
  await opened.registry.subscriptions.transition(ANNA, id, { to: 'terminated', reason: 'Done.' })
  const graph = await opened.registry.dependencies.of({ service: 'd/a', direction: 'uses' })
  expect(graph.items).toEqual([])
})

test('a contract that is built on the contract of another service refers to it', async () => {
  const shared = 'type Money'
  await push(opened.registry, 'd/f', '1.0.0', shared)
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  await opened.registry.versions.push(ANNA, {
    service: 'd/a',
    version: '1.0.0',
    entry: 'a.txt',
    files: [
      { name: 'a.txt', bytes: bytes('import money.txt\noperation pay') },
      { name: 'money.txt', bytes: bytes(shared) },
    ],
  })
  const { dependencies } = opened.registry
  expect((await dependencies.of({ service: 'd/a', direction: 'uses' })).items).toEqual([
    { service: 'd/f', kind: 'service', via: 'reference', depth: 1 },
  ])
  expect((await dependencies.of({ service: 'd/f', direction: 'used-by' })).items).toEqual([
    { service: 'd/a', kind: 'service', via: 'reference', depth: 1 },
  ])
  await subscribe('d/a', 'd/f')
  expect((await dependencies.of({ service: 'd/a', direction: 'uses' })).items).toEqual([
    { service: 'd/f', kind: 'service', via: 'subscription', depth: 1 },
  ])
})

test('a push that imports what was imported before leaves the places of others, unless a crash came between', async () => {
  const { registry, store } = opened
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const build = (version: string, shared: string): Promise<unknown> =>
    registry.versions.push(ANNA, {
      service: 'd/a',
      version,
      entry: 'a.txt',
      files: [
        { name: 'a.txt', bytes: bytes(`import money.txt\noperation pay${version}`) },
        { name: 'money.txt', bytes: bytes(shared) },
      ],
    })
  await push(registry, 'd/f', '1.0.0', 'type Money')
  await build('1.0.0', 'type Money')
  const records = await store.collection(SERVICE_GRAPH)
  const usersOf = async (service: string, of = registry): Promise<number> =>
    (await of.dependencies.of({ service, direction: 'used-by' })).total
  // Whatever looks at what uses d/f again would put this right.
  const written = await records.get('d/f')
  if (written === undefined) throw new Error('nothing was recorded')
  await records.replace('d/f', written.revision, { ...written.value, usedBy: [] }, [])
  await build('1.1.0', 'type Money')
  expect((await records.get('d/f'))?.value.usedBy).toEqual([])

  await push(registry, 'd/e', '1.0.0', 'type Cash')
  await build('1.2.0', 'type Cash')
  expect(await usersOf('d/e')).toBe(1)
  await (await store.collection(UNFINISHED_PROJECTIONS)).insert('m', { services: ['d/a'] }, [])
  const restarted = await opened.reopen()
  await restarted.recover()
  expect(await usersOf('d/f', restarted)).toBe(1)
})

test('a service that is not there has no dependencies to ask for', async () => {
  await expect(
    opened.registry.dependencies.of({ service: 'd/none', direction: 'uses' }),
  ).rejects.toMatchObject({ code: 'service-not-found' })
})

test('weak points are those of the graph as it is at each question', async () => {
  const { dependencies, services } = opened.registry
  for (const name of ['a', 'b']) {
    const { id, revision } = await services.get(`d/${name}`)
    await services.update(ANNA, id, { kind: 'composite' }, revision)
  }
  for (const name of ['c', 'e']) await subscribe('d/a', `d/${name}`)
  const weakest = async (limit?: number): Promise<readonly string[]> =>
    (await dependencies.weakPoints(limit)).items.map(({ service }) => service)
  expect(await weakest()).toEqual([])
  for (const name of ['c', 'e']) await subscribe('d/b', `d/${name}`)
  expect(await weakest()).toEqual(['d/c', 'd/e'])
  expect(await weakest(1)).toEqual(['d/c'])
  expect(await weakest(500)).toEqual(['d/c', 'd/e'])
})
