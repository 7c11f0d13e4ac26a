import type { PermissionInput } from '../../../src/governance/index.ts'
import { SERVICES, type Actor, type ServiceView } from '../../../src/registry/index.ts'
import {
  openSqliteStore,
  StoreError,
  type Collection,
  type CollectionDeclaration,
  type Store,
} from '../../../src/store/index.ts'
import { makeMongoPlace, mongodbUri } from '../../store/mongo/mongo-place.ts'
import {
  openTestRegistry,
  push,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../../registry/support/test-registry.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

const BO = person('bo')
const CY = person('cy')
const ORDERS = 'payments/orders'

/** The registry under its governance, where the lead of the anchor circle owns what bo and cy may not change by themselves. */
function describePermissions(
  kind: string,
  make: () => Promise<{ store: Store; end: () => Promise<void> }>,
): void {
  describe(`permissions that writes stand on: ${kind}`, () => {
    let governed: Governed
    let opened: TestRegistry
    let end: () => Promise<void>
    beforeEach(async () => {
      const made = await make()
      end = made.end
      governed = await openGoverned('holacracy', OWNED, made.store)
      await withClerks(governed)
      opened = await openTestRegistry(made.store, governed.authority)
      opened.pass(21) // later than what was decided until now
      for (const path of ['payments', 'sales']) {
        await opened.registry.domains.put(ADA, path, { title: path })
      }
      await register('payments', 'orders')
    })
    afterEach(() => end())

    const register = (domain: string, name: string) =>
      opened.registry.services.register(ADA, {
        ...{ domain, name, title: name, owner: 'anchor-lead', purpose: 'To be used.' },
        endpoints: ['staging', 'production'].map((environment) => ({
          environment,
          url: `https://${environment}.example.com/${name}`,
        })),
        objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
      })
    const give = (changes: Partial<PermissionInput> = {}) =>
      governed.governance.permissions.request(ADA, {
        ...{ kind: 'give', action: 'service.update', subject: `service:${ORDERS}` },
        reason: 'The purpose is out of date.',
        ...(changes.forRole === undefined && { person: 'bo' }),
        ...changes,
      })
    /** Leaves a domain to a role that ada fills. */
    const handOn = async (domain: string): Promise<void> => {
      const { proposals, circles } = governed.governance
      const { id } = await proposals.make(CY, {
        ...{ title: 'x', circle: 'anchor', example: 'x', rationale: 'x' },
        changes: [
          {
            ...{ kind: 'role.create', role: 'seller', circle: 'anchor', title: 'Seller' },
            ...{ purpose: 'Sales.', domains: [domain] },
          },
        ],
      })
      for (let round = 0; round < 3; round++) await proposals.step(ADA, id, { kind: 'next' })
      for (const member of [ADA, BO]) await proposals.step(member, id, { kind: 'no-objection' })
      await circles.assign(ADA, 'seller', { person: 'ada' })
    }
    const get = (id: string) => governed.governance.permissions.get(id)
    const retitle = async (
      title: string,
      name = ORDERS,
      actor: Actor = BO,
    ): Promise<ServiceView> => {
      const { services } = opened.registry
      return services.update(actor, name, { title }, (await services.get(name)).revision)
    }
    const eventsOf = async (action: string) =>
      (await opened.events()).filter((event) => event.action === action)

    test('the first write uses up what was given for once, and the ledger names it', async () => {
      const { id } = await give()
      await retitle('Order handling')
      const [event] = await eventsOf('service.updated')
      expect(event).toMatchObject({
        actor: { id: 'bo' },
        onBehalfOf: 'anchor-lead',
        change: { permission: id },
      })
      expect(await get(id)).toMatchObject({
        state: 'used',
        holds: false,
        use: { event: event?.id, from: 'given' },
      })
      await expect(retitle('Orders')).rejects.toMatchObject({ code: 'not-allowed' })
      expect(await eventsOf('service.updated')).toHaveLength(1)
      await expect(
        governed.governance.permissions.step(ADA, id, { kind: 'end', text: 'x' }),
      ).rejects.toMatchObject({
        message: 'It is used; "end" is for one that is given or announced.',
      })
    })

    test('what was given until a day is not used up, and the ledger names it each time', async () => {
      const { id } = await give({ until: '2027-02-01' })
      await retitle('Order handling')
      await retitle('Orders')
      expect(await get(id)).toMatchObject({ state: 'given', holds: true })
      const events = await eventsOf('service.updated')
      expect(events.map(({ change }) => change)).toMatchObject([
        { permission: id },
        { permission: id },
      ])
    })

    test('what somebody may anyway uses nothing up', async () => {
      const { id } = await give({ forRole: 'clerk' })
      await retitle('Order handling', ORDERS, ADA)
      expect((await eventsOf('service.updated'))[0]?.change).not.toHaveProperty('permission')
      expect(await get(id)).toMatchObject({ state: 'given', holds: true })
    })

    test('a write that is refused leaves it as it was', async () => {
      const { id } = await give()
      const { services } = opened.registry
      await expect(services.update(BO, ORDERS, { title: 'x' }, 7)).rejects.toMatchObject({
        code: 'stale-revision',
      })
      expect(await get(id)).toMatchObject({ state: 'given', holds: true })
      expect(await get(id)).not.toHaveProperty('use')
      // Overtaken between the look and the write.
      beforeWrite(SERVICES, () => retitle('Other', ORDERS, ADA))
      await expect(retitle('Order handling')).rejects.toMatchObject({ code: 'stale-revision' })
      expect(await get(id)).toMatchObject({ state: 'given', holds: true })
      await retitle('Order handling')
      expect(await get(id)).toMatchObject({ state: 'used' })
    })

    test('a transition whose gate does not hold leaves it as it was', async () => {
      await push(opened.registry, ORDERS, '1.0.0', 'operation placeOrder', ADA)
      const { id } = await give({
        action: 'version.transition',
        subject: `version:${ORDERS}@1.0.0`,
      })
      const [before, to] = TO_OPERATION
      await walk(opened.registry, ORDERS, '1.0.0', [before], ADA)
      const ask = () => opened.registry.transitions.request(BO, ORDERS, '1.0.0', { to })
      opened.policyProblem = 'No policy can be read.'
      expect(await ask()).toMatchObject({
        allowed: false,
        authority: { allowed: true, permission: id },
      })
      expect(await get(id)).toMatchObject({ state: 'given', holds: true })
      opened.policyProblem = undefined
      expect(await ask()).toMatchObject({ allowed: true })
      expect(await get(id)).toMatchObject({ state: 'used' })
    })

    test('of two writes at once one is done, and the other is told why not', async () => {
      await push(opened.registry, ORDERS, '1.0.0', 'operation placeOrder', ADA)
      const { id } = await give({ action: 'checklist.tick', subject: `version:${ORDERS}@1.0.0` })
      const { checklists } = opened.registry
      const [one, other] = await checklists.of(ORDERS, '1.0.0')
      const ticked = await Promise.allSettled(
        [one, other].map((item) => checklists.tick(BO, ORDERS, '1.0.0', item?.item ?? '', {})),
      )
      expect(ticked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const refused = ticked.find((result) => result.status === 'rejected')
      expect(refused?.reason).toMatchObject({ code: 'not-allowed' })
      const items = await checklists.of(ORDERS, '1.0.0')
      expect(items.filter(({ isTicked }) => isTicked)).toHaveLength(1)
      expect(await get(id)).toMatchObject({ state: 'used' })
    })

    test('the one who comes second takes nothing', async () => {
      const { id } = await give()
      const taken = await Promise.all(
        ['e-1', 'e-2', 'e-3'].map(async (event) =>
          governed.authority.take?.(id, event, opened.clock()),
        ),
      )
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
      expect(await get(id)).toMatchObject({ state: 'in-use', holds: false })
    })

    test.each([
      ['before its write', false, 'given'],
      ['behind its write', true, 'used'],
    ] as const)(
      'a server that died %s neither loses nor doubles it',
      async (_when, writes, state) => {
        const { id } = await give()
        beforeWrite(SERVICES, async (write) => {
          if (writes) await write()
          throw new Error('killed')
        })
        await expect(retitle('Order handling')).rejects.toThrow('killed')
        expect(await get(id)).toMatchObject({ state: 'in-use', holds: false })
        await expect(retitle('Too soon')).rejects.toMatchObject({ code: 'not-allowed' })
        opened.pass(1 / 24)
        if (writes) await expect(retitle('Twice')).rejects.toMatchObject({ code: 'not-allowed' })
        else await retitle('Order handling')
        expect(await get(id)).toMatchObject({ state: writes ? state : 'used' })
        expect(await eventsOf('service.updated')).toHaveLength(1)
      },
    )

    test('a store that does not answer is not taken for one that has written nothing', async () => {
      const { id } = await give()
      beforeWrite(SERVICES, async (write) => {
        await write()
        throw new StoreError('unavailable', 'The store does not answer.')
      })
      await expect(retitle('Order handling')).rejects.toMatchObject({ code: 'unavailable' })
      opened.pass(1 / 24)
      await expect(retitle('Twice')).rejects.toMatchObject({ code: 'not-allowed' })
      expect(await get(id)).toMatchObject({ state: 'used' })
    })

    test('whoever fills a role uses up what the role was given for once', async () => {
      const { id } = await give({ forRole: 'clerk' })
      await retitle('Order handling', ORDERS, CY)
      expect(await get(id)).toMatchObject({ state: 'used', forRole: 'clerk' })
      await expect(retitle('Orders')).rejects.toMatchObject({ code: 'not-allowed' })
    })

    test('it follows a service that gets another name, in another domain', async () => {
      const { services } = opened.registry
      const { id } = await give({ until: '2027-02-01' })
      const move = async (from: string, domain: string, name: string) =>
        services.move(ADA, from, { domain, name, reason: 'x' }, (await services.get(from)).revision)
      await move(ORDERS, 'sales', 'baskets')
      expect(await get(id)).toMatchObject({ subject: 'service:sales/baskets' })
      await retitle('Baskets', 'sales/baskets')
      for (const subject of ['service:payments/orders', 'service:sales/baskets']) {
        const { items } = await governed.governance.permissions.list({ subject })
        expect(items.map((one) => one.id)).toEqual([id])
      }
      const later = await give({ subject: 'service:sales/baskets', person: 'cy' })
      await move('sales/baskets', 'payments', 'carts')
      await retitle('Carts', 'payments/carts', CY)
      expect(await get(later.id)).toMatchObject({
        state: 'used',
        subject: 'service:payments/carts',
      })
    })

    test('it follows a domain that is moved, and what lies in it', async () => {
      const { domains } = opened.registry
      const ofDomain = await give({ action: 'domain.update', subject: 'domain:payments' })
      const ofService = await give()
      const ofNew = await give({ action: 'service.register', subject: 'service:payments/refunds' })
      await domains.move(
        ADA,
        'payments',
        { to: 'sales/money' },
        (await domains.get('payments')).revision,
      )
      const { revision } = await domains.get('sales/money')
      await domains.put(BO, 'sales/money', { title: 'Money' }, revision)
      await retitle('Order handling', 'sales/money/orders')
      await opened.registry.services.register(BO, {
        ...{ domain: 'sales/money', name: 'refunds', title: 'Refunds' },
      })
      expect(
        await Promise.all([ofDomain, ofService, ofNew].map(({ id }) => get(id))),
      ).toMatchObject([
        { state: 'used', subject: 'domain:sales/money' },
        { state: 'used', subject: 'service:sales/money/orders' },
        { state: 'used' },
      ])
    })

    test('it follows a service into the one that takes it in, and a version to its number there', async () => {
      const { merging, services, transitions } = opened.registry
      await register('sales', 'baskets')
      const versions = [
        [ORDERS, 'operation placeOrder'],
        ['sales/baskets', 'operation fillBasket'],
      ] as const
      for (const [service, text] of versions) {
        await push(opened.registry, service, '1.0.0', text, ADA)
        await walk(opened.registry, service, '1.0.0', TO_OPERATION, ADA)
      }
      const ofService = await give()
      const ofVersion = await give({
        ...{ action: 'version.transition', subject: `version:${ORDERS}@1.0.0` },
        until: '2027-02-01',
      })
      const ofOther = await give({
        ...{ action: 'version.transition', subject: 'version:sales/baskets@1.0.0', person: 'cy' },
      })
      const into = { into: 'sales/baskets', renumber: { '1.0.0': '2.0.0' }, reason: 'One.' }
      const { merger } = await merging.offer(
        ADA,
        ORDERS,
        into,
        (await services.get(ORDERS)).revision,
      )
      await merging.answer(ADA, ORDERS, { offer: merger?.id ?? '', answer: 'accept' })
      expect(await get(ofVersion.id)).toMatchObject({ subject: 'version:sales/baskets@2.0.0' })
      const may = async (actor: Actor, number: string) => {
        const { available } = await transitions.overview(actor, 'sales/baskets', number)
        return available.some(({ authority }) => authority.allowed)
      }
      expect(await may(BO, '2.0.0')).toBe(true)
      expect(await may(BO, '1.0.0')).toBe(false)
      expect(await may(CY, '1.0.0')).toBe(true)
      expect(await may(CY, '2.0.0')).toBe(false)
      expect(await get(ofOther.id)).toMatchObject({ subject: 'version:sales/baskets@1.0.0' })
      await retitle('Baskets and orders', 'sales/baskets')
      expect(await get(ofService.id)).toMatchObject({
        ...{ state: 'used', subject: 'service:sales/baskets' },
      })
    })

    test('what has no name before it is made is permitted by what it is about', async () => {
      const { subscriptions, waivers } = opened.registry
      await register('sales', 'baskets')
      await handOn('sales')
      const toUse = await give({ action: 'subscription.request', subject: 'service:sales/baskets' })
      await subscriptions.request(BO, {
        ...{ consumer: 'sales/baskets', consumerKind: 'service', service: ORDERS },
        ...{ range: '^1.0.0', operations: [], environment: 'production' },
      })
      expect(await get(toUse.id)).toMatchObject({ state: 'used' })
      const exception = await give({ action: 'waiver.request' })
      await waivers.request(BO, {
        ...{ rule: 'LINE1', scope: { service: ORDERS } },
        ...{ reason: 'The partner waits.', until: '2027-03-01' },
      })
      expect(await get(exception.id)).toMatchObject({ state: 'used' })
    })

    /** Does something around the next write of a collection, instead of it when that is asked for nothing. */
    const beforeWrite = (
      { name }: Pick<CollectionDeclaration<never>, 'name'>,
      something: (write: () => Promise<unknown>) => Promise<unknown>,
    ): void => {
      around.set(opened.store, async (of, write) => {
        if (of !== name) return write()
        around.delete(opened.store)
        await something(write)
        return write()
      })
    }
  })
}

/** The role that answers for each service that these tests name. */
const OWNED = Object.fromEntries(
  ['payments/orders', 'sales/baskets', 'payments/carts'].map((name) => [name, 'anchor-lead']),
)

type Around = (collection: string, write: () => Promise<unknown>) => Promise<unknown>
const around = new WeakMap<Store, Around>()

/** A store in whose replacing of documents the test has a say. */
function interfered(store: Store): Store {
  const open = store.collection.bind(store)
  store.collection = async <T>(declaration: CollectionDeclaration<T>): Promise<Collection<T>> => {
    const collection = await open(declaration)
    const replace = collection.replace.bind(collection)
    collection.replace = async (...change) => {
      const write = (): ReturnType<typeof replace> => replace(...change)
      const interfering = around.get(store)
      if (interfering === undefined) return write()
      return (await interfering(declaration.name, write)) as Awaited<ReturnType<typeof replace>>
    }
    return collection
  }
  return store
}

describePermissions('SQLite', async () => {
  const store = interfered(await openSqliteStore({ path: ':memory:' }))
  return { store, end: () => store.close() }
})

if (mongodbUri === undefined) {
  test.skip('permissions on MongoDB: MONGODB_URI names no server', () => undefined)
} else {
  describePermissions('MongoDB', async () => {
    const place = await makeMongoPlace()
    return { store: interfered(await place.open()), end: () => place.dispose() }
  })
}
