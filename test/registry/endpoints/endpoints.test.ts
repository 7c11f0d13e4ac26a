import { ORDERS, opened } from '../support/opened-with-orders.ts'
import {
  ANNA,
  BEN,
  bringOnline,
  containing,
  PLAN,
  prepare,
  push,
  refusals,
  STRANGER,
  TO_OPERATION,
  walk,
} from '../support/test-registry.ts'

const PRODUCTION = 'https://example.com/orders'
const STAGING = 'https://staging.example.com/orders'

async function idOf(url: string): Promise<string> {
  const { items } = await opened.registry.endpoints.list(ORDERS)
  return items.find((item) => item.url === url)?.id ?? 'missing'
}

async function to(url: string, state: string, reason?: string): Promise<readonly string[]> {
  const { endpoints } = opened.registry
  return refusals(await endpoints.request(ANNA, ORDERS, await idOf(url), { to: state, reason }))
}

async function tick(url: string): Promise<void> {
  await opened.registry.endpoints.tick(ANNA, ORDERS, await idOf(url), 'answers', {})
}

async function standing(): Promise<readonly string[]> {
  const { items } = await opened.registry.endpoints.list(ORDERS)
  return items.map(({ environment, state, isNamed }) => `${environment} ${state} ${isNamed}`)
}

test('an endpoint that a service names begins offline, and comes online once it was tried', async () => {
  expect(await standing()).toEqual(['production offline true', 'staging offline true'])
  expect(await to(STAGING, 'online')).toEqual(['answers'])
  await tick(STAGING)
  expect(await to(STAGING, 'online')).toEqual([])
  expect(await standing()).toEqual(['production offline true', 'staging online true'])
})

test('for production it takes an activation plan for production', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await tick(PRODUCTION)
  expect(await to(PRODUCTION, 'online')).toEqual(['planned'])
  const staging = { ...PLAN, environment: 'staging' }
  await opened.registry.activationPlans.put(ANNA, ORDERS, '1.0.0', staging)
  expect(await to(PRODUCTION, 'online')).toEqual(['planned'])
  await opened.registry.activationPlans.put(ANNA, ORDERS, '1.0.0', PLAN)
  opened.fourEyes = true
  expect(await to(PRODUCTION, 'online')).toEqual(['second-person'])
  opened.fourEyes = false
  expect(await to(PRODUCTION, 'online')).toEqual([])
})

test('a plan for content that was replaced since speaks for no endpoint', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await opened.registry.activationPlans.put(ANNA, ORDERS, '1.0.0', PLAN)
  await push(opened.registry, ORDERS, '1.0.0', 'operation cancelOrder')
  await tick(PRODUCTION)
  expect(await to(PRODUCTION, 'online')).toEqual(['planned'])
})

test('a tick is for one stay in a state: whoever brings it back tries it again', async () => {
  await tick(STAGING)
  await to(STAGING, 'online')
  expect(await to(STAGING, 'offline')).toEqual(['reason-given'])
  expect(await to(STAGING, 'offline', 'It is moved.')).toEqual([])
  expect(await to(STAGING, 'online')).toEqual(['answers'])
  const [item] = await opened.registry.endpoints.checklist(ORDERS, await idOf(STAGING))
  expect(item).toMatchObject({ isTicked: false, isLapsed: true })
})

test('two environments do not share an address', async () => {
  const { registry } = opened
  const { revision } = await registry.services.get(ORDERS)
  const endpoints = [
    { environment: 'staging', url: PRODUCTION },
    { environment: 'production', url: PRODUCTION },
  ]
  await registry.services.update(ANNA, ORDERS, { endpoints }, revision)
  const { items } = await registry.endpoints.list(ORDERS)
  const staging = items.find(({ environment }) => environment === 'staging')?.id ?? ''
  await registry.endpoints.tick(ANNA, ORDERS, staging, 'answers', {})
  const decision = await registry.endpoints.request(ANNA, ORDERS, staging, { to: 'online' })
  expect(decision.conditions.filter(({ holds }) => holds !== 'yes')).toMatchObject([
    { id: 'environment-matches', explanation: containing('production') },
  ])
})

test('what is online stays named, until it is taken offline', async () => {
  const { services } = opened.registry
  await tick(STAGING)
  await to(STAGING, 'online')
  const { revision } = await services.get(ORDERS)
  const only = [{ environment: 'production', url: PRODUCTION }]
  await expect(services.update(ANNA, ORDERS, { endpoints: only }, revision)).rejects.toMatchObject({
    code: 'invalid-input',
    message: containing('take the endpoint offline'),
  })
  await to(STAGING, 'offline', 'It is given up.')
  await services.update(ANNA, ORDERS, { endpoints: only }, revision)
  expect(await standing()).toEqual(['production offline true', 'staging offline false'])
  await tick(STAGING)
  expect(await to(STAGING, 'online')).toEqual(['named'])
})

describe('a version in operation', () => {
  beforeEach(async () => {
    const { registry } = opened
    await push(registry, ORDERS, '1.0.0')
    await prepare(registry, ORDERS, '1.0.0')
  })

  test('asks for an endpoint that is online', async () => {
    const { registry } = opened
    await to(PRODUCTION, 'offline', 'Not yet.')
    for (const state of TO_OPERATION.slice(0, -1)) {
      await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: state })
    }
    const activate = { to: 'operational' }
    const refused = await registry.transitions.request(ANNA, ORDERS, '1.0.0', activate)
    expect(refusals(refused)).toEqual(['production-online'])
    await bringOnline(registry, ORDERS)
    const allowed = await registry.transitions.request(ANNA, ORDERS, '1.0.0', activate)
    expect(refusals(allowed)).toEqual([])
  })

  test('without one is told as a gap, and so is who calls where nothing answers', async () => {
    const { registry } = opened
    await walk(registry, ORDERS, '1.0.0', TO_OPERATION)
    for (const environment of ['production', 'staging']) {
      const { id } = await registry.subscriptions.request(BEN, {
        consumer: 'shop',
        consumerKind: 'application',
        service: ORDERS,
        range: '^1.0.0',
        environment,
      })
      await registry.subscriptions.transition(ANNA, id, { to: 'inactive' })
      await registry.subscriptions.transition(ANNA, id, { to: 'active' })
    }
    expect((await registry.endpoints.list(ORDERS)).gaps).toEqual([])
    for (const url of [PRODUCTION, STAGING]) await to(url, 'offline', 'A fire.')
    expect((await registry.endpoints.list(ORDERS)).gaps).toEqual([
      'In service: 1.0.0; yet no endpoint for production is online. Bring one online, or roll back.',
      'Consumers call it in staging; yet no endpoint for staging is online.',
    ])
    expect(await to(PRODUCTION, 'retired', 'It is gone.')).toEqual(['nobody-calls'])
  })
})

test('whom the authority refuses changes nothing, and the refusal is recorded', async () => {
  const id = await idOf(STAGING)
  const { endpoints } = opened.registry
  await expect(endpoints.request(STRANGER, ORDERS, id, { to: 'online' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(endpoints.tick(STRANGER, ORDERS, id, 'answers', {})).rejects.toMatchObject({
    code: 'not-allowed',
  })
  expect((await endpoints.get(ORDERS, id)).state).toBe('offline')
  const { history } = await endpoints.overview(ANNA, ORDERS, id)
  expect(history).toMatchObject([{ allowed: false, to: 'online' }])
})

test('an endpoint that is not there is answered with those that are', async () => {
  await expect(opened.registry.endpoints.get(ORDERS, 'ep-0')).rejects.toMatchObject({
    code: 'endpoint-not-found',
    message: containing(STAGING),
  })
})

test('a decision about an endpoint comes out the same when it is judged again', async () => {
  await tick(STAGING)
  await to(STAGING, 'online')
  const { history } = await opened.registry.endpoints.overview(ANNA, ORDERS, await idOf(STAGING))
  const replay = await opened.registry.decisions.replay(history[0]?.id ?? '')
  expect(replay).toMatchObject({ isSame: true, replayed: true })
})

test('two who bring it online at once are not both recorded as who did', async () => {
  await tick(STAGING)
  const id = await idOf(STAGING)
  const { endpoints } = opened.registry
  const both = await Promise.allSettled(
    [ANNA, BEN].map((actor) => endpoints.request(actor, ORDERS, id, { to: 'online' })),
  )
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const events = (await opened.events()).filter(({ action }) => action === 'endpoint.transitioned')
  expect(events).toHaveLength(1)
})

test('decisions about an endpoint are told by the name that its service has now', async () => {
  const { endpoints, services, decisions } = opened.registry
  await to(STAGING, 'online')
  const { revision } = await services.get(ORDERS)
  const { id: name } = await services.move(ANNA, ORDERS, { name: 'purchases' }, revision)
  const endpoint = (await endpoints.list(name)).items.find(({ url }) => url === STAGING)?.id ?? ''
  const { history } = await endpoints.overview(ANNA, name, endpoint)
  expect(history.map(({ subject }) => subject)).toEqual([`endpoint:${name}#${endpoint}`])
  const decided = await endpoints.request(ANNA, name, endpoint, { to: 'online' })
  expect(decided.subject).toBe(`endpoint:${name}#${endpoint}`)
  expect((await decisions.get(decided.id)).subject).toBe(`endpoint:${name}#${endpoint}`)
})
