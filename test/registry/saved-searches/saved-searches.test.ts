import {
  ANNA,
  BEN,
  NOBODY,
  openWithOrders,
  push,
  STRANGER,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeAll(async () => {
  opened = await openWithOrders()
  await push(opened.registry, 'sales/orders', '1.0.0', 'operation placeOrder')
})
afterAll(() => opened.store.close())

async function toldTo(actor: typeof ANNA): Promise<readonly string[]> {
  const { items } = await opened.registry.notices.list(actor)
  return items.flatMap(({ kind, title, text }) =>
    kind === 'saved-search' ? [`${title}. ${text}`] : [],
  )
}

test('an account is told of what is new for its search, once, and of nothing that was there', async () => {
  const { registry } = opened
  const input = { title: 'Orders', query: 'operation:order' }
  const saved = await registry.savedSearches.save(ANNA, input)
  expect(saved).toMatchObject({ title: 'Orders', versions: 'latest', matches: 1 })
  opened.pass(1)
  await registry.duties.performDue()
  expect(await toldTo(ANNA)).toEqual([])

  await push(registry, 'sales/orders', '1.1.0', 'operation placeOrder\noperation cancelOrder')
  opened.pass(1)
  await registry.duties.performDue()
  const told = [
    'New for “Orders”: 1 match. The search operation:order finds cancelOrder of sales/orders.',
  ]
  expect(await toldTo(ANNA)).toEqual(told)
  opened.pass(1)
  await registry.duties.performDue()
  expect(await toldTo(ANNA)).toEqual(told)
  expect(await toldTo(BEN)).toEqual([])
})

test('a search is forgotten by the account that keeps it alone', async () => {
  const { savedSearches } = opened.registry
  const { id } = await savedSearches.save(BEN, { title: 'Core', query: 'tag:core' })
  await expect(savedSearches.forget(ANNA, id)).rejects.toMatchObject({
    code: 'saved-search-not-found',
  })
  await savedSearches.forget(BEN, id)
  expect((await savedSearches.list(BEN)).items).toEqual([])
  opened.pass(1)
  await opened.registry.duties.performDue()
  expect(await toldTo(BEN)).toEqual([])
})

test('nobody saves without leave, without an account, or more than fifty', async () => {
  const { savedSearches } = opened.registry
  const input = { title: 'A', query: 'a' }
  for (const actor of [NOBODY, STRANGER]) {
    await expect(savedSearches.save(actor, input)).rejects.toMatchObject({ code: 'not-allowed' })
  }
  await expect(savedSearches.list(NOBODY)).rejects.toMatchObject({ code: 'not-allowed' })
  for (let count = 0; count < 50; count++) await savedSearches.save(BEN, input)
  await expect(savedSearches.save(BEN, input)).rejects.toMatchObject({ code: 'saved-search-limit' })
})

test('a search that is kept leaves its event', async () => {
  const events = await opened.events()
  expect(events.find(({ action }) => action === 'search.saved')).toMatchObject({
    subject: 'account:anna',
    change: { title: 'Orders', query: 'operation:order', versions: 'latest' },
  })
})
