import { ORDERS, opened } from '../support/opened-with-orders.ts'
import {
  ANNA,
  BEN,
  openTestRegistry,
  push,
  refusals,
  registerOrders,
  shippedLifecycles,
  STRANGER,
  strictPolicy,
  walk,
} from '../support/test-registry.ts'
import { openSqliteStore, type DomainEvent, type Store } from '../../../src/store/index.ts'
import { loadLifecycle, type PolicyQuestion } from '../../../src/registry/index.ts'

const to = async (state: string, reason = 'It is wanted.'): Promise<readonly string[]> =>
  refusals(await opened.registry.charters.request(ANNA, ORDERS, { to: state, reason }))

async function nameCapability(capability = 'Order management'): Promise<void> {
  const { services } = opened.registry
  const { revision } = await services.get(ORDERS)
  await services.update(ANNA, ORDERS, { capability }, revision)
}

const TO_CERTIFIED = ['specReview', 'specified', 'realized', 'staged', 'certified']

test('a capability is identified, reviewed and approved, and retired once no version is left', async () => {
  const { registry } = opened
  expect(await registry.charters.overview(ANNA, ORDERS)).toMatchObject({
    state: 'identified',
    phase: 'planning',
    history: [],
  })
  expect(await to('charterReview')).toEqual(['capability-named'])
  await nameCapability()
  expect(await to('charterReview')).toEqual([])
  opened.fourEyes = true
  expect(await to('approved')).toEqual(['second-person'])
  const approved = await registry.charters.request(BEN, ORDERS, { to: 'approved' })
  expect(approved).toMatchObject({ allowed: true, lifecycle: { id: 'service', version: '1.1.0' } })
  await push(registry, ORDERS, '1.0.0')
  opened.fourEyes = false
  await walk(registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  expect(await to('retired')).toEqual(['no-live-versions'])
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'retired', reason: 'Not built.' })
  expect(await to('retired')).toEqual([])
  const { state, history } = await registry.charters.overview(ANNA, ORDERS)
  expect([state, history.map((decision) => decision.allowed)]).toEqual([
    'retired',
    [true, false, true, false, true, false],
  ])
})

test('a version of a capability that is not approved does not go into operation', async () => {
  const { registry } = opened
  await nameCapability()
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', TO_CERTIFIED)
  const refused = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'operational' })
  expect(refusals(refused)).toEqual(['capability-approved'])
  await to('charterReview')
  await to('approved')
  await walk(registry, ORDERS, '1.0.0', ['operational'])
})

describe('a charter that was approved for another capability', () => {
  const operate = (version = '1.0.0') =>
    opened.registry.transitions.request(ANNA, ORDERS, version, { to: 'operational' })

  beforeEach(async () => {
    await nameCapability()
    await to('charterReview')
    await to('approved')
    await push(opened.registry, ORDERS, '1.0.0')
    await walk(opened.registry, ORDERS, '1.0.0', TO_CERTIFIED)
    await nameCapability('Selling')
  })

  test('approves nothing, says so, and is submitted and approved anew', async () => {
    const refused = await operate()
    expect(refusals(refused)).toEqual(['capability-approved'])
    expect(refused.conditions.find(({ id }) => id === 'capability-approved')?.explanation).toBe(
      'The charter of Selling is not approved (state - approved, for the capability - Order management); submit the ' +
        `charter of the service ${ORDERS}, anew if it was approved for another capability, and have it approved.`,
    )
    expect(await to('charterReview')).toEqual([])
    expect(refusals(await operate())).toEqual(['capability-approved'])
    expect(await to('approved')).toEqual([])
    expect(refusals(await operate())).toEqual([])
  })

  test('approves it again once that capability is named again', async () => {
    await nameCapability('Order management')
    expect(refusals(await operate())).toEqual([])
  })

  test('leaves alone what is in operation', async () => {
    await nameCapability('Order management')
    await operate()
    await nameCapability('Selling')
    const { state } = await opened.registry.versions.get(ORDERS, '1.0.0')
    expect(state).toBe('operational')
  })
})

describe('the service changes while a move into operation is decided', () => {
  const TO_OPERATION = { to: 'operational' }
  /** Calls once, just before a write with this event. */
  function before(action: string, meanwhile: () => Promise<void>): Promise<Store> {
    let isOver = false
    return openSqliteStore({ path: ':memory:' }).then((store) => {
      const collection = store.collection.bind(store)
      store.collection = async (declaration) => {
        const found = await collection(declaration)
        const replace = found.replace.bind(found)
        found.replace = async (id, revision, value, events) => {
          const isIt = events.some((event) => event.action === action && hasCome(event))
          if (isIt && !isOver) {
            isOver = true
            await meanwhile()
          }
          return replace(id, revision, value, events)
        }
        return found
      }
      return store
    })
  }
  const hasCome = ({ change }: DomainEvent): boolean =>
    (change as { readonly to?: string }).to === TO_OPERATION.to

  test('after its facts were read: the move stands, by the facts that it records, and the next is refused', async () => {
    let rename = (): Promise<void> => Promise.resolve()
    const store = await before('version.transitioned', () => rename())
    const other = await openTestRegistry(store)
    const { registry } = other
    await registry.domains.put(ANNA, 'sales', { title: 'Sales' })
    await registerOrders(registry)
    const name = async (capability: string): Promise<void> => {
      const { revision } = await registry.services.get(ORDERS)
      await registry.services.update(ANNA, ORDERS, { capability }, revision)
    }
    await name('Order management')
    for (const state of ['charterReview', 'approved']) {
      await registry.charters.request(ANNA, ORDERS, { to: state })
    }
    for (const version of ['1.0.0', '2.0.0']) {
      await push(registry, ORDERS, version)
      await walk(registry, ORDERS, version, TO_CERTIFIED)
    }
    rename = () => name('Selling')
    const decision = await registry.transitions.request(ANNA, ORDERS, '1.0.0', TO_OPERATION)
    const { capability } = await registry.services.get(ORDERS)
    expect([decision.allowed, capability]).toEqual([true, 'Selling'])
    const asked = decision.conditions.find(({ id }) => id === 'capability-approved')
    expect(asked?.facts).toEqual({
      'service.capability': 'Order management',
      'service.isChartered': true,
    })
    expect((await registry.decisions.replay(decision.id)).differences).toEqual([])
    const next = await registry.transitions.request(ANNA, ORDERS, '2.0.0', TO_OPERATION)
    expect(refusals(next)).toContain('capability-approved')
    await store.close()
  })

  test('before they are read, as its charter is: the change counts', async () => {
    const { registry, engine } = opened
    await nameCapability()
    await to('charterReview')
    await to('approved')
    await push(registry, ORDERS, '1.0.0')
    await walk(registry, ORDERS, '1.0.0', TO_CERTIFIED)
    const judge = engine.judge.bind(engine)
    let isOver = false
    engine.judge = async (...question) => {
      if (!isOver) {
        isOver = true
        expect(await to('charterReview')).toEqual([])
      }
      return judge(...question)
    }
    opened.policies = [strictPolicy('gate')]
    const decision = await registry.transitions.request(ANNA, ORDERS, '1.0.0', TO_OPERATION)
    expect([isOver, refusals(decision)]).toEqual([true, ['capability-approved']])
  })
})

test('a charter whose lifecycle knows no way back to a review stays approved', async () => {
  const { definition } = shippedLifecycles().find(({ subject }) => subject === 'service') ?? {}
  const transitions = definition?.transitions.filter(({ id }) => id !== 'resubmit')
  const former = JSON.stringify({ ...definition, version: '1.0.0', transitions })
  const before = await opened.reopen([loadLifecycle(former, 'service.yaml')])
  await nameCapability()
  for (const state of ['charterReview', 'approved']) {
    const request = { to: state, reason: 'It is wanted.' }
    expect(refusals(await before.charters.request(ANNA, ORDERS, request))).toEqual([])
  }
  await nameCapability('Selling')
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', [...TO_CERTIFIED, 'operational'])
  const { available } = await registry.charters.overview(ANNA, ORDERS)
  expect(available.map(({ transition }) => transition)).toEqual(['retire'])
})

test('whom the authority refuses changes nothing, and the refusal is recorded', async () => {
  const refused = opened.registry.charters.request(STRANGER, ORDERS, { to: 'charterReview' })
  await expect(refused).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await opened.registry.charters.overview(ANNA, ORDERS)).state).toBe('identified')
  expect((await opened.events()).at(-1)?.action).toBe('service.transition-refused')
})

describe('the machine of policies', () => {
  const question: PolicyQuestion = {
    from: 'proposed',
    to: 'adopted',
    policy: {
      id: 'strict',
      enforcement: 'gate',
      graceUntil: '2027-03-01T00:00:00.000Z',
      isGraceOver: false,
      isImpactKnown: true,
      affectedVersions: 3,
    },
    proposal: { id: 'p-1', isAdopted: false },
    reason: '',
  }
  const unmet = async (changes: Partial<PolicyQuestion>): Promise<readonly string[]> =>
    (await opened.registry.lifecycles.judgePolicy({ ...question, ...changes })).conditions.flatMap(
      ({ id, holds }) => (holds === 'yes' ? [] : [id]),
    )

  test('lets nothing through but what an adopted proposal says', async () => {
    expect(await unmet({})).toEqual(['proposal-adopted'])
    expect(await unmet({ proposal: { id: 'p-1', isAdopted: true } })).toEqual([])
    expect(await unmet({ from: 'enforced', to: 'repealed' })).toEqual([
      'proposal-adopted',
      'reason-given',
    ])
  })

  test('enforces only once the grace is over', async () => {
    const enforce = { from: 'audit', to: 'enforced' }
    expect(await unmet(enforce)).toEqual(['grace-over'])
    expect(await unmet({ ...enforce, policy: { ...question.policy, isGraceOver: true } })).toEqual(
      [],
    )
  })

  test('knows no other ways', async () => {
    await expect(unmet({ from: 'repealed', to: 'enforced' })).rejects.toMatchObject({
      code: 'transition-unknown',
    })
  })
})
