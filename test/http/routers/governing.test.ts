import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const tokens = new Map<string, string>()
beforeAll(async () => {
  server = await openTestServer()
  for (const name of ['mira', 'noor']) {
    await server.asAdmin('post', '/api/v1/accounts').send({ name }).expect(201)
    const person = { kind: 'person' as const, id: name, name }
    tokens.set(name, (await server.dependencies.tokens.create(person, { name: 'x' })).token)
  }
})
afterAll(() => server.close())

type Method = 'get' | 'post' | 'put' | 'delete'
const as = (name: string, method: Method, path: string) =>
  server
    .ask(method, `/api/v1${path}`)
    .set('Authorization', `Bearer ${name === 'admin' ? server.token : (tokens.get(name) ?? '')}`)

interface ProposalBody {
  readonly id: string
  readonly state: string
  readonly outcome?: { readonly reason: string; readonly version?: number }
}

const proposal = (changes: readonly object[], circle = 'anchor') => ({
  title: 'A steward for payments',
  circle,
  example: 'Nobody answered for the refund contract last week.',
  rationale: 'A steward would have answered.',
  changes,
})

const steward = {
  kind: 'role.create',
  role: 'payments-steward',
  circle: 'anchor',
  title: 'Steward of payments',
  purpose: 'Payments work.',
  domains: ['payments'],
  accountabilities: ['Answering for contracts of payments'],
}

async function propose(
  name: string,
  changes: readonly object[],
  circle = 'anchor',
): Promise<ProposalBody> {
  const { body } = await as(name, 'post', '/proposals').send(proposal(changes, circle)).expect(201)
  return body as ProposalBody
}

const approve = (name: string, { id }: ProposalBody) =>
  as(name, 'post', `/proposals/${id}/steps`).send({
    kind: 'approve',
    role: 'anchor-lead',
    approves: true,
    text: 'Needed.',
  })

test('a token that is limited does what it was made for, and no more than its account may', async () => {
  const make = (scope: object) =>
    server.asAdmin('post', '/api/v1/tokens').send({ name: 'ci', scope })
  const register = (token: string, domain: string) =>
    server
      .ask('post', '/api/v1/services')
      .set('Authorization', `Bearer ${token}`)
      .send({ domain, name: 'orders', title: 'Orders' })
  for (const domain of ['limited', 'elsewhere']) {
    await server.asAdmin('put', `/api/v1/domains/${domain}`).send({ title: domain }).expect(201)
  }
  const limits = { actions: ['service.register'], domains: ['limited'] }
  const made = await make(limits).expect(201)
  const { token, scope } = made.body as { token: string; scope: object }
  expect(scope).toEqual(limits)
  await register(token, 'limited').expect(201)
  const elsewhere = await register(token, 'elsewhere')
  expect(elsewhere.body).toMatchObject({ status: 403, code: 'not-allowed' })
  expect((elsewhere.body as { detail: string }).detail).toContain(
    'was made for limited only, and service:elsewhere/orders lies in elsewhere; make another token for this.',
  )
  const more = await server
    .ask('post', '/api/v1/tokens')
    .set('Authorization', `Bearer ${token}`)
    .send({ name: 'more' })
  expect(more.body).toMatchObject({ status: 403, code: 'account-not-allowed' })
  const wrong = await make({ actions: ['everything'] })
  expect(wrong.body).toMatchObject({ status: 400, code: 'token-scope-invalid' })
})

test('the proposals that answer a tension are found by it', async () => {
  const sensed = await as('mira', 'post', '/tensions')
    .send({ subject: 'constitution', now: 'Nobody answers.', couldBe: 'Somebody does.' })
    .expect(201)
  const { id } = sensed.body as { id: string }
  const found = async (): Promise<readonly string[]> => {
    const { body } = await as('noor', 'get', `/proposals?tension=${id}`).expect(200)
    return (body as { items: readonly ProposalBody[] }).items.map((one) => one.id)
  }
  expect(await found()).toEqual([])
  const { body } = await as('admin', 'post', '/proposals')
    .send({ ...proposal([{ ...steward, role: 'answerer', domains: [] }]), tension: id })
    .expect(201)
  expect(await found()).toEqual([(body as ProposalBody).id])
})

test('what somebody without a role senses is let go by nobody else while their account is active', async () => {
  await server.asAdmin('post', '/api/v1/accounts').send({ name: 'lea' }).expect(201)
  const lea = { kind: 'person' as const, id: 'lea', name: 'lea' }
  tokens.set('lea', (await server.dependencies.tokens.create(lea, { name: 'x' })).token)
  const sensed = await as('lea', 'post', '/tensions')
    .send({ subject: 'constitution', now: 'Nobody is asked.', couldBe: 'Everybody is.' })
    .expect(201)
  const { id } = sensed.body as { id: string }
  const letGo = () =>
    as('admin', 'post', `/tensions/${id}/steps`).send({ kind: 'let-go', reason: 'Not now.' })
  const refused = await letGo().expect(409)
  expect((refused.body as { detail: string }).detail).toBe(
    'Only lea, who sensed it, says that it is done; sense one of your own.',
  )
  await server
    .asAdmin('put', '/api/v1/accounts/lea/deactivation')
    .send({ reason: 'She has left.' })
    .expect(200)
  expect((await letGo().expect(200)).body).toMatchObject({ state: 'let-go', closing: 'Not now.' })
})

test('no proposal that there is not comes of a tension', async () => {
  const sensed = await as('mira', 'post', '/tensions')
    .send({ subject: 'constitution', now: 'Nobody is asked.', couldBe: 'Everybody is.' })
    .expect(201)
  const { id } = sensed.body as { id: string }
  const refused = await as('mira', 'post', `/tensions/${id}/steps`)
    .send({ kind: 'process', outcome: 'proposal', text: 'It is on its way.', proposal: 'none' })
    .expect(404)
  expect(refused.body).toMatchObject({
    code: 'proposal-not-found',
    detail: 'There is no proposal none.',
  })
})

describe('under the startup constitution', () => {
  test('a tension becomes a role, whose filler decides about the domain from then on', async () => {
    const sensed = await as('mira', 'post', '/tensions')
      .send({ subject: 'domain:payments', now: 'Nobody answers.', couldBe: 'Somebody does.' })
      .expect(201)
    const tension = sensed.body as { id: string }
    expect(tension).toMatchObject({ by: 'mira', role: 'anchor-lead', state: 'open' })

    const made = await propose('admin', [steward])
    expect(made.state).toBe('deciding')
    const adopted = (await approve('admin', made).expect(200)).body as ProposalBody
    expect(adopted).toMatchObject({ state: 'adopted', outcome: { version: 2 } })
    await as('admin', 'post', `/tensions/${tension.id}/steps`)
      .send({ kind: 'process', outcome: 'proposal', text: 'A role.', proposal: made.id })
      .expect(200)
    const confirmed = await as('mira', 'post', `/tensions/${tension.id}/steps`)
      .send({ kind: 'confirm' })
      .expect(200)
    expect(confirmed.body).toMatchObject({ state: 'processed' })

    await as('mira', 'post', '/governance/roles/payments-steward/assignments')
      .send({ person: 'mira' })
      .expect(403)
    await as('admin', 'post', '/governance/roles/payments-steward/assignments')
      .send({ person: 'mira', reason: 'She knows payments.' })
      .expect(201)
    await as('noor', 'get', '/me').expect(200)
    await server
      .ask('put', '/api/v1/domains/payments')
      .set('Authorization', `Bearer ${server.token}`)
      .send({ title: 'Payments' })
      .expect(201)
    const registered = await as('mira', 'post', '/services').send({
      domain: 'payments',
      name: 'refunds',
      title: 'Refunds',
      kind: 'atomic',
      integrationLevel: 'service',
    })
    expect(registered.status).toBe(201)
    const away = {
      person: 'mira',
      surrogate: 'noor',
      until: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
      reason: 'Mira is on leave.',
    }
    const surrogates = '/governance/roles/payments-steward/surrogates'
    await as('noor', 'post', surrogates).send(away).expect(403)
    const wrong = await as('mira', 'post', surrogates).send({ ...away, until: '2020-01-01' })
    expect(wrong.body).toMatchObject({ status: 422, code: 'change-refused' })
    const named = await as('mira', 'post', surrogates).send(away).expect(201)
    expect(named.body).toMatchObject({ filledBy: [{ person: 'noor', standsInFor: 'mira' }] })
    const standing = await as('mira', 'get', '/governance/authority?subject=domain:payments')
    expect(standing.body).toMatchObject({ whoDecides: { people: ['noor'] } })
    await as('noor', 'delete', `${surrogates}/mira`).expect(403)
    const back = await as('mira', 'delete', `${surrogates}/mira`).expect(200)
    expect(back.body).toMatchObject({ filledBy: [{ person: 'mira' }] })
    const asked = await as('noor', 'get', '/governance/authority?subject=service:payments/refunds')
    expect(asked.body).toMatchObject({
      whoDecides: { role: 'payments-steward', people: ['mira'] },
      mayExpect: { accountabilities: ['Answering for contracts of payments'] },
    })
  })

  test('the ledger has the adoption, on behalf of which role and why', async () => {
    const events = await server.store.outbox.pending(500)
    const adoption = events.find(({ action }) => action === 'governance.changed')
    expect(adoption).toMatchObject({
      subject: 'governance:2',
      actor: { kind: 'system' },
      reason: 'A steward for payments',
      change: { basedOn: 1, revision: 1, circle: 'anchor' },
    })
  })

  test('a role shows who filled it on a day, and what made it', async () => {
    const { body } = await as('noor', 'get', '/governance/roles/payments-steward').expect(200)
    expect(body).toMatchObject({
      role: { filledBy: [{ person: 'mira' }] },
      history: [
        { governance: 5, kind: 'assigned', by: 'mira' },
        { governance: 4, kind: 'assigned', by: 'mira', reason: 'Mira is on leave.' },
        { governance: 3, kind: 'assigned', reason: 'She knows payments.' },
        { governance: 2, kind: 'adopted', by: 'admin' },
      ],
    })
    await as('noor', 'get', '/governance/roles/payments-steward?on=2026-11-21').expect(409)
    await as('noor', 'get', '/governance/roles/nobody').expect(404)
  })

  test('what is adopted can be prepared to be taken back, and is taken back by a proposal', async () => {
    const made = await propose('admin', [
      { kind: 'role.amend', role: 'payments-steward', purpose: 'Payments never fail.' },
    ])
    await approve('admin', made).expect(200)
    const { body } = await as('admin', 'get', `/proposals/${made.id}/rollback`).expect(200)
    const back = body as { changes: readonly object[]; rollbackOf: number }
    expect(back.changes).toEqual([
      {
        kind: 'role.amend',
        role: 'payments-steward',
        title: 'Steward of payments',
        purpose: 'Payments work.',
        domains: ['payments'],
        accountabilities: ['Answering for contracts of payments'],
      },
    ])
    const undo = await propose('admin', back.changes)
    expect((await approve('admin', undo).expect(200)).body).toMatchObject({ state: 'adopted' })
  })

  test('of two proposals for the same thing the second is refused, and says why', async () => {
    const amend = (purpose: string) => [{ kind: 'role.amend', role: 'payments-steward', purpose }]
    const first = await propose('admin', amend('One'))
    const second = await propose('admin', amend('Two'))
    await approve('admin', first).expect(200)
    const { body } = await approve('admin', second).expect(200)
    expect(body).toMatchObject({
      state: 'not-applicable',
      outcome: {
        reason: expect.stringContaining(
          'The role payments-steward was changed in version',
        ) as string,
      },
    })
    await approve('admin', second).expect(409)
  })

  test('nobody proposes without a role in the circle, and nobody assigns without authority', async () => {
    const { body } = await as('noor', 'post', '/proposals')
      .send(proposal([steward]))
      .expect(403)
    expect(body).toMatchObject({ code: 'governance-not-allowed' })
    const refused = await as('admin', 'post', '/proposals')
      .send(proposal([{ kind: 'role.remove', role: 'anchor-lead' }]))
      .expect(422)
    expect(refused.body).toMatchObject({
      code: 'change-refused',
      refusals: [
        { index: 0, reason: expect.stringContaining('given by the constitution') as string },
      ],
    })
    await as('noor', 'post', '/accounts').send({ name: 'friend' }).expect(403)
  })

  test('a step on a proposal that moved meanwhile is refused', async () => {
    const made = await propose('admin', [{ kind: 'circle.amend', circle: 'anchor', purpose: 'P' }])
    await as('admin', 'post', `/proposals/${made.id}/steps`)
      .set('If-Match', '"7"')
      .send({ kind: 'withdraw' })
      .expect(412)
    await as('admin', 'post', `/proposals/${made.id}/steps`)
      .send({ kind: 'approve', role: 'anchor-lead', approves: true })
      .expect(400)
    await as('mira', 'post', `/proposals/${made.id}/steps`).send({ kind: 'withdraw' }).expect(409)
    const { body } = await as('admin', 'post', `/proposals/${made.id}/steps`)
      .send({ kind: 'withdraw' })
      .expect(200)
    expect(body).toMatchObject({ state: 'withdrawn' })
  })
})

describe('another constitution', () => {
  test('is ratified once; then nobody decides past it, and circles and policies stay', async () => {
    const before = await as('noor', 'get', '/governance/constitution').expect(200)
    const { policies } = (before.body as { constitution: { policies: object[] } }).constitution
    await as('mira', 'post', '/governance/ratifications')
      .send({ constitution: 'holacracy', reason: 'Mine.' })
      .expect(403)
    await as('admin', 'post', '/governance/ratifications')
      .send({ constitution: 'nothing', reason: 'x' })
      .expect(404)
    const { body } = await as('admin', 'post', '/governance/ratifications')
      .send({ constitution: 'holacracy', reason: 'We are ready.' })
      .expect(201)
    expect(body).toMatchObject({ kind: 'ratified', constitution: { id: 'holacracy', policies } })
    await as('admin', 'post', '/governance/ratifications')
      .send({ constitution: 'board', reason: 'Back.' })
      .expect(403)
    const asked = await as('noor', 'get', '/governance/authority?subject=service:payments/refunds')
    expect(asked.body).toMatchObject({ whoDecides: { role: 'payments-steward', people: ['mira'] } })
    // The administrator leads the anchor circle and has no authority within the domain of another role.
    await server
      .ask('put', '/api/v1/domains/payments')
      .set('Authorization', `Bearer ${server.token}`)
      .set('If-Match', '"1"')
      .send({ title: 'Mine' })
      .expect(403)
  })

  test('lets the time of a round pass by itself, and adopts once', async () => {
    const made = await propose('admin', [
      { kind: 'role.amend', role: 'payments-steward', purpose: 'By silence.' },
    ])
    expect(made.state).toBe('clarifying')
    server.now = new Date(server.now.getTime() + 200 * 3_600_000)
    const done = await as('noor', 'get', `/proposals/${made.id}`).expect(200)
    expect(done.body).toMatchObject({ state: 'adopted' })
    const again = await as('noor', 'get', `/proposals/${made.id}`).expect(200)
    expect(again.body).toEqual(done.body)
    await as('mira', 'post', `/proposals/${made.id}/steps`)
      .send({ kind: 'no-objection' })
      .expect(409)
  })
})

test('what an older text grants to nobody is prepared as a proposal, and granted by it', async () => {
  const own = await openTestServer()
  const ask = (method: Method, path: string) => own.asAdmin(method, `/api/v1${path}`)
  const adopt = async (changes: readonly object[]): Promise<object> => {
    const made = await ask('post', '/proposals').send(proposal(changes)).expect(201)
    const { id } = made.body as ProposalBody
    const approval = { kind: 'approve', role: 'anchor-lead', approves: true, text: 'Needed.' }
    return (await ask('post', `/proposals/${id}/steps`).send(approval).expect(200)).body as object
  }
  try {
    const { body } = await ask('get', '/governance/constitution').expect(200)
    const { constitution } = body as {
      constitution: { articles: { id: string; grants: { actions: string[] } }[] }
    }
    const articles = constitution.articles.map((article) => ({
      ...article,
      grants: {
        ...article.grants,
        actions: article.grants.actions.filter((action) => action !== 'account.deactivate'),
      },
    }))
    const older = { ...constitution, articles }
    const check = await ask('post', '/governance/constitution/checks').send({ constitution: older })
    expect(check.body).toMatchObject({ mistakes: [], grants: [{ lost: ['account.deactivate'] }] })
    const wrong = await ask('post', '/governance/constitution/checks').send({ text: 'id: x' })
    const [mistake] = (wrong.body as { mistakes: readonly object[] }).mistakes
    expect(mistake).toEqual({
      message: expect.stringMatching(/^version: /) as string,
      line: 1,
      column: 1,
    })
    await ask('post', '/governance/constitution/checks').send({}).expect(400)
    expect(await adopt([{ kind: 'constitution.amend', constitution: older }])).toMatchObject({
      state: 'adopted',
    })
    await ask('post', '/accounts').send({ name: 'cy' }).expect(201)
    await ask('put', '/accounts/cy/deactivation').expect(403)
    const missing = await ask('get', '/governance/constitution/missing-grants').expect(200)
    expect(missing.body).toMatchObject({ actions: [{ action: 'account.deactivate' }] })
    const { changes } = missing.body as { changes: readonly object[] }
    expect(await adopt(changes)).toMatchObject({ state: 'adopted' })
    await ask('put', '/accounts/cy/deactivation').expect(200)
    const none = await ask('get', '/governance/constitution/missing-grants').expect(200)
    expect(none.body).toMatchObject({ actions: [], changes: [] })
  } finally {
    await own.close()
  }
})
