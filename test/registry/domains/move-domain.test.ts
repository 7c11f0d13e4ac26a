import { DOMAINS, SERVICES } from '../../../src/registry/documents.ts'
import type { DomainView } from '../../../src/registry/index.ts'
import { openSqliteStore, type CollectionDeclaration } from '../../../src/store/index.ts'
import {
  ANNA,
  BEN,
  keeperOf,
  openTestRegistry,
  push,
  STRANGER,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  const { domains, services } = opened.registry
  for (const path of ['payments', 'payments/cards', 'finance']) {
    await domains.put(ANNA, path, { title: path })
  }
  await services.register(ANNA, { domain: 'payments', name: 'ledger', title: 'Ledger' })
  await services.register(ANNA, { domain: 'payments/cards', name: 'refunds', title: 'Refunds' })
})
afterEach(() => opened.store.close())

const move = async (path: string, to: string, actor = ANNA): Promise<DomainView> => {
  const { domains } = opened.registry
  return domains.move(actor, path, { to }, (await domains.get(path)).revision)
}

describe('a moved domain', () => {
  test('takes its sub-domains and services along, under names that follow from its path', async () => {
    const { registry } = opened
    await push(registry, 'payments/cards/refunds', '1.0.0')
    const moved = await move('payments', 'finance/payments')

    expect(moved).toMatchObject({
      path: 'finance/payments',
      registeredAs: 'payments',
      formerPaths: ['payments'],
      serviceCount: 2,
    })
    expect(moved.following).toBeUndefined()
    const { items } = await registry.domains.list()
    expect(items.map(({ path }) => path)).toEqual([
      'finance',
      'finance/payments',
      'finance/payments/cards',
    ])
    const services = await registry.services.list({ domain: 'finance' })
    expect(services.items.map(({ id }) => id)).toEqual([
      'finance/payments/cards/refunds',
      'finance/payments/ledger',
    ])
    expect(services.items[0]).toMatchObject({
      registeredAs: 'payments/cards/refunds',
      formerNames: ['payments/cards/refunds'],
      versionCount: 1,
    })
    expect((await registry.domains.get('finance')).serviceCount).toBe(2)
    expect((await registry.search.find('refunds')).items[0]?.service).toBe(
      'finance/payments/cards/refunds',
    )
    const version = await registry.versions.get('finance/payments/cards/refunds', '1.0.0')
    expect(version.service).toBe('finance/payments/cards/refunds')
  })

  test('is found under its former path, which no domain and no service is ever given again', async () => {
    await move('payments', 'finance/payments')
    const { domains, services } = opened.registry
    await expect(domains.get('payments')).rejects.toMatchObject({
      code: 'domain-moved',
      details: { movedTo: 'finance/payments' },
    })
    await expect(domains.get('payments/cards')).rejects.toMatchObject({
      details: { movedTo: 'finance/payments/cards' },
    })
    await expect(domains.put(BEN, 'payments', { title: 'Mine' })).rejects.toMatchObject({
      code: 'domain-exists',
    })
    await expect(services.get('payments/ledger')).rejects.toMatchObject({
      code: 'service-moved',
      details: { movedTo: 'finance/payments/ledger' },
    })
    await expect(
      services.register(BEN, { domain: 'payments', name: 'ledger', title: 'Mine' }),
    ).rejects.toMatchObject({ code: 'domain-moved' })
    await expect(move('finance', 'payments')).rejects.toMatchObject({
      code: 'domain-move-refused',
      details: { plan: { refusals: [{ subject: 'payments' }] } },
    })
    expect((await services.list({ domain: 'payments' })).items).toHaveLength(2)
  })

  test('may go back to a path of its own', async () => {
    await move('payments', 'finance/payments')
    await move('finance/payments', 'payments')
    const { domains, services } = opened.registry
    expect((await domains.get('payments/cards')).formerPaths).toEqual(['finance/payments/cards'])
    expect((await services.get('payments/ledger')).formerNames).toEqual(['finance/payments/ledger'])
    await expect(domains.get('finance/payments')).rejects.toMatchObject({
      details: { movedTo: 'payments' },
    })
  })

  test('goes along when the domain around it is moved afterwards', async () => {
    await move('payments/cards', 'finance/cards')
    await opened.registry.domains.put(ANNA, 'group', { title: 'Group' })
    await move('finance', 'group/finance')
    expect((await opened.registry.services.get('group/finance/cards/refunds')).formerNames).toEqual(
      ['payments/cards/refunds', 'finance/cards/refunds'],
    )
    await expect(opened.registry.domains.get('payments/cards')).rejects.toMatchObject({
      details: { movedTo: 'group/finance/cards' },
    })
  })

  test.each([
    ['payments', 'payments', 'invalid-input', 'payments is its path already'],
    ['payments', 'payments/cards/x', 'invalid-input', 'cannot be moved into its own inside'],
    ['payments', 'nowhere/payments', 'domain-not-found', 'There is no domain nowhere'],
    ['payments', 'finance/Payments', 'invalid-name', 'The segment "Payments"'],
    ['payments', 'a/b', 'domain-not-found', 'There is no domain a'],
  ])('%s cannot be moved to %s: %s', async (path, to, code, message) => {
    await expect(move(path, to)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    })
  })

  test('is refused where names are taken, each said with what to do', async () => {
    const { domains, services } = opened.registry
    await domains.put(ANNA, 'finance/payments', { title: 'Other payments' })
    await services.register(ANNA, { domain: 'finance', name: 'ledger', title: 'Other' })
    expect(await domains.planMove(ANNA, 'payments', { to: 'finance/payments' })).toMatchObject({
      domains: 1,
      services: 2,
      possible: false,
      refusals: [
        {
          subject: 'finance/payments',
          reason:
            'There is a domain of this path; choose another one, or move that one away first.',
        },
      ],
    })
    // A service that was in the domain once keeps its name there for itself.
    const ledger = await services.get('finance/ledger')
    await services.move(ANNA, ledger.id, { domain: 'finance/payments' }, ledger.revision)
    const there = await services.get('payments/ledger')
    await services.move(ANNA, there.id, { domain: 'payments/cards' }, there.revision)
    await services.register(ANNA, { domain: 'finance', name: 'web', title: 'Web' })
    const plan = await domains.planMove(ANNA, 'payments/cards', { to: 'finance/cards' })
    expect(plan.refusals).toEqual([])
  })

  test('does not go back to a path where a service that left it still has a name', async () => {
    const { services, domains } = opened.registry
    const { revision } = await services.get('payments/ledger')
    await services.move(ANNA, 'payments/ledger', { domain: 'finance' }, revision)
    await move('payments', 'till')
    expect((await domains.planMove(ANNA, 'till', { to: 'payments' })).refusals).toEqual([])
    await services.register(ANNA, { domain: 'till', name: 'ledger', title: 'Another' })
    const { refusals } = await domains.planMove(ANNA, 'till', { to: 'payments' })
    expect(refusals).toEqual([
      {
        subject: 'payments/ledger',
        reason:
          'It is or was a name of the service that is called finance/ledger now, and names are never used again; ' +
          'give till/ledger another name first, or choose another path.',
      },
    ])
  })

  test('is moved by whoever may, and refused means that nothing changed', async () => {
    await expect(move('payments', 'finance/payments', STRANGER)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect(await opened.registry.domains.get('payments')).toMatchObject({ path: 'payments' })
    const { domains } = opened.registry
    await expect(domains.move(ANNA, 'payments', { to: 'till' }, 7)).rejects.toMatchObject({
      code: 'stale-revision',
    })
  })

  test('leaves its waivers in force, and what was asked under its former path', async () => {
    const { registry } = opened
    const waiver = await registry.waivers.request(ANNA, {
      rule: 'LINE1',
      scope: { domain: 'payments' },
      reason: 'For now.',
      owner: 'lead',
      until: '2027-12-31',
    })
    await move('payments', 'finance/payments')
    expect((await registry.waivers.get(waiver.id)).scope.domain).toBe('finance/payments')
    for (const domain of ['payments', 'finance/payments', 'finance']) {
      expect((await registry.waivers.list({ domain })).items).toHaveLength(1)
    }
  })

  test('is found by searches that name its former path', async () => {
    await move('payments', 'finance/payments')
    for (const path of ['payments', 'finance/payments', 'payments/cards']) {
      const { items } = await opened.registry.search.find(`domain:${path} refunds`)
      expect(items.map(({ service }) => service)).toEqual(['finance/payments/cards/refunds'])
    }
  })

  test('is where it was when asked about a moment before', async () => {
    const before = opened.clock()
    await move('payments', 'finance/payments')
    const { past } = opened.registry
    expect(await past.domain(before, 'finance/payments')).toMatchObject({
      path: 'payments',
      serviceCount: 2,
    })
    expect((await past.service(before, 'finance/payments/ledger')).id).toBe('payments/ledger')
    const services = await past.services(before, { domain: 'finance/payments' })
    expect(services.items.map(({ id }) => id)).toEqual([
      'payments/cards/refunds',
      'payments/ledger',
    ])
    expect((await past.domain(opened.clock(), 'payments')).path).toBe('finance/payments')
    expect((await past.domain(before, 'finance')).serviceCount).toBe(0)
    // One that was moved by itself as well is looked up in its own past.
    const { registry } = opened
    const { revision } = await registry.services.get('finance/payments/ledger')
    await registry.services.move(ANNA, 'finance/payments/ledger', { domain: 'finance' }, revision)
    expect((await past.domain(before, 'finance/payments')).serviceCount).toBe(2)
    expect((await past.domain(opened.clock(), 'finance/payments')).serviceCount).toBe(1)
  })

  test('is told in the ledger once for each thing that it changed', async () => {
    await move('payments', 'finance/payments')
    const events = (await opened.events()).filter(({ action }) => action.endsWith('.moved'))
    expect(events.map(({ subject, actor }) => [subject, actor.kind])).toEqual([
      ['domain:payments', 'person'],
      ['domain:payments/cards', 'system'],
      ['service:payments/ledger', 'system'],
      ['service:payments/cards/refunds', 'system'],
    ])
  })
})

describe('a move into a domain that others decide about', () => {
  const [PAYMENTS, FINANCE] = [keeperOf('payments'), keeperOf('finance')]
  const offered = async (): Promise<NonNullable<DomainView['relocation']>> => {
    const { relocation, path } = await move('payments', 'finance/payments', PAYMENTS)
    expect(path).toBe('payments')
    if (relocation === undefined) throw new Error('it is not offered')
    return relocation
  }

  test('is an offer, which they accept', async () => {
    const { domains } = opened.registry
    const plan = await domains.planMove(PAYMENTS, 'payments', { to: 'finance/payments' })
    expect([plan.leaves.allowed, plan.enters?.allowed]).toEqual([true, false])
    const offer = await offered()
    expect(offer).toMatchObject({ to: 'finance/payments', offeredBy: 'The keeper of payments' })
    await expect(move('payments', 'till', PAYMENTS)).rejects.toMatchObject({
      code: 'domain-move-pending',
    })
    const accept = { offer: offer.id, answer: 'accept' } as const
    await expect(domains.answerMove(PAYMENTS, 'payments', accept)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    const moved = await domains.answerMove(FINANCE, 'payments', accept)
    expect(moved).toMatchObject({ path: 'finance/payments' })
    expect(moved.relocation).toBeUndefined()
    expect((await opened.registry.services.get('finance/payments/ledger')).name).toBe('ledger')
  })

  test.each([
    ['decline', FINANCE, PAYMENTS],
    ['withdraw', PAYMENTS, FINANCE],
  ] as const)(
    '%s leaves it where it is, said by the right side alone',
    async (answer, who, other) => {
      const { id } = await offered()
      const { domains } = opened.registry
      await expect(
        domains.answerMove(other, 'payments', { offer: id, answer }),
      ).rejects.toMatchObject({ code: 'not-allowed' })
      const left = await domains.answerMove(who, 'payments', { offer: id, answer })
      expect(left).toMatchObject({ path: 'payments' })
      expect(left.relocation).toBeUndefined()
      await expect(
        domains.answerMove(who, 'payments', { offer: id, answer }),
      ).rejects.toMatchObject({ code: 'domain-move-not-found' })
    },
  )

  test('is not needed for another name in the same domain', async () => {
    const moved = await move('payments/cards', 'payments/plastic', keeperOf('payments/cards'))
    expect(moved).toMatchObject({ path: 'payments/plastic', formerPaths: ['payments/cards'] })
  })
})

describe('what a crash leaves of a move', () => {
  test('follows from the duty that was written before the decision', async () => {
    const domains = await opened.store.collection(DOMAINS)
    const services = await opened.store.collection(SERVICES)
    await move('payments', 'finance/payments')
    // As if the process had ended right after the deciding write.
    const decided = await domains.get('payments')
    const ledger = await services.get('payments/ledger')
    if (decided === undefined || ledger === undefined) throw new Error('they are there')
    const following = { from: 'payments', since: decided.value.updatedAt }
    await domains.replace('payments', decided.revision, { ...decided.value, following }, [])
    const unmoved = {
      ...ledger.value,
      moved: undefined,
      domain: 'payments',
      names: ['payments/ledger'],
    }
    await services.replace('payments/ledger', ledger.revision, unmoved, [])

    const registry = await opened.reopen()
    await registry.recover()
    const moving = await registry.domains.get('finance/payments')
    expect(moving.following).toMatchObject({ from: 'payments', servicesLeft: 1 })
    await expect(
      registry.services.register(ANNA, { domain: 'finance/payments', name: 'new', title: 'New' }),
    ).rejects.toMatchObject({ code: 'domain-moving' })
    await registry.duties.performDue()
    expect((await registry.services.get('finance/payments/ledger')).formerNames).toEqual([
      'payments/ledger',
    ])
    expect((await registry.domains.get('finance/payments')).following).toBeUndefined()
  })

  test('more services than a request waits for follow by duties', async () => {
    const { registry } = opened
    await registry.domains.put(ANNA, 'many', { title: 'Many' })
    for (let number = 0; number < 120; number++) {
      await registry.services.register(ANNA, { domain: 'many', name: `s${number}`, title: 'One' })
    }
    const moved = await move('many', 'finance/many')
    expect(moved.following).toMatchObject({ from: 'many', servicesLeft: 20 })
    expect((await registry.domains.planMove(ANNA, 'finance/many', { to: 'few' })).possible).toBe(
      false,
    )
    await registry.duties.performDue()
    expect(await registry.domains.get('finance/many')).toMatchObject({ serviceCount: 120 })
    expect((await registry.domains.get('finance/many')).following).toBeUndefined()
  })
})

test('a domain that is created in one while that is moved follows it', async () => {
  const store = await openSqliteStore({ path: ':memory:' })
  const open = store.collection.bind(store)
  store.collection = async <T>(declaration: CollectionDeclaration<T>) => {
    const collection = await open(declaration)
    if (declaration.name !== DOMAINS.name) return collection
    const insert = collection.insert.bind(collection)
    collection.insert = async (id, ...what) => {
      if (id === 'payments/fees') await registry.domains.move(ANNA, 'payments', { to: 'till' }, 1)
      return insert(id, ...what)
    }
    return collection
  }
  const { registry } = await openTestRegistry(store)
  await registry.domains.put(ANNA, 'payments', { title: 'Payments' })

  const { domain } = await registry.domains.put(ANNA, 'payments/fees', { title: 'Fees' })
  expect(domain).toMatchObject({ path: 'till/fees', registeredAs: 'payments/fees' })
  const { items } = await registry.domains.list()
  expect(items.map(({ path }) => path)).toEqual(['till', 'till/fees'])
  await store.close()
})
