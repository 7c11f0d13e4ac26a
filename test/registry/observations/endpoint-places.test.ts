import { SERVICES, type ServiceDocument } from '../../../src/registry/documents.ts'
import {
  createEndpointPlaces,
  type EndpointPlaces,
} from '../../../src/registry/observations/endpoint-places.ts'
import { openSqliteStore, type Collection, type Store } from '../../../src/store/index.ts'

const AT = '2027-01-01T00:00:00.000Z'
const BEFORE = '2026-12-31T00:00:00.000Z'

let store: Store
let services: Collection<ServiceDocument>
let now: number
let places: EndpointPlaces
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  services = await store.collection(SERVICES)
  now = Date.parse(AT)
  places = createEndpointPlaces({ services, clock: () => new Date(now) })
})
afterEach(() => store.close())

const service = (name: string, path: string, updatedAt = AT): ServiceDocument => ({
  ...{ domain: 'sales', name, title: name, kind: 'atomic', integrationLevel: 'service' },
  ...{ tags: [], links: [], objectives: [], createdAt: BEFORE, updatedAt },
  endpoints: [{ environment: 'production', url: `https://example.com/${path}` }],
})
const insert = (name: string, path: string, updatedAt = AT): Promise<unknown> =>
  services.insert(`sales/${name}`, service(name, path, updatedAt), [])
const replace = (name: string, revision: number, path: string, updatedAt = AT): Promise<unknown> =>
  services.replace(`sales/${name}`, revision, service(name, path, updatedAt), [])
const paths = async (): Promise<readonly string[]> => (await places()).map(({ path }) => path)

test('a service that is changed twice in a millisecond is looked up as it is now', async () => {
  await insert('a', 'one')
  expect(await paths()).toEqual(['/one'])
  await replace('a', 1, 'two')
  expect(await paths()).toEqual(['/two'])
})

test('each of several that are changed in a millisecond is looked up as it is now', async () => {
  for (const name of ['a', 'b', 'c']) await insert(name, name)
  expect(await paths()).toEqual(['/a', '/b', '/c'])
  for (const name of ['c', 'b', 'a']) {
    await replace(name, 1, `new-${name}`)
    expect(await paths()).toContain(`/new-${name}`)
  }
})

test('one that goes while another comes is not called any more', async () => {
  await insert('a', 'one')
  await insert('b', 'two')
  expect(await paths()).toEqual(['/one', '/two'])
  await services.remove('sales/a', 1, [])
  await insert('c', 'three')
  expect(await paths()).toEqual(['/two', '/three'])
})

test('what a server whose clock is behind has changed is seen after a minute', async () => {
  await insert('a', 'one')
  await insert('b', 'two', BEFORE)
  expect(await paths()).toEqual(['/one', '/two'])
  await replace('b', 1, 'three', BEFORE)
  now += 60_001
  expect(await paths()).toEqual(['/one', '/three'])
  await replace('b', 2, 'four', BEFORE)
  now -= 3_600_000
  expect(await paths()).toEqual(['/one', '/four'])
})
