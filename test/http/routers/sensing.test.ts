import { composeGovernance } from '../../../src/compose-governance.ts'
import { openConstitutionalAuthority, type Governance } from '../../../src/governance/index.ts'
import { openApi } from '../support/contracts.ts'
import { ADMIN, openTestServer, type TestServer } from '../support/test-server.ts'
import type { Subscription, Tension, TensionList, Waiver } from '../../../src/web/api/schemas.ts'

const DAY = 24 * 60 * 60_000

let server: TestServer
beforeEach(async () => {
  server = await openTestServer({}, 'constitution')
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
})
afterEach(() => server.close())

const register = (name: string) =>
  server.asAdmin('post', '/api/v1/services').send({ domain: 'shop', name, title: name }).expect(201)

const BROKEN = (title: string): string =>
  openApi(title).replace(/ {6}responses:\n.*\n/, '      responses: none\n')

const push = (service: string, version: string, text: string) =>
  server
    .asAdmin('put', `/api/v1/services/shop/${service}/versions/${version}`)
    .set('Content-Type', 'application/yaml')
    .send(text)

async function sense(governance: Governance = server.dependencies.governance): Promise<void> {
  await server.dependencies.ledger.relay()
  await governance.sensing.follow()
}

async function tensions(query = ''): Promise<readonly Tension[]> {
  const { body } = await server.ask('get', `/api/v1/tensions${query}`).expect(200)
  return (body as TensionList).items
}

/** A second server over the same store. */
async function another(): Promise<Governance> {
  const { store, dependencies } = server
  const { registry } = dependencies
  return composeGovernance({
    ...dependencies,
    store,
    // Each server has its own kinds of duties; here both share one registry.
    registry: { ...registry, duties: { ...registry.duties, register: () => undefined } },
    authority: await openConstitutionalAuthority(store),
  })
}

describe('a check that fails', () => {
  test('is one tension with evidence of each run, which a passing run proposes to close', async () => {
    await register('refunds')
    await push('refunds', '1.0.0', BROKEN('a')).expect(201)
    await sense()
    await push('refunds', '1.0.0', BROKEN('b')).expect(200)
    await sense()
    await sense(await another())
    const [tension, ...others] = await tensions('?subject=service:shop/refunds')
    expect(others).toEqual([])
    expect(tension).toMatchObject({
      by: 'system',
      key: 'failing:service:shop/refunds',
      role: 'anchor-lead',
      state: 'open',
      now: 'shop/refunds fails a policy that gates or registration ask for.',
    })
    const day = server.now.toISOString().slice(0, 10)
    expect(tension?.evidence.map(({ text }) => text)).toEqual(
      Array<string>(2).fill(
        `On ${day} shop/refunds@1.0.0 was pushed and failed. shop/refunds@1.0.0 fails openapi-core (1 errors).`,
      ),
    )

    await push('refunds', '1.0.0', openApi()).expect(200)
    await sense()
    const [closable] = await tensions()
    expect(closable).toMatchObject({
      state: 'open',
      proposedClosure: {
        text: 'shop/refunds: no version fails what gates or registration ask for.',
      },
    })
    await server
      .asAdmin('post', `/api/v1/tensions/${closable?.id ?? ''}/steps`)
      .send({ kind: 'confirm' })
      .expect(200)

    await push('refunds', '1.1.0', BROKEN('c')).expect(201)
    await sense()
    expect(await tensions()).toMatchObject([
      { id: tension?.id, state: 'in-process', recurrences: 1 },
    ])
  })

  test('raises nothing when it was mended before anybody heard of it', async () => {
    await register('refunds')
    await push('refunds', '1.0.0', BROKEN('a')).expect(201)
    await push('refunds', '1.0.0', openApi()).expect(200)
    await sense()
    expect(await tensions()).toEqual([])
  })

  test('is heard once by two servers at the same time', async () => {
    await register('refunds')
    await push('refunds', '1.0.0', BROKEN('a')).expect(201)
    await server.dependencies.ledger.relay()
    const second = await another()
    await Promise.all([
      server.dependencies.governance.sensing.follow(),
      second.sensing.follow(),
      second.tensions.raise({
        key: 'failing:service:shop/refunds',
        subject: 'service:shop/refunds',
        now: 'x',
        couldBe: 'y',
        evidence: [{ text: 'z', source: 'ledger:0' }],
      }),
    ])
    await sense()
    expect(await tensions()).toHaveLength(1)
  })

  test('does not flood an inbox: beyond ten of a kind one tension gathers them', async () => {
    for (let number = 0; number < 14; number++) {
      await register(`s${number}`)
      await push(`s${number}`, '1.0.0', BROKEN(`${number}`)).expect(201)
    }
    await sense()
    const all = await tensions('?limit=100')
    expect(all).toHaveLength(11)
    const gathered = all.filter(({ subject }) => subject === 'role:anchor-lead')
    expect(gathered).toMatchObject([{ key: 'failing:role:anchor-lead' }])
    expect(gathered[0]?.evidence).toHaveLength(4)

    const { tensions: kept } = server.dependencies.governance
    const id = gathered[0]?.id ?? ''
    expect(await kept.check(id)).toMatchObject({ gap: 'stands' })
    for (const { subject = '' } of gathered[0]?.evidence ?? []) {
      await push(subject.slice('service:shop/'.length), '1.0.0', openApi()).expect(200)
    }
    expect(await kept.check(id)).toEqual({
      gap: 'gone',
      says: 'It is gone for all 4 that are named here.',
    })
  })
})

test('a waiver that lapsed over what is still found is a tension of its service', async () => {
  await register('refunds')
  await push('refunds', '1.0.0', BROKEN('a')).expect(201)
  const { body } = await server
    .ask('get', '/api/v1/services/shop/refunds/versions/1.0.0/report')
    .expect(200)
  const [finding] = (body as { findings: { rule: string }[] }).findings
  const asked = await server
    .asAdmin('post', '/api/v1/waivers')
    .send({
      rule: finding?.rule,
      scope: { service: 'shop/refunds' },
      reason: 'Until the partner moves.',
      owner: 'anchor-lead',
      until: '2026-11-30',
    })
    .expect(201)
  await server
    .asAdmin('post', `/api/v1/waivers/${(asked.body as Waiver).id}/decision`)
    .send({ decision: 'grant' })
    .expect(200)
  await sense()
  expect(await tensions()).toEqual([])

  server.now = new Date('2026-12-02T00:00:00.000Z')
  await server.dependencies.registry.duties.performDue()
  await sense()
  const lapsed = (await tensions()).find(({ key }) => key?.startsWith('waiver-lapsed'))
  expect(lapsed?.evidence).toHaveLength(1)
  expect(lapsed?.evidence[0]?.text).toContain(`The waiver of ${finding?.rule ?? ''} ended on`)

  await push('refunds', '1.0.0', openApi()).expect(200)
  await sense()
  expect(await server.dependencies.governance.tensions.get(lapsed?.id ?? '')).toMatchObject({
    proposedClosure: {
      text: 'shop/refunds: nothing that a lapsed waiver accepted is found any more.',
    },
  })
})

test('a waiver for all of a domain that lapsed is one tension of the domain, until nothing is found there', async () => {
  for (const name of ['refunds', 'returns']) {
    await register(name)
    await push(name, '1.0.0', BROKEN(name)).expect(201)
  }
  const { body } = await server
    .ask('get', '/api/v1/services/shop/refunds/versions/1.0.0/report')
    .expect(200)
  const [finding] = (body as { findings: { rule: string }[] }).findings
  const rule = finding?.rule ?? ''
  const asked = await server
    .asAdmin('post', '/api/v1/waivers')
    .send({
      rule,
      scope: { domain: 'shop' },
      reason: 'Until the partner moves.',
      owner: 'anchor-lead',
      until: '2026-11-30',
    })
    .expect(201)
  await server
    .asAdmin('post', `/api/v1/waivers/${(asked.body as Waiver).id}/decision`)
    .send({ decision: 'grant' })
    .expect(200)
  await sense()
  const ofDomain = async (): Promise<Tension | undefined> =>
    (await tensions('?subject=domain:shop')).at(0)
  expect(await ofDomain()).toBeUndefined()

  server.now = new Date('2026-12-02T00:00:00.000Z')
  await server.dependencies.registry.duties.performDue()
  await sense()
  await sense(await another())
  const lapsed = await ofDomain()
  expect(lapsed).toMatchObject({
    key: 'waiver-lapsed:domain:shop',
    now: 'A waiver for shop has lapsed, and what it accepted counts again.',
    role: 'anchor-lead',
  })
  expect(lapsed?.evidence.map(({ text }) => text)).toEqual([
    `The waiver of ${rule} for shop ended on 2026-11-30. ${rule} is found in shop/refunds; its waiver ended on 2026-11-30; ${rule} is found in shop/returns; its waiver ended on 2026-11-30.`,
  ])

  const { tensions: kept } = server.dependencies.governance
  await push('refunds', '1.0.0', openApi()).expect(200)
  expect(await kept.check(lapsed?.id ?? '')).toMatchObject({ gap: 'stands' })
  await push('returns', '1.0.0', openApi()).expect(200)
  expect(await kept.check(lapsed?.id ?? '')).toEqual({
    gap: 'gone',
    says: 'shop: nothing that a lapsed waiver accepted is found any more.',
  })
})

describe('a change by a role that does not decide about the service', () => {
  const adopt = async (changes: readonly object[]): Promise<void> => {
    const made = await server
      .asAdmin('post', '/api/v1/proposals')
      .send({ title: 'x', circle: 'anchor', example: 'x', rationale: 'x', changes })
      .expect(201)
    await server
      .asAdmin('post', `/api/v1/proposals/${(made.body as { id: string }).id}/steps`)
      .send({ kind: 'approve', role: 'anchor-lead', approves: true, text: 'Yes.' })
      .expect(200)
  }

  beforeEach(async () => {
    await server.asAdmin('post', '/api/v1/accounts').send({ name: 'mira' }).expect(201)
    const role = { kind: 'role.create', circle: 'anchor', purpose: 'P' }
    await adopt([
      { ...role, role: 'shop-steward', title: 'Steward', domains: ['shop'] },
      { ...role, role: 'editor', title: 'Editor' },
      { kind: 'role.assign', role: 'shop-steward', person: 'admin' },
      { kind: 'role.assign', role: 'editor', person: 'mira' },
      {
        kind: 'circle-policy.put',
        circle: 'anchor',
        policy: {
          id: 'editors-edit',
          title: 'Editors edit',
          text: 'Editors change texts.',
          effect: 'grant',
          actions: ['service.update'],
          domain: '',
          role: 'editor',
        },
      },
    ])
    await register('refunds')
  })

  const rename = async (token: string): Promise<void> => {
    const service = await server.ask('get', '/api/v1/services/shop/refunds').expect(200)
    await server
      .ask('patch', '/api/v1/services/shop/refunds')
      .set('Authorization', `Bearer ${token}`)
      .set('If-Match', String(service.headers['etag']))
      .set('Content-Type', 'application/merge-patch+json')
      .send({ purpose: 'Money back.' })
      .expect(200)
  }

  test('is one tension that names who made it, for which role and whose it was', async () => {
    const mira = { kind: 'person' as const, id: 'mira', name: 'mira' }
    const { token } = await server.dependencies.tokens.create(mira, { name: 'x' })
    await rename(token)
    await sense()
    await sense(await another())
    const [tension, ...others] = await tensions('?subject=service:shop/refunds')
    expect(others).toEqual([])
    expect(tension).toMatchObject({
      key: 'outside-role:service:shop/refunds',
      role: 'shop-steward',
      now: 'shop/refunds was changed by a role that does not decide about it.',
    })
    expect(tension?.evidence).toHaveLength(1)
    expect(tension?.evidence[0]?.text).toContain(
      'made the change service.updated for the role editor; it is for shop-steward (admin) to make.',
    )
  })

  test('is none where whoever decides about it makes it', async () => {
    await rename(server.token)
    await sense()
    expect(await tensions('?subject=service:shop/refunds')).toEqual([])
  })
})

test('a request for a subscription that nobody answers in time is a tension until somebody does', async () => {
  await register('refunds')
  await push('refunds', '1.0.0', openApi()).expect(201)
  const asked = await server
    .asAdmin('post', '/api/v1/subscriptions')
    .send({
      consumer: 'webshop',
      consumerKind: 'application',
      service: 'shop/refunds',
      range: '^1.0.0',
      environment: 'production',
    })
    .expect(201)
  server.now = new Date(server.now.getTime() + 6 * DAY)
  await server.dependencies.registry.duties.performDue()
  await sense()
  expect(await tensions()).toEqual([])
  server.now = new Date(server.now.getTime() + 2 * DAY)
  await server.dependencies.registry.duties.performDue()
  await sense()
  const [tension] = await tensions()
  expect(tension).toMatchObject({
    key: 'unanswered:service:shop/refunds',
    now: 'Somebody asked to use shop/refunds and has no answer.',
  })
  expect(tension?.evidence[0]?.text).toContain('webshop asked to use shop/refunds in production')

  const { id } = asked.body as Subscription
  await server
    .asAdmin('post', `/api/v1/subscriptions/${id}/transitions`)
    .send({ to: 'rejected', reason: 'Use returns.' })
    .expect(201)
  await sense()
  expect((await tensions())[0]).toMatchObject({
    proposedClosure: { text: 'shop/refunds: every request is answered.' },
  })
})

test('a duty that fails again and again is a tension about what it is due for', async () => {
  const { registry, governance } = server.dependencies
  registry.duties.register({
    id: 'doomed',
    title: 'Tell the moon',
    perform: () => Promise.reject(new Error('no answer')),
  })
  await registry.duties.schedule({
    key: 'doomed/1',
    kind: 'doomed',
    subject: 'domain:shop',
    domain: 'shop',
    dueAt: server.now.toISOString(),
  })
  for (let time = 0; time < 5; time++) {
    await governance.sensing.look()
    expect(await tensions()).toEqual([])
    await registry.duties.performDue()
    server.now = new Date(server.now.getTime() + DAY)
  }
  await governance.sensing.look()
  await governance.sensing.look()
  expect(await tensions()).toMatchObject([
    {
      key: 'duty-failing:domain:shop',
      evidence: [{ text: 'Tell the moon, due on 2026-11-22, failed 5 times: no answer' }],
    },
  ])
})

/** Leads a version into operation, at an endpoint that is online. */
async function operate(name: string): Promise<void> {
  const { registry } = server.dependencies
  const service = `shop/${name}`
  await server
    .asAdmin('post', '/api/v1/services')
    .send({
      ...{ domain: 'shop', name, title: name, purpose: 'To be called.', owner: 'anchor-lead' },
      endpoints: [
        { environment: 'staging', url: `https://staging.example.com/${name}` },
        { environment: 'production', url: `https://example.com/${name}` },
      ],
      objectives: [{ metric: 'availability', target: 99, unit: 'percent' }],
    })
    .expect(201)
  await push(name, '1.0.0', openApi()).expect(201)
  for (const { item } of await registry.checklists.of(service, '1.0.0')) {
    await registry.checklists.tick(ADMIN, service, '1.0.0', item, {})
  }
  const step = { title: 'Go', owner: 'anchor-lead', verification: 'It answers.', rollback: 'Back.' }
  const plan = { environment: 'production', steps: [step] }
  await registry.activationPlans.put(ADMIN, service, '1.0.0', plan)
  for (const { id } of (await registry.endpoints.list(service)).items) {
    await registry.endpoints.tick(ADMIN, service, id, 'answers', {})
    await registry.endpoints.request(ADMIN, service, id, { to: 'online' })
  }
  const way = ['specReview', 'specified', 'realized', 'staged', 'certified', 'operational']
  for (const to of way) {
    const reason = 'Onwards.'
    const { allowed } = await registry.transitions.request(ADMIN, service, '1.0.0', { to, reason })
    expect(allowed).toBe(true)
  }
}

test('where nothing answers for what is in service, a tension says so until something does', async () => {
  await operate('refunds')
  await sense()
  expect(await tensions()).toEqual([])
  const { endpoints } = server.dependencies.registry
  const { items } = await endpoints.list('shop/refunds')
  const id = items.find(({ environment }) => environment === 'production')?.id ?? ''
  await endpoints.request(ADMIN, 'shop/refunds', id, { to: 'offline', reason: 'A fire.' })
  await sense()
  const [tension] = await tensions()
  const day = server.now.toISOString().slice(0, 10)
  expect(tension).toMatchObject({
    key: 'unserved:service:shop/refunds',
    evidence: [
      {
        text: `On ${day} https://example.com/refunds went offline in production. In service: 1.0.0; yet no endpoint for production is online. Bring one online, or roll back.`,
      },
    ],
  })
  await endpoints.tick(ADMIN, 'shop/refunds', id, 'answers', {})
  await endpoints.request(ADMIN, 'shop/refunds', id, { to: 'online' })
  await sense()
  expect(await tensions()).toMatchObject([
    {
      proposedClosure: {
        text: 'shop/refunds: what is in service, what answers and who calls fit.',
      },
    },
  ])
})
