import type { LifecycleDefinition } from '../../../../src/registry/index.ts'
import { ORDERS, opened } from '../../support/opened-with-orders.ts'
import {
  ANNA,
  BEN,
  containing,
  push,
  refusals,
  shippedLifecycles,
  walk,
} from '../../support/test-registry.ts'

function shipped(subject: string): LifecycleDefinition {
  const found = shippedLifecycles().find((one) => one.subject === subject)
  if (found === undefined) throw new Error(subject)
  return found.definition
}

/** The life of versions, with what a review is called changed, and one more condition before it ends. */
const CHANGED: LifecycleDefinition = {
  ...(JSON.parse(
    JSON.stringify(shipped('version')).replaceAll('"specReview"', '"beingRead"'),
  ) as LifecycleDefinition),
  version: '2.0.0',
}

function adopt(definition: LifecycleDefinition, map: Record<string, string> | undefined): void {
  const decision = { id: 'p-1', title: 'Read it aloud', by: 'anna', at: '2027-01-01T09:00:00.000Z' }
  opened.adopted = [{ definition, map, decision }]
}

const overview = (version = '1.0.0') => opened.registry.transitions.overview(ANNA, ORDERS, version)

test('what has begun keeps the definition that it began with, unless there is a map', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', ['specReview'])
  adopt(CHANGED, undefined)
  expect(await registry.migrations.work()).toEqual({ moved: 0, left: [] })
  expect(await overview()).toMatchObject({ state: 'specReview', lifecycle: { version: '1.4.0' } })
  await push(registry, ORDERS, '1.1.0')
  expect(await overview('1.1.0')).toMatchObject({ state: 'draft', lifecycle: { version: '2.0.0' } })
  expect((await registry.lifecycles.get('contract-version')).decision?.title).toBe('Read it aloud')
})

test('with a map everything goes on under the new definition, and each move is recorded', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', ['specReview'])
  await push(registry, ORDERS, '1.1.0')
  adopt(CHANGED, { specReview: 'beingRead' })
  expect(await registry.migrations.work()).toEqual({ moved: 2, left: [] })
  const { state, lifecycle, available, history } = await overview()
  expect({ state, lifecycle: lifecycle.version }).toEqual({
    state: 'beingRead',
    lifecycle: '2.0.0',
  })
  expect(available.map(({ to }) => to)).toContain('specified')
  expect(history[0]).toMatchObject({
    transition: 'migration:by-map',
    from: 'specReview',
    to: 'beingRead',
    actor: 'Concordat',
    reason: 'Read it aloud',
    conditions: [{ explanation: containing('p-1') }],
  })
  expect((await registry.decisions.replay(history[0]?.id ?? '')).differences).toEqual([])
  const events = (await opened.events()).filter(({ action }) => action === 'version.migrated')
  expect(events.map(({ change }) => change)).toMatchObject([
    { before: 'contract-version@1.4.0', lifecycle: 'contract-version@2.0.0', proposal: 'p-1' },
    { from: 'draft', to: 'draft' },
  ])
  const listed = await registry.services.list({ state: 'draft' })
  expect(listed.items).toHaveLength(1)
  await walk(registry, ORDERS, '1.0.0', ['specified'])
})

test('a second call moves nothing again, and a start after a crash goes on with what is left', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await push(registry, ORDERS, '1.1.0')
  adopt(CHANGED, { specReview: 'beingRead' })
  const stop = new AbortController()
  stop.abort()
  expect(await registry.migrations.work(stop.signal)).toEqual({ moved: 0, left: [] })
  const again = await opened.reopen()
  expect((await again.migrations.work()).moved).toBe(2)
  expect((await again.migrations.work()).moved).toBe(0)
  expect((await registry.migrations.work()).moved).toBe(0)
})

test('subscriptions, charters and endpoints move as versions do', async () => {
  const { registry } = opened
  await registry.subscriptions.request(BEN, {
    consumer: 'shop',
    consumerKind: 'application',
    service: ORDERS,
    range: '^1.0.0',
    environment: 'staging',
  })
  const { revision } = await registry.services.get(ORDERS)
  await registry.services.update(ANNA, ORDERS, { capability: 'Selling' }, revision)
  await registry.charters.request(ANNA, ORDERS, { to: 'charterReview' })
  const { items } = await registry.endpoints.list(ORDERS)
  const staging = items.find(({ environment }) => environment === 'staging')?.id ?? ''
  await registry.endpoints.tick(ANNA, ORDERS, staging, 'answers', {})
  await registry.endpoints.request(ANNA, ORDERS, staging, { to: 'online' })
  const decision = { id: 'p-1', title: 'Next', by: 'anna', at: '2027-01-01T09:00:00.000Z' }
  opened.adopted = ['subscription', 'service', 'endpoint'].map((subject) => ({
    definition: { ...shipped(subject), version: '3.0.0' },
    map: {},
    decision,
  }))
  expect((await registry.migrations.work()).moved).toBe(3)
  const [subscription] = (await registry.subscriptions.list()).items
  for (const at of [
    await registry.subscriptions.overview(ANNA, subscription?.id ?? ''),
    await registry.charters.overview(ANNA, ORDERS),
    await registry.endpoints.overview(ANNA, ORDERS, staging),
  ]) {
    expect(at.lifecycle.version).toBe('3.0.0')
  }
  const [item] = await registry.endpoints.checklist(ORDERS, staging)
  expect(item?.isLapsed).toBe(true) // it came online by the tick, and the move changed nothing about that
})

test('what has no counterpart stays under what it began with, and is told', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', ['specReview'])
  adopt(CHANGED, {})
  expect(await registry.migrations.work()).toEqual({
    moved: 0,
    left: [{ subject: `version:${ORDERS}@1.0.0`, reason: containing('no counterpart') }],
  })
  expect((await overview()).state).toBe('specReview')
})

test('a dry run says where everything would go on, and which gates would close', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await push(registry, ORDERS, '1.1.0')
  await walk(registry, ORDERS, '1.1.0', ['specReview'])
  const stricter: LifecycleDefinition = {
    ...CHANGED,
    transitions: CHANGED.transitions.map((transition) =>
      transition.id === 'submitSpec'
        ? { ...transition, gate: [{ ...LARGE, when: 'contract.operations > 5' }] }
        : transition,
    ),
  }
  const before = await opened.events()
  const map = { specReview: 'beingRead' }
  const effect = await registry.lifecycleEffects.preview({ definition: stricter, map })
  expect(effect).toMatchObject({ from: '1.4.0', to: '2.0.0', migrates: true, isComplete: true })
  expect(effect.standing).toEqual([
    { version: '1.4.0', state: 'draft', to: 'draft', subjects: 1 },
    { version: '1.4.0', state: 'specReview', to: 'beingRead', subjects: 1 },
  ])
  expect(effect.gates).toEqual([
    {
      subject: `version:${ORDERS}@1.0.0`,
      transition: 'submitSpec',
      opens: false,
      unmet: ['Only 1.'],
    },
  ])
  const stays = await registry.lifecycleEffects.preview({ definition: stricter, map: undefined })
  expect(stays).toMatchObject({ migrates: false, gates: [], examined: 0 })
  expect(await opened.events()).toEqual(before)
})

const LARGE = {
  id: 'large',
  title: 'It is large',
  explain: { met: 'It is.', unmet: 'Only {contract.operations}.' },
}

test('the new gate is asked once a subject was moved', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  const gate = [{ ...LARGE, when: 'contract.operations > 5' }]
  const stricter = {
    ...shipped('version'),
    version: '1.9.0',
    transitions: shipped('version').transitions.map((transition) =>
      transition.id === 'submitSpec' ? { ...transition, gate } : transition,
    ),
  }
  adopt(stricter, {})
  await registry.migrations.work()
  const asked = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'specReview' })
  expect(refusals(asked)).toEqual(['large'])
})

test('what was moved can go on after a restart, also once another definition is in force', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  adopt(CHANGED, {})
  expect(await registry.migrations.work()).toEqual({ moved: 1, left: [] })
  adopt({ ...CHANGED, version: '3.0.0' }, undefined)
  const { transitions } = await opened.reopen()
  const { lifecycle, available } = await transitions.overview(ANNA, ORDERS, '1.0.0')
  expect([lifecycle.version, available[0]?.to]).toEqual(['2.0.0', 'beingRead'])
})
