import type { MergeInput, MergeStep } from '../../../src/registry/index.ts'
import {
  ANNA,
  openWithOrders,
  push,
  STRANGER,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  await opened.registry.services.register(ANNA, {
    domain: 'sales',
    name: 'tills',
    title: 'Orders at the till',
    purpose: 'Take orders.',
    owner: 'till-lead',
    tags: ['core', 'shop'],
    endpoints: [
      { environment: 'staging', url: 'https://staging.example.com/tills' },
      { environment: 'production', url: 'https://example.com/tills' },
    ],
    objectives: [{ metric: 'availability', target: 99, unit: 'percent' }],
  })
})
afterEach(() => opened.store.close())

const [FROM, INTO] = ['sales/tills', 'sales/orders']

/** Publishes a version and brings it into operation. */
async function operate(service: string, version: string, text: string): Promise<void> {
  await push(opened.registry, service, version, text)
  await walk(opened.registry, service, version, TO_OPERATION)
}

async function subscribe(consumer: string, service: string, range: string): Promise<string> {
  const kind = consumer.includes('/') ? 'service' : 'application'
  const asked = { consumer, consumerKind: kind, service, range, environment: 'production' } as const
  return (await opened.registry.subscriptions.request(ANNA, asked)).id
}

async function merge(input: Partial<MergeInput> = {}): Promise<void> {
  const { merging, services } = opened.registry
  const { revision } = await services.get(FROM)
  const { merger } = await merging.offer(ANNA, FROM, { into: INTO, ...input }, revision)
  await merging.answer(ANNA, FROM, { offer: merger?.id ?? '', answer: 'accept' })
}

async function refusals(input: Partial<MergeInput> = {}): Promise<readonly MergeStep[]> {
  const plan = await opened.registry.merging.plan(FROM, { into: INTO, ...input })
  return plan.steps.filter(({ outcome }) => outcome === 'refused')
}

test('what was called at its addresses, before and afterwards, is counted for the other one', async () => {
  const { observations } = opened.registry
  const at = opened.clock().toISOString()
  const text = JSON.stringify({ at, host: 'example.com', method: 'POST', path: '/tills' })
  const period = { from: at.slice(0, 10), to: at.slice(0, 10) }
  await observations.report(ANNA, { text, key: 'one' })
  await merge()
  expect((await observations.of(INTO, period)).calls).toBe(1)
  await observations.report(ANNA, { text, key: 'two' })
  expect((await observations.of(INTO, period)).calls).toBe(2)
  expect(await observations.days(INTO, period)).toMatchObject([{ day: period.from, calls: 2 }])
  expect(await observations.totals(period)).toMatchObject([{ service: INTO, calls: 2 }])
  await observations.report(ANNA, { text, key: 'two' })
  expect((await observations.of(INTO, period)).calls).toBe(2)
})

test('what it called before and afterwards was called by the other one', async () => {
  const { observations, services } = opened.registry
  await services.register(ANNA, { domain: 'sales', name: 'stock', title: 'Stock' })
  const at = opened.clock().toISOString()
  const calls = [FROM, INTO].map((consumer) => ({ at, service: 'sales/stock', consumer }))
  const text = JSON.stringify({ observations: calls })
  const period = { from: at.slice(0, 10), to: at.slice(0, 10) }
  await observations.report(ANNA, { text, key: 'one' })
  await merge()
  const { consumers } = await observations.of('sales/stock', period)
  expect(consumers).toMatchObject([{ consumer: INTO, calls: 2 }])
  expect(await observations.days('sales/stock', period)).toMatchObject([
    { consumers: [{ id: INTO, calls: 2 }] },
  ])
  expect(await observations.totals(period)).toMatchObject([{ consumers: [INTO] }])
})

test('versions, consumers and endpoints go along, and the former name leads on', async () => {
  const { registry } = opened
  await operate(FROM, '3.0.0', 'operation ring')
  const before = await registry.versions.get(FROM, '3.0.0')
  const subscription = await subscribe('till-app', FROM, '^3.0.0')
  await merge({ reason: 'One team.' })
  const { digest, state, verdict, summary, createdAt, author } = before
  expect(await registry.versions.get(INTO, '3.0.0')).toMatchObject({
    ...{ digest, state, verdict, summary, createdAt, author },
    service: INTO,
  })
  const content = await registry.versions.content(INTO, '3.0.0')
  expect(new TextDecoder().decode(content.bytes)).toBe('operation ring')
  expect(await registry.subscriptions.get(subscription)).toMatchObject({
    service: INTO,
    range: '^3.0.0',
    consumer: 'till-app',
  })
  const service = await registry.services.get(INTO)
  expect(service).toMatchObject({ versionCount: 1, consumerCount: 1, tags: ['core', 'shop'] })
  expect(service.endpoints.map(({ url }) => url)).toContain('https://example.com/tills')
  await expect(registry.services.get(FROM)).rejects.toMatchObject({
    code: 'service-moved',
    details: { movedTo: INTO },
  })
  await expect(push(registry, FROM, '3.1.0')).rejects.toMatchObject({ code: 'service-moved' })
})

test('the service that went is no longer listed, found or needed, and the other one is', async () => {
  const { registry } = opened
  await registry.services.register(ANNA, { domain: 'sales', name: 'shop', title: 'Shop' })
  await operate(FROM, '3.0.0', 'operation ringTheBell')
  await subscribe('sales/shop', FROM, '^3.0.0')
  await merge()
  const listed = (await registry.services.list()).items.map(({ id }) => id)
  expect(listed).toEqual([INTO, 'sales/shop'])
  const { items } = await registry.search.find('operation:ringTheBell')
  expect(items.map(({ service }) => service)).toEqual([INTO])
  const { items: uses } = await registry.dependencies.of({
    service: 'sales/shop',
    direction: 'uses',
  })
  expect(uses.map(({ service }) => service)).toEqual([INTO])
})

test('a number that is taken refuses, and another number resolves it', async () => {
  const { registry } = opened
  await operate(FROM, '1.0.0', 'operation ring')
  await operate(INTO, '1.0.0', 'operation placeOrder')
  expect(await refusals()).toMatchObject([{ kind: 'version', subject: '1.0.0' }])
  const { revision } = await registry.services.get(FROM)
  await expect(registry.merging.offer(ANNA, FROM, { into: INTO }, revision)).rejects.toMatchObject({
    code: 'merge-refused',
    details: { plan: { possible: false } },
  })
  await merge({ renumber: { '1.0.0': '2.0.0' } })
  const carried = await registry.versions.content(INTO, '2.0.0')
  expect(new TextDecoder().decode(carried.bytes)).toBe('operation ring')
  await expect(registry.versions.get(FROM, '1.0.0')).rejects.toMatchObject({
    details: { movedTo: INTO, renumbered: { '1.0.0': '2.0.0' } },
  })
})

test('the same contract under the same number is one version afterwards', async () => {
  const { registry } = opened
  await operate(FROM, '1.0.0', 'operation placeOrder')
  await operate(INTO, '1.0.0', 'operation placeOrder')
  await merge()
  expect((await registry.versions.list(INTO)).items.map(({ version }) => version)).toEqual([
    '1.0.0',
  ])
})

test('a draft, and what is on its way into operation, refuses', async () => {
  await push(opened.registry, FROM, '3.0.0')
  await push(opened.registry, FROM, '4.0.0')
  await walk(opened.registry, FROM, '4.0.0', ['specReview', 'specified'])
  const found = await refusals()
  expect(found.map(({ subject }) => subject)).toEqual(['4.0.0', '3.0.0'])
  expect(found.map(({ reason }) => reason)).toEqual([
    'It is specified, on its way into operation, with checklists and plans of its own; bring it into operation or retire it first.',
    'It is draft and not published; publish it or discard it first, or push it to sales/orders instead.',
  ])
})

test('an agreement that would mean another contract refuses', async () => {
  await operate(FROM, '1.0.0', 'operation ring')
  await operate(INTO, '1.5.0', 'operation placeOrder')
  await subscribe('till-app', FROM, '^1.0.0')
  expect(await refusals()).toMatchObject([
    {
      kind: 'subscription',
      reason: expect.stringContaining('1.5.0 of the other service') as string,
    },
  ])
  const renumber = { '1.0.0': '3.0.0' }
  expect(await refusals({ renumber })).toMatchObject([
    { kind: 'subscription', reason: expect.stringContaining('no longer in ^1.0.0') as string },
  ])
})

test('agreements of the two with each other, and a merge into itself, refuse', async () => {
  await operate(INTO, '1.0.0', 'operation placeOrder')
  await subscribe(FROM, INTO, '^1.0.0')
  expect(await refusals()).toMatchObject([{ kind: 'consumer' }])
  expect(await refusals({ into: FROM })).toMatchObject([
    { reason: 'A service cannot be merged into itself; name the one that is to stay.' },
  ])
})

test('nothing changes until the other side accepts, and each side is asked for its own', async () => {
  const { registry } = opened
  const { merging, services } = registry
  const { revision } = await services.get(FROM)
  await expect(merging.offer(STRANGER, FROM, { into: INTO }, revision)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const { merger } = await merging.offer(ANNA, FROM, { into: INTO }, revision)
  const offer = merger?.id ?? ''
  expect(opened.asked.at(-1)).toMatchObject({
    action: 'service.merge',
    thing: { role: 'till-lead' },
  })
  expect((await services.get(FROM)).merger).toMatchObject({ into: INTO, offeredBy: 'Anna' })
  await expect(
    merging.answer(ANNA, FROM, { offer: 'another', answer: 'accept' }),
  ).rejects.toMatchObject({ code: 'merge-not-found' })
  await merging.answer(ANNA, FROM, { offer, answer: 'decline' })
  expect(opened.asked.at(-1)).toMatchObject({ thing: { role: 'sales-lead' } })
  expect((await services.get(FROM)).merger).toBeUndefined()
})

test('the past shows both as they were', async () => {
  const { registry, clock } = opened
  await operate(FROM, '3.0.0', 'operation ring')
  await operate(INTO, '1.0.0', 'operation placeOrder')
  await registry.services.register(ANNA, { domain: 'sales', name: 'shop', title: 'Shop' })
  await registry.versions.push(ANNA, {
    ...{ service: 'sales/shop', version: '1.0.0', entry: 'shop.txt' },
    files: [
      { name: 'shop.txt', bytes: Buffer.from('title Shop\nimport ring.txt') },
      { name: 'ring.txt', bytes: Buffer.from('operation ring') },
    ],
  })
  const used = await subscribe('kiosk', FROM, '^3.0.0')
  await subscribe('web', INTO, '^1.0.0')
  await subscribe(FROM, 'sales/shop', '^1.0.0')
  const told = async (at: Date, service: string): Promise<unknown> => {
    const { past } = await opened.reopen() // which remembers no walk
    const { owner, versionCount, consumerCount } = await past.service(at, service)
    const walk = async (direction: 'uses' | 'used-by') =>
      (await past.dependencies.of(at, { service, direction })).items.map(
        (one) => `${one.service} by ${one.via}`,
      )
    const { items } = await past.subscriptionsNamed(at, { service })
    return {
      ...{ owner, versionCount, consumerCount },
      subscriptions: items.map(({ consumer, range }) => `${consumer} ${range}`),
      uses: await walk('uses'),
      usedBy: await walk('used-by'),
    }
  }
  const then = clock()
  const before = [await told(then, FROM), await told(then, INTO)]
  expect(before).toEqual([
    {
      ...{ owner: 'till-lead', versionCount: 1, consumerCount: 1 },
      subscriptions: ['kiosk ^3.0.0'],
      uses: ['sales/shop by subscription'],
      usedBy: ['kiosk by subscription', 'sales/shop by reference'],
    },
    {
      ...{ owner: 'sales-lead', versionCount: 1, consumerCount: 1 },
      ...{ subscriptions: ['web ^1.0.0'], uses: [], usedBy: ['web by subscription'] },
    },
  ])
  await merge()
  expect([await told(then, FROM), await told(then, INTO)]).toEqual(before)
  expect((await registry.past.subscription(then, used)).service).toBe(FROM)
  expect((await registry.past.services(then)).items.map(({ id }) => id)).toEqual([
    ...[INTO, 'sales/shop', FROM],
  ])
  const after = clock()
  expect(await told(after, INTO)).toEqual({
    ...{ owner: 'sales-lead', versionCount: 2, consumerCount: 2 },
    subscriptions: ['kiosk ^3.0.0', 'web ^1.0.0'],
    uses: ['sales/shop by subscription'],
    usedBy: ['kiosk by subscription', 'sales/shop by reference', 'web by subscription'],
  })
  expect((await registry.past.services(after)).items.map(({ id }) => id)).toEqual([
    ...[INTO, 'sales/shop'],
  ])
  for (const asked of [
    registry.past.service(after, FROM),
    registry.past.versions(after, FROM),
    registry.past.dependencies.of(after, { service: FROM, direction: 'uses' }),
  ]) {
    await expect(asked).rejects.toMatchObject({
      code: 'service-moved',
      details: { movedTo: INTO },
    })
  }
})

test('the past counts the versions of both', async () => {
  const { registry, clock } = opened
  await operate(FROM, '3.0.0', 'operation ring')
  const then = clock()
  await merge()
  expect(await registry.past.service(then, FROM)).toMatchObject({ id: FROM, versionCount: 1 })
  expect(await registry.past.service(then, INTO)).toMatchObject({ versionCount: 0 })
  const now = clock()
  expect(await registry.past.service(now, INTO)).toMatchObject({ versionCount: 1 })
})

test('what a crash left half done is finished at the next start', async () => {
  const { registry, store } = opened
  await operate(FROM, '3.0.0', 'operation ring')
  const { services } = registry
  const { revision } = await services.get(FROM)
  const { merger } = await registry.merging.offer(ANNA, FROM, { into: INTO }, revision)
  // The deciding write, and nothing after it.
  const { SERVICES } = await import('../../../src/registry/documents.ts')
  const { UNFINISHED_PROJECTIONS } = await import('../../../src/registry/projections.ts')
  const documents = await store.collection(SERVICES)
  const read = await documents.get(FROM)
  if (read === undefined || merger === undefined) throw new Error('nothing was offered')
  const mergedInto = { service: INTO, renumber: {}, at: '2027-01-02T00:00:00.000Z' }
  await documents.replace(FROM, read.revision, { ...read.value, mergedInto }, [])
  await (await store.collection(UNFINISHED_PROJECTIONS)).insert('m', { services: [FROM, INTO] }, [])
  const restarted = await opened.reopen()
  await restarted.recover()
  expect((await restarted.versions.list(INTO)).items.map(({ version }) => version)).toEqual([
    '3.0.0',
  ])
  expect((await restarted.services.list()).items.map(({ id }) => id)).toEqual([INTO])
})

test('what is due for a version of the service that went is done once, under its new name', async () => {
  const { registry } = opened
  await operate(FROM, '3.0.0', 'operation ring')
  await subscribe('kiosk', FROM, '>=3.0.0')
  const sunsetAt = new Date(opened.clock().getTime() + 100 * 24 * 60 * 60 * 1_000).toISOString()
  const deprecated = await registry.transitions.request(ANNA, FROM, '3.0.0', {
    ...{ to: 'deprecated', reason: 'One is enough.', sunsetAt },
  })
  expect(deprecated.allowed).toBe(true)
  await registry.duties.performDue()
  await merge({ renumber: { '3.0.0': '4.0.0' } })
  opened.pass(101)
  await registry.duties.performDue()
  const { items } = await registry.duties.list({ kind: 'sunset-reached' })
  expect(items.map(({ subject, state, outcome }) => [subject, state, outcome]).toSorted()).toEqual([
    [`version:${INTO}@4.0.0`, 'done', 'Subscriptions told of it: 1.'],
    [`version:${FROM}@3.0.0`, 'done', 'Nothing to do: the version went on to something else.'],
  ])
  const told = (await registry.notices.list(ANNA)).items.filter(
    ({ kind }) => kind === 'sunset-reached',
  )
  expect(told.map(({ title, service }) => [title, service])).toEqual([
    [`version:${INTO}@4.0.0 has reached its sunset`, INTO],
    [`The notice of ${INTO}@4.0.0 is over`, INTO],
  ])
})

describe('what was decided beside the versions', () => {
  const ask = async (version?: string): Promise<string> => {
    const { waivers } = opened.registry
    const { id, revision } = await waivers.request(ANNA, {
      rule: 'LINE1',
      scope: { service: FROM, ...(version !== undefined && { version }) },
      reason: 'For now.',
      owner: 'till-lead',
      until: '2027-12-31',
    })
    await waivers.decide(ANNA, id, { decision: 'grant' }, revision)
    return id
  }

  test('waivers in force go along for the versions that they were for', async () => {
    const { registry } = opened
    await operate(FROM, '3.0.0', 'operation ring')
    const [whole, one, gone] = [await ask(), await ask('3.0.0'), await ask()]
    await registry.waivers.decide(
      ANNA,
      gone,
      { decision: 'revoke', reason: 'Not needed.' },
      (await registry.waivers.get(gone)).revision,
    )
    const plan = await registry.merging.plan(FROM, { into: INTO, renumber: { '3.0.0': '4.0.0' } })
    expect(plan.steps.filter(({ kind }) => kind === 'waiver')).toEqual([
      {
        kind: 'waiver',
        subject: 'LINE1 until 2027-12-31',
        outcome: 'carried',
        reason: 'It goes on for the versions that go along, and for no others.',
      },
      {
        kind: 'waiver',
        subject: 'LINE1 until 2027-12-31, of 3.0.0',
        outcome: 'carried',
        as: '4.0.0',
      },
    ])
    await merge({ renumber: { '3.0.0': '4.0.0' } })
    expect(await registry.waivers.get(whole)).toMatchObject({
      scope: { service: INTO },
      versions: ['4.0.0'],
      state: 'granted',
    })
    expect((await registry.waivers.get(one)).scope).toMatchObject({
      service: INTO,
      version: '4.0.0',
    })
    expect((await registry.waivers.list({ service: INTO })).items).toHaveLength(2)
    await push(registry, INTO, '5.0.0', 'operation other')
    const waiversOf = async (version: string) =>
      (await registry.versions.whyRule(INTO, version, 'LINE1')).waivers.toSorted()
    expect(await waiversOf('4.0.0')).toEqual([whole, one].sort())
    expect(await waiversOf('5.0.0')).toEqual([])
  })

  test('the charter goes along where the other service has none, and is named otherwise', async () => {
    const { registry } = opened
    const { revision } = await registry.services.get(FROM)
    const named = { capability: 'Selling', activity: 'operations' } as const
    await registry.services.update(ANNA, FROM, named, revision)
    const decide = (service: string) =>
      registry.charters.request(ANNA, service, { to: 'charterReview', reason: 'Chartered.' })
    expect((await decide(FROM)).allowed).toBe(true)
    const steps = async () => {
      const plan = await registry.merging.plan(FROM, { into: INTO })
      return plan.steps.filter(({ kind }) => kind === 'charter')
    }
    expect(await steps()).toEqual([
      { kind: 'charter', subject: 'charter, charterReview', outcome: 'carried' },
    ])
    await merge()
    expect((await registry.charters.overview(ANNA, INTO)).state).toBe('charterReview')
  })
})
