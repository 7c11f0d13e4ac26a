import { createLineEngine } from '../support/line-engine.ts'
import { RegistryError, type PolicyInForce } from '../../../src/registry/index.ts'
import {
  ANNA,
  containing,
  openWithOrders,
  push,
  strictPolicy,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  await opened.registry.reEvaluation.work()
})
afterEach(() => opened.store.close())

const BROKEN = 'operation placeOrder\nerror too long'
const GATE = strictPolicy('gate')

async function verdictOf(version = '1.0.0'): Promise<readonly unknown[]> {
  const { verdict, conformance } = await opened.registry.versions.get('sales/orders', version)
  return [verdict, conformance.map((one) => [one.policy, one.verdict, one.enforcement])]
}

async function newest(): Promise<object | undefined> {
  return (await opened.registry.reEvaluation.list()).items[0]
}

const eventsOf = async (action: string) =>
  (await opened.events()).filter((event) => event.action === action)

test('other policies in force change the verdicts that lists show, each with its event', async () => {
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  await push(opened.registry, 'sales/orders', '1.1.0')
  opened.policies = [GATE]
  expect(await verdictOf()).toEqual(['indeterminate', []])
  await opened.registry.reEvaluation.work()
  expect(await verdictOf()).toEqual(['fail', [['strict', 'fail', 'gate']]])
  expect(await verdictOf('1.1.0')).toEqual(['pass', [['strict', 'pass', 'gate']]])
  expect(await newest()).toMatchObject({ state: 'complete', total: 1, done: 1, changed: 2 })
  const events = await eventsOf('version.judged-anew')
  expect(events.map(({ subject, actor, change }) => [subject, actor.kind, change])).toMatchObject([
    ['version:sales/orders@1.1.0', 'system', { from: 'indeterminate', to: 'pass', failing: [] }],
    [
      'version:sales/orders@1.0.0',
      'system',
      { from: 'indeterminate', to: 'fail', failing: ['strict'] },
    ],
  ])
  const { latest } = await opened.registry.services.get('sales/orders')
  expect(latest?.verdict).toBe('pass')
  // Nobody wrote the documents, and what is told of this moment is still all that is kept of them now.
  const { past, versions } = opened.registry
  for (const version of ['1.0.0', '1.1.0']) {
    expect(await past.version(opened.clock(), 'sales/orders', version)).toEqual(
      await versions.get('sales/orders', version),
    )
  }
  expect(await opened.registry.policyFigures('strict')).toEqual({
    services: 1,
    servicesFailing: 0,
    versions: 2,
    failing: 1,
    open: 0,
  })
})

test('nothing is judged or written where nothing changed', async () => {
  opened.policies = [GATE]
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  await opened.registry.reEvaluation.work()
  const { judged } = opened.engine
  const before = await opened.registry.versions.get('sales/orders', '1.0.0')
  opened.policies = [GATE, { ...GATE, id: 'elsewhere', scope: 'false' }]
  opened.policies = [GATE]
  const again = await opened.reopen()
  await again.reEvaluation.work()
  expect(opened.engine.judged).toBe(judged)
  expect(await again.versions.get('sales/orders', '1.0.0')).toEqual(before)
  expect(await eventsOf('version.judged-anew')).toEqual([])
})

test('another severity changes verdicts and judges no contract again', async () => {
  opened.policies = [GATE]
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  const { judged } = opened.engine
  opened.policies = [{ ...GATE, severities: { LINE1: 'warning' } }]
  await opened.registry.reEvaluation.work()
  expect(await verdictOf()).toEqual(['pass', [['strict', 'pass', 'gate']]])
  expect(opened.engine.judged).toBe(judged)
})

test('goes on where it was left, in another process too, and counts as one run', async () => {
  for (let index = 0; index < 50; index++) {
    await opened.registry.services.register(ANNA, {
      domain: 'sales',
      name: `s${String(index).padStart(2, '0')}`,
      title: 'S',
    })
  }
  await push(opened.registry, 'sales/s00', '1.0.0', BROKEN)
  await push(opened.registry, 'sales/s49', '1.0.0', BROKEN)
  opened.policies = [GATE]
  const stop = new AbortController()
  const work = opened.registry.reEvaluation.work(stop.signal)
  stop.abort() // after the portion that is under way
  await work
  expect(await newest()).toMatchObject({ state: 'running', total: 51, done: 40 })
  expect(await opened.registry.reEvaluation.figures()).toMatchObject({ running: 1, left: 11 })
  const verdict = async (id: string) => (await opened.registry.versions.get(id, '1.0.0')).verdict
  expect([await verdict('sales/s00'), await verdict('sales/s49')]).toEqual([
    'fail',
    'indeterminate',
  ])
  opened.pass(1) // the process that held it is gone
  const other = await opened.reopen()
  await other.reEvaluation.work()
  expect(await newest()).toMatchObject({ state: 'complete', total: 51, done: 51, changed: 2 })
  expect(await verdict('sales/s49')).toBe('fail')
})

test('one contract that cannot be judged keeps no other from it, and is told', async () => {
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  await push(opened.registry, 'sales/orders', '1.1.0')
  const judge: typeof opened.engine.judge = (...job) => createLineEngine().judge(...job)
  opened.engine.judge = (files, entry, source, packs) =>
    source.endsWith('1.0.0')
      ? Promise.reject(new RegistryError('contract-too-costly', 'It takes too long.'))
      : judge(files, entry, source, packs)
  opened.policies = [GATE]
  await opened.registry.reEvaluation.work()
  expect([(await verdictOf())[0], (await verdictOf('1.1.0'))[0]]).toEqual(['indeterminate', 'pass'])
  expect(await newest()).toMatchObject({
    state: 'complete',
    changed: 1,
    failed: 1,
    lastError: 'sales/orders@1.0.0: It takes too long.',
  })
})

describe('what the clock changes', () => {
  const until = '2027-01-10'
  beforeEach(async () => {
    opened.policies = [GATE]
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    const { waivers } = opened.registry
    const scope = { service: 'sales/orders' }
    const { id } = await waivers.request(ANNA, { rule: 'LINE1', scope, reason: 'Agreed.', until })
    await waivers.decide(ANNA, id, { decision: 'grant' })
  })

  test('a waiver is in the kept verdict with the decision, and out of what is shown at its end', async () => {
    expect((await verdictOf())[0]).toBe('pass')
    opened.pass(10)
    expect((await verdictOf())[0]).toBe('fail') // nobody has worked yet
    const [listed] = (await opened.registry.versions.list('sales/orders')).items
    expect(listed?.verdict).toBe('fail')
    expect((await opened.registry.services.get('sales/orders')).latest?.verdict).toBe('pass')
    expect((await opened.registry.reEvaluation.figures()).overdue).toBe(1)
    await opened.registry.reEvaluation.work()
    expect((await opened.registry.services.get('sales/orders')).latest?.verdict).toBe('fail')
    expect((await opened.registry.reEvaluation.figures()).overdue).toBe(0)
    expect((await eventsOf('version.judged-anew')).at(-1)).toMatchObject({
      change: { from: 'pass', to: 'fail', failing: ['strict'] },
    })
  })

  test('its lapse is told to the owner once, as an event', async () => {
    opened.roles = { ben: ['sales-lead'] }
    opened.pass(10)
    await opened.registry.duties.performDue()
    await opened.registry.duties.performDue()
    expect(await eventsOf('waiver.lapsed')).toHaveLength(1)
    const told = await opened.registry.notices.list({ kind: 'person', id: 'ben', name: 'Ben' })
    expect(told.items.map(({ kind }) => kind)).toContain('waiver-lapsed')
  })

  test('a waiver that was revoked does not lapse', async () => {
    const [waiver] = (await opened.registry.waivers.list()).items
    await opened.registry.waivers.decide(ANNA, waiver?.id ?? '', {
      decision: 'revoke',
      reason: 'It is mended.',
    })
    expect((await verdictOf())[0]).toBe('fail')
    opened.pass(10)
    await opened.registry.duties.performDue()
    expect(await eventsOf('waiver.lapsed')).toEqual([])
  })
})

test('a waiver for a domain reaches all services in it', async () => {
  opened.policies = [GATE]
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  await opened.registry.reEvaluation.work()
  const { waivers } = opened.registry
  const { id } = await waivers.request(ANNA, {
    rule: 'LINE1',
    scope: { domain: 'sales' },
    reason: 'Agreed.',
    owner: 'sales-lead',
    until: '2027-01-10',
  })
  await waivers.decide(ANNA, id, { decision: 'grant' })
  await opened.registry.duties.performDue()
  await opened.registry.reEvaluation.work()
  expect((await verdictOf())[0]).toBe('pass')
  expect(await newest()).toMatchObject({ domain: 'sales', total: 1, changed: 1 })
})

describe('the effect of changes', () => {
  const preview = (key: string, after: readonly PolicyInForce[]) =>
    opened.registry.policyEffects.whole(key, () => after)
  beforeEach(async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    await push(opened.registry, 'sales/orders', '1.1.0')
    await walk(opened.registry, 'sales/orders', '1.0.0', ['specReview'])
  })

  test('names verdicts that change, gates that close, and whom it concerns', async () => {
    opened.policies = [{ ...GATE, enforcement: 'advise' }]
    await opened.registry.reEvaluation.work()
    const { state, progress, effect } = await preview('block', [{ ...GATE, enforcement: 'block' }])
    expect([state, progress]).toEqual(['complete', { looked: 2, total: 2 }])
    expect(effect).toMatchObject({
      looked: 2,
      concerned: 2,
      verdictsChanging: 0,
      gatesClosing: 1,
      blocked: 1,
      failed: 0,
      owners: [{ owner: 'sales-lead', versions: 2, verdictsChanging: 0, gatesClosing: 1 }],
    })
    expect(effect?.versions[0]).toEqual({
      version: 'sales/orders@1.0.0',
      service: 'sales/orders',
      owner: 'sales-lead',
      state: 'specReview',
      before: 'fail',
      after: 'fail',
      policies: [
        {
          policy: 'strict',
          before: { enforcement: 'advise', verdict: 'fail', errors: 1 },
          after: { enforcement: 'block', verdict: 'fail', errors: 1 },
        },
      ],
      closes: ['Approve and publish'],
      blocked: true,
    })
    expect(await verdictOf()).toEqual(['fail', [['strict', 'fail', 'advise']]])
  })

  test('is worked out once for the same registry, and anew for another', async () => {
    const first = await preview('a', [GATE])
    expect(await preview('a', [GATE])).toBe(first)
    await push(opened.registry, 'sales/orders', '1.2.0', BROKEN)
    const second = await preview('a', [GATE])
    expect(second.id).not.toBe(first.id)
    expect(second.effect?.looked).toBe(3)
  })

  test('says at once how far it is', async () => {
    const begun = await opened.registry.policyEffects.preview('b', () => [GATE])
    expect(begun).toMatchObject({ state: 'computing', progress: { total: 2 }, effect: undefined })
    await opened.registry.policyEffects.whole('b', () => [GATE])
  })

  test('very many that nobody waits for are not all worked out', async () => {
    const { policyEffects } = opened.registry
    let chosen = 0
    const begun: string[] = []
    for (let number = 1; number <= 60; number++) {
      const { id } = await policyEffects.preview(`many ${number}`, () => {
        chosen += 1
        return [GATE]
      })
      begun.push(id)
    }
    expect(new Set(begun).size).toBe(60)
    expect((await policyEffects.whole('the last', () => [GATE])).state).toBe('complete')
    expect(chosen).toBeLessThan(60 * 2)
  })

  test('one that somebody waits for is worked out, whatever others ask for meanwhile', async () => {
    const { policyEffects } = opened.registry
    void policyEffects.preview('before', () => [GATE])
    const awaited = policyEffects.whole('awaited', () => [GATE])
    const others = Array.from({ length: 40 }, (_, number) =>
      policyEffects.preview(`other ${number}`, () => [GATE]),
    )
    expect((await awaited).state).toBe('complete')
    await Promise.all(others)
  })

  test('a scope that cannot be evaluated fails it with the reason, and can be asked again', async () => {
    const failing = (): never => {
      throw new Error('The scope cannot be evaluated.')
    }
    const { state, problem } = await opened.registry.policyEffects.whole('c', failing)
    expect([state, problem]).toEqual(['failed', containing('cannot be evaluated')])
  })
})

test('moving a service has the policies of its versions chosen anew', async () => {
  opened.policies = [GATE]
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  await opened.registry.reEvaluation.work()
  const { revision } = await opened.registry.services.get('sales/orders')
  await opened.registry.services.move(ANNA, 'sales/orders', { name: 'purchases' }, revision)
  const { items } = await opened.registry.reEvaluation.list()
  expect(items.map(({ service }) => service)).toContain('sales/orders')
})

test('changing a service has the policies of its versions chosen anew', async () => {
  opened.policies = [GATE]
  await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
  const { revision } = await opened.registry.services.get('sales/orders')
  opened.policies = []
  await opened.registry.services.update(ANNA, 'sales/orders', { tags: ['x'] }, revision)
  await opened.registry.reEvaluation.work()
  expect(await verdictOf()).toEqual(['indeterminate', []])
})
