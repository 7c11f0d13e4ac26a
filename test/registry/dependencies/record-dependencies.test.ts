import { SERVICE_GRAPH } from '../../../src/registry/dependencies/graph-record.ts'
import {
  openSqliteStore,
  type CollectionDeclaration,
  type Store,
} from '../../../src/store/index.ts'
import { ANNA, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

/** Counts the documents that questions for the importers of a contract bring, and lets others work meanwhile. */
function watch(store: Store): { read: number } {
  const counted = { read: 0 }
  const open = store.collection.bind(store)
  store.collection = async <T>(declaration: CollectionDeclaration<T>) => {
    const collection = await open(declaration)
    const find = collection.find.bind(collection)
    collection.find = async (options) => {
      const page = await find(options)
      if (options?.where?.['importedDigests'] !== undefined) counted.read += page.items.length
      return page
    }
    if (declaration.name !== SERVICE_GRAPH.name) return collection
    const get = collection.get.bind(collection)
    collection.get = async (id) => {
      await meanwhile(id)
      return get(id)
    }
    return collection
  }
  return counted
}

/** Does something else right before the place of a service in the graph is read for the first time. */
function beforeReadOf(service: string, work: () => Promise<void>): void {
  let isDone = false
  meanwhile = async (id) => {
    if (isDone || id !== service) return
    isDone = true
    await work()
  }
}

const IMPORTERS = 12
let meanwhile: (id: string) => Promise<void>

let opened: TestRegistry
let counted: ReturnType<typeof watch>
beforeEach(async () => {
  meanwhile = () => Promise.resolve()
  const store = await openSqliteStore({ path: ':memory:' })
  counted = watch(store)
  opened = await openTestRegistry(store)
  const { domains, services } = opened.registry
  await domains.put(ANNA, 'd', { title: 'D' })
  await services.register(ANNA, { domain: 'd', name: 'money', title: 'Money' })
  await push(opened.registry, 'd/money', '1.0.0', 'type Money')
  for (let number = 0; number < IMPORTERS; number++) {
    await services.register(ANNA, { domain: 'd', name: `s${number}`, title: `S${number}` })
  }
})
afterEach(() => opened.store.close())

async function importMoney(service: string, version: string, imported: string): Promise<void> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  await opened.registry.versions.push(ANNA, {
    service,
    version,
    entry: 'a.txt',
    files: [
      { name: 'a.txt', bytes: bytes(`import money.txt\noperation ${service}`) },
      { name: 'money.txt', bytes: bytes(imported) },
    ],
  })
}

const users = async (): Promise<readonly string[]> => {
  const { items } = await opened.registry.dependencies.of({
    service: 'd/money',
    direction: 'used-by',
  })
  return items.map(({ service }) => service)
}

test('a schema that many import is not read with all of them when one more imports it', async () => {
  for (let number = 0; number < IMPORTERS; number++) {
    await importMoney(`d/s${number}`, '1.0.0', 'type Money')
  }
  expect(await users()).toHaveLength(IMPORTERS)
  expect(counted.read).toBe(0)
})

test('who imports it no longer is no user any more, and the others stay', async () => {
  await importMoney('d/s1', '1.0.0', 'type Money')
  await importMoney('d/s2', '1.0.0', 'type Money')
  await importMoney('d/s1', '1.0.0', 'type Cents')
  expect(await users()).toEqual(['d/s2'])
})

test('what a service stopped importing meanwhile is not recorded by the push before', async () => {
  beforeReadOf('d/money', () => importMoney('d/s1', '1.0.0', 'type Cents'))
  await importMoney('d/s1', '1.0.0', 'type Money')
  expect(await users()).toEqual([])
})
