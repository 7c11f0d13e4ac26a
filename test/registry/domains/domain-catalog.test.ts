import {
  ANNA,
  containing,
  NOBODY,
  openTestRegistry,
  STRANGER,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
})
afterEach(() => opened.store.close())

test('a new domain is shown with what was said, and its creation is an event', async () => {
  const { registry } = opened
  const { domain, created } = await registry.domains.put(ANNA, 'payments', {
    title: ' Payments ',
    owner: 'payments-lead',
  })
  expect(created).toBe(true)
  expect(domain).toEqual({
    path: 'payments',
    title: 'Payments',
    purpose: undefined,
    owner: 'payments-lead',
    serviceCount: 0,
    revision: 1,
    createdAt: '2027-01-01T08:00:01.000Z',
    updatedAt: '2027-01-01T08:00:01.000Z',
  })
  expect(await opened.events()).toEqual([
    {
      id: expect.stringMatching(/^id-\d{4}$/) as string,
      at: '2027-01-01T08:00:01.000Z',
      actor: { kind: 'person', id: 'anna', name: 'Anna' },
      onBehalfOf: 'lead',
      action: 'domain.created',
      subject: 'domain:payments',
      change: { title: 'Payments', owner: 'payments-lead' },
      after: {
        revision: 1,
        value: {
          path: 'payments',
          paths: ['payments'],
          title: 'Payments',
          owner: 'payments-lead',
          createdAt: '2027-01-01T08:00:01.000Z',
          updatedAt: '2027-01-01T08:00:01.000Z',
        },
      },
    },
  ])
})

test('a domain inherits its owner from the nearest domain around it that has one', async () => {
  const { domains } = opened.registry
  await domains.put(ANNA, 'payments', { title: 'Payments', owner: 'payments-lead' })
  await domains.put(ANNA, 'payments/cards', { title: 'Cards' })
  await domains.put(ANNA, 'payments/cards/refunds', { title: 'Refunds' })
  await domains.put(ANNA, 'payments/cash', { title: 'Cash', owner: 'cash-lead' })
  const { items } = await domains.list()
  expect(items.map(({ path, owner }) => [path, owner])).toEqual([
    ['payments', 'payments-lead'],
    ['payments/cards', 'payments-lead'],
    ['payments/cards/refunds', 'payments-lead'],
    ['payments/cash', 'cash-lead'],
  ])
})

test('a domain counts the services in it and in its sub-domains', async () => {
  const { domains, services } = opened.registry
  await domains.put(ANNA, 'sales', { title: 'Sales' })
  await domains.put(ANNA, 'sales/web', { title: 'Web' })
  await domains.put(ANNA, 'sales-abroad', { title: 'Abroad' })
  await services.register(ANNA, { domain: 'sales', name: 'orders', title: 'Orders' })
  await services.register(ANNA, { domain: 'sales/web', name: 'shop', title: 'Shop' })
  await services.register(ANNA, { domain: 'sales-abroad', name: 'customs', title: 'Customs' })
  const { items } = await domains.list()
  expect(items.map(({ path, serviceCount }) => [path, serviceCount])).toEqual([
    ['sales', 2],
    ['sales-abroad', 1],
    ['sales/web', 1],
  ])
})

test('a replacement needs the revision it is based on, and takes away what it leaves out', async () => {
  const { domains } = opened.registry
  await domains.put(ANNA, 'sales', { title: 'Sales', purpose: 'Sell.', owner: 'sales-lead' })
  await expect(domains.put(ANNA, 'sales', { title: 'Sale' })).rejects.toMatchObject({
    code: 'revision-required',
    details: { revision: 1 },
  })
  const { domain, created } = await domains.put(ANNA, 'sales', { title: 'Sale' }, 1)
  expect(created).toBe(false)
  expect(domain).toMatchObject({ title: 'Sale', revision: 2 })
  expect(domain.purpose).toBeUndefined()
  expect(domain.owner).toBeUndefined()
  await expect(domains.put(ANNA, 'sales', { title: 'Sales' }, 1)).rejects.toMatchObject({
    code: 'stale-revision',
    details: { revision: 2 },
  })
})

test.each([
  ['Payments', 'The segment "Payments" of the domain "Payments" is not accepted'],
  ['', 'The segment "" of the domain "" is not accepted'],
  ['payments/', 'The segment "" of the domain "payments/" is not accepted'],
  ['-payments', 'The segment "-payments" of the domain "-payments" is not accepted'],
  ['payments/../x', 'The segment ".." of the domain "payments/../x" is not accepted'],
  ['a/b/c/d/e/f/g/h/i', 'The domain "a/b/c/d/e/f/g/h/i" has 9 levels; at most 8 are accepted.'],
  ['x'.repeat(64), `The segment "${'x'.repeat(64)}" of the domain`],
])('the path %j is refused with the segment that is wrong', async (path, message) => {
  await expect(
    opened.registry.domains.put(ANNA, path, { title: 'Some title' }),
  ).rejects.toMatchObject({ code: 'invalid-name', message: containing(message) })
})

test('a domain without its parent is refused', async () => {
  await expect(
    opened.registry.domains.put(ANNA, 'payments/cards', { title: 'Cards' }),
  ).rejects.toMatchObject({ code: 'domain-not-found' })
  expect(await opened.events()).toEqual([])
})

test('every mistake of the input comes with a pointer', async () => {
  const input = { title: '', owner: 7, colour: 'red' } as unknown as { title: string }
  await expect(opened.registry.domains.put(ANNA, 'sales', input)).rejects.toMatchObject({
    code: 'invalid-input',
    details: {
      errors: [{ pointer: '/title' }, { pointer: '/owner' }, { pointer: '' }],
    },
  })
})

test('whom the authority refuses changes nothing and learns why', async () => {
  const put = opened.registry.domains.put(STRANGER, 'sales', { title: 'Sales' })
  await expect(put).rejects.toMatchObject({
    code: 'not-allowed',
    message: 'Stranger may not create domain:sales: Strangers decide nothing.',
    details: { authority: { allowed: false, reasons: ['Strangers decide nothing.'] } },
  })
  expect((await opened.registry.domains.list()).items).toEqual([])
  expect(await opened.events()).toEqual([])
})

test('nothing is written anonymously, whatever the authority says', async () => {
  await expect(
    opened.registry.domains.put(NOBODY, 'sales', { title: 'Sales' }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await opened.events()).toEqual([])
})

test('a cursor of another list is refused', async () => {
  const { domains, services } = opened.registry
  await domains.put(ANNA, 'a', { title: 'A' })
  await domains.put(ANNA, 'b', { title: 'B' })
  const { next } = await domains.list({ limit: 1 })
  expect((await domains.list({ limit: 1, cursor: next })).items[0]?.path).toBe('b')
  await expect(services.list({ cursor: next })).rejects.toMatchObject({ code: 'invalid-cursor' })
})

test('a revision of a domain that is not there is stale', async () => {
  await expect(
    opened.registry.domains.put(ANNA, 'sales', { title: 'Sales' }, 1),
  ).rejects.toMatchObject({ code: 'stale-revision' })
  expect(await opened.events()).toEqual([])
})
