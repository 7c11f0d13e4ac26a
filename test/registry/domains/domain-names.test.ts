import { DOMAINS, type DomainDocument } from '../../../src/registry/documents.ts'
import { createDomainNames } from '../../../src/registry/domains/domain-names.ts'
import { openSqliteStore, type Collection, type Store } from '../../../src/store/index.ts'
import { interfered } from '../support/interfered.ts'
import { ANNA, openTestRegistry, type TestRegistry } from '../support/test-registry.ts'

let store: Store
let tested: ReturnType<typeof interfered>
let opened: TestRegistry
let domains: Collection<DomainDocument>
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  tested = interfered(store)
  opened = await openTestRegistry(tested.store)
  domains = await store.collection(DOMAINS)
  for (const path of ['payments', 'payments/cards', 'sales']) {
    await opened.registry.domains.put(ANNA, path, { title: path })
  }
})
afterEach(() => store.close())

const move = async (path: string, to: string): Promise<void> => {
  const { revision } = await opened.registry.domains.get(path)
  await opened.registry.domains.move(ANNA, path, { to }, revision)
}

test('names are those of now when the clock was put back between two moves', async () => {
  const read = createDomainNames(domains)
  await move('payments', 'till')
  await move('sales', 'shop')
  expect((await read()).present('payments')).toBe('till')
  opened.pass(-30)
  await move('till', 'desk')
  expect((await read()).present('payments/cards')).toBe('desk/cards')
  expect((await read()).idOf('desk/cards')).toBe('payments/cards')
})

test('names are those of now when they were read between two steps of a move', async () => {
  const read = createDomainNames(domains)
  await move('payments', 'till')
  expect((await read()).idOf('till/cards')).toBe('payments/cards')
  tested.around = async (id, _, write) => {
    if (id === 'payments/cards') await read()
    return write()
  }
  await move('till', 'desk')
  expect((await read()).idOf('desk/cards')).toBe('payments/cards')
})

test('names are those of now when a domain followed that was made during a move', async () => {
  const read = createDomainNames(domains)
  tested.around = async (id, _, write) => {
    if (id !== 'payments/late') return write()
    tested.around = undefined
    await move('payments', 'till')
    const made = await write()
    expect((await read()).idOf('till/late')).toBe('till/late')
    return made
  }
  await opened.registry.domains.put(ANNA, 'payments/late', { title: 'Late' })
  expect((await read()).idOf('till/late')).toBe('payments/late')
})

test('moves are counted one by one, whatever the clock does', async () => {
  await move('payments', 'till')
  opened.pass(-30)
  await move('sales', 'shop')
  await move('till', 'desk')
  const { items } = await domains.find({ sort: ['id'] })
  expect(items.map(({ id, value }) => [id, value.ordinal])).toEqual([
    ['payments', 3],
    ['payments/cards', undefined],
    ['sales', 2],
  ])
})
