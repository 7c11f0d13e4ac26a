import { openTestServer, type TestServer, WSDL_POLICY } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

describe('policies', () => {
  test('are those in force, beside the rule packs at hand', async () => {
    const { body } = await server.ask('get', '/api/v1/policies').expect(200)
    expect(body).toMatchObject({ items: [WSDL_POLICY] })
    expect((body as { packs: object[] }).packs).toContainEqual(
      expect.objectContaining({ id: 'ws-i-bp-1.1', formats: ['wsdl-1.1'] }),
    )
  })

  test('open into a rule pack, and that into its rules', async () => {
    const { body } = await server.ask('get', '/api/v1/policies/ws-i-bp-1.1').expect(200)
    const { ruleCount, rules } = body as {
      ruleCount: number
      rules: { id: string; isImplemented: boolean }[]
    }
    expect(rules).toHaveLength(ruleCount)
    const implemented = rules.find(({ isImplemented }) => isImplemented)
    if (implemented !== undefined) {
      const rule = await server.ask('get', `/api/v1/rules/${implemented.id}`).expect(200)
      expect((rule.body as { packs: string[] }).packs).toContain('ws-i-bp-1.1')
    }
    await server.ask('get', '/api/v1/policies/none').expect(404)
    await server.ask('get', '/api/v1/rules/none').expect(404)
  })

  test('explain what is said about waivers, which no policy chooses', async () => {
    const { body } = await server.ask('get', '/api/v1/rules/waiver-expired').expect(200)
    expect(body).toMatchObject({ id: 'waiver-expired', severity: 'warning', packs: [] })
  })

  test('show the contracts that a rule is tested with', async () => {
    const { body } = await server.ask('get', '/api/v1/rules/WSI2406').expect(200)
    expect((body as { examples: object[] }).examples.slice(0, 2)).toEqual([
      { contract: 'orders-document.wsdl', at: [] },
      {
        contract: 'orders-document.wsdl',
        edit: {
          find: '<soap:body parts="number" use="literal"/>',
          replace: '<soap:body parts="number" use="encoded"/>',
        },
        at: [
          "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body",
        ],
      },
    ])
    const declared = await server.ask('get', '/api/v1/rules/info-contact').expect(200)
    expect((declared.body as { examples: { at: string[] }[] }).examples).toContainEqual(
      expect.objectContaining({ document: expect.any(Object) as object, at: ['/info'] }),
    )
  })
})

describe('lifecycles', () => {
  test('are listed and read', async () => {
    const list = await server.ask('get', '/api/v1/lifecycles').expect(200)
    const { items } = list.body as { items: { id: string; subject: string }[] }
    expect(items.map(({ subject }) => subject).sort()).toEqual([
      'endpoint',
      'policy',
      'service',
      'subscription',
      'version',
    ])
    const one = await server.ask('get', `/api/v1/lifecycles/${items[0]?.id ?? ''}`).expect(200)
    expect(one.body).toEqual(items[0])
    await server.ask('get', '/api/v1/lifecycles/none').expect(404)
  })
})

interface Kept {
  readonly level: object
  readonly facts: readonly object[]
}

describe('maturity', () => {
  test('is scored by a model, for everything or for a domain', async () => {
    const { body } = await server.ask('get', '/api/v1/maturity').expect(200)
    const [model] = (body as { items: { id: string }[] }).items
    const assessment = await server.ask('get', `/api/v1/maturity/${model?.id ?? ''}`).expect(200)
    expect(assessment.body).toMatchObject({ model: model?.id, scope: {}, level: { n: 1 } })
    await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
    const scoped = await server.ask('get', `/api/v1/maturity/${model?.id ?? ''}?domain=shop`)
    expect(scoped.body).toMatchObject({ scope: { domain: 'shop' } })
    await server.ask('get', `/api/v1/maturity/${model?.id ?? ''}?domain=none`).expect(404)
    await server.ask('get', '/api/v1/maturity/none').expect(404)
  })

  test('rests on facts that open into items', async () => {
    const { body } = await server.ask('get', '/api/v1/maturity/facts/owner_share').expect(200)
    expect(body).toMatchObject({ id: 'owner_share', value: null, items: [] })
    await server.ask('get', '/api/v1/maturity/facts/none').expect(404)
  })

  test('is kept once a day, and by hand, with the figures that it rests on', async () => {
    const path = '/api/v1/maturity/models/proactive5/assessments'
    const kept = async (query = ''): Promise<readonly Kept[]> => {
      const { body } = await server.ask('get', path + query).expect(200)
      return (body as { items: readonly Kept[] }).items
    }
    await server.dependencies.registry.duties.performDue()
    const [daily, ...others] = await kept()
    expect(others).toEqual([])
    expect(daily).toMatchObject({ id: 'proactive5@1.2.0  2026-11-22', level: { n: 1 } })
    expect(daily?.facts).toContainEqual({
      id: 'owner_share',
      value: null,
      numerator: 0,
      denominator: 0,
    })
    const now = await server.ask('get', '/api/v1/maturity/proactive5')
    expect(daily?.level).toEqual((now.body as Kept).level)

    await server.dependencies.registry.duties.performDue()
    expect(await kept()).toHaveLength(1)
    await server.ask('post', path).expect(401)
    await server.asAdmin('post', path).expect(201)
    expect(await kept()).toHaveLength(2)
    const before = server.now
    server.now = new Date('2026-11-23T00:00:01.000Z')
    await server.dependencies.registry.duties.performDue()
    expect(await kept('?from=2026-11-23T01:00:00%2B01:00')).toMatchObject([
      { id: 'proactive5@1.2.0  2026-11-23' },
    ])
    expect(await kept('?to=2026-11-22T23:00:00Z')).toHaveLength(2)
    server.now = before
    await server.ask('get', `${path}?from=yesterday`).expect(400)
    await server.ask('get', `${path}?domain=none`).expect(404)
  })

  test('keeps answers of people: the nearest counts, until it expires', async () => {
    const path = '/api/v1/maturity/models/proactive5/questions/removal/answers'
    const answer = { value: 3, note: 'Reviewed each spring.', proof: 'https://wiki.example/1' }
    await server.ask('post', path).send(answer).expect(401)
    const given = await server.asAdmin('post', path).send(answer).expect(201)
    expect(given.body).toMatchObject({
      id: 'removal',
      state: 'answered',
      answer: {
        ...answer,
        by: 'admin',
        role: 'anchor-lead',
        expiresAt: '2027-05-21T10:00:00.000Z',
      },
    })
    await server.asAdmin('put', '/api/v1/domains/toys').send({ title: 'Toys' }).expect(201)
    const asked = async (query: string): Promise<unknown> => {
      const { body } = await server.ask('get', `/api/v1/maturity/proactive5${query}`).expect(200)
      const { dimensions } = body as { dimensions: { cells: { questions: unknown[] }[] }[] }
      return dimensions[0]?.cells.at(-1)?.questions[0]
    }
    expect(await asked('?domain=toys')).toMatchObject({ state: 'answered', answer: { value: 3 } })
    await server.asAdmin('post', path).send({ value: 1, domain: 'toys' }).expect(201)
    expect(await asked('?domain=toys')).toMatchObject({ answer: { value: 1, domain: 'toys' } })
    expect(await asked('')).toMatchObject({ answer: { value: 3 } })
    const before = server.now
    server.now = new Date('2027-05-21T10:00:00.000Z')
    expect(await asked('')).toMatchObject({ state: 'expired', answer: { value: 3 } })
    server.now = before
  })

  test.each([
    ['another question', 'none', { value: 1 }, 404, 'maturity-question-not-found'],
    ['a value off the scale', 'removal', { value: 5 }, 400, 'invalid-request'],
    ['an operator for a value', 'removal', { value: { $gt: 0 } }, 400, 'invalid-request'],
    ['another domain', 'removal', { value: 1, domain: 'none' }, 404, 'domain-not-found'],
    [
      'a proof that is a script',
      'removal',
      { value: 1, proof: 'javascript:x' },
      400,
      'invalid-input',
    ],
  ])('refuses an answer to or with %s', async (_name, question, body, status, type) => {
    const path = `/api/v1/maturity/models/proactive5/questions/${question}/answers`
    const { body: problem } = await server.asAdmin('post', path).send(body).expect(status)
    expect((problem as { type: string }).type).toContain(type)
  })
})

describe('the ledger', () => {
  test('holds what was just written, newest first, and who did it for which role', async () => {
    await server.asAdmin('put', '/api/v1/domains/ledger').send({ title: 'Ledger' }).expect(201)
    const { body } = await server.ask('get', '/api/v1/audit').expect(200)
    const { items } = body as { items: { sequence: number; action: string }[] }
    expect(items[0]).toMatchObject({
      action: 'domain.created',
      subject: 'domain:ledger',
      actor: { kind: 'token', id: 'admin' },
      onBehalfOf: 'anchor-lead',
    })
    expect(items.at(-1)).toMatchObject({ sequence: 1, action: 'account.created' })
  })

  test('is filtered and paged', async () => {
    const first = await server.ask('get', '/api/v1/audit?actor=admin&limit=1').expect(200)
    const { next } = first.body as { next: string }
    await server
      .ask('get', `/api/v1/audit?actor=admin&limit=1&cursor=${encodeURIComponent(next)}`)
      .expect(200)
    const none = await server.ask('get', '/api/v1/audit?from=2027-01-01T00:00:00Z').expect(200)
    expect(none.body).toEqual({ items: [], next: null })
    const made = await server.ask('get', '/api/v1/audit?action=constitution.ratified').expect(200)
    expect((made.body as { items: unknown[] }).items).toHaveLength(1)
  })

  test.each([
    ['from=yesterday', 'invalid-request'],
    ['cursor=nonsense', 'invalid-cursor'],
  ])('is not asked with %s', async (query, code) => {
    const { body } = await server.ask('get', `/api/v1/audit?${query}`).expect(400)
    expect(body).toMatchObject({ code })
  })

  test('is exported whole with its signatures, or as a selection, in JSON and CSV', async () => {
    const whole = await server.ask('get', '/api/v1/audit/export').expect(200)
    expect(whole.headers['content-disposition']).toBe('attachment; filename=ledger.json')
    const { entries } = JSON.parse(whole.text) as { entries: { sequence: number }[] }
    expect(entries.slice(0, 2).map(({ sequence }) => sequence)).toEqual([1, 2])

    const query = 'action=constitution.ratified'
    const some = await server.ask('get', `/api/v1/audit/export?${query}`).expect(200)
    expect(JSON.parse(some.text)).toMatchObject({
      selection: { action: 'constitution.ratified' },
      checkpoints: [],
      entries: [{ action: 'constitution.ratified' }],
    })
    const csv = await server.ask('get', `/api/v1/audit/export?format=csv&${query}`).expect(200)
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.text.split('\r\n').map((line) => line.split(',')[6])).toEqual([
      'action',
      'constitution.ratified',
      undefined,
    ])
    const refused = await server.ask('get', '/api/v1/audit/export?from=never').expect(400)
    expect(refused.body).toMatchObject({ code: 'invalid-request' })
  })

  test('verifies', async () => {
    const { body } = await server.ask('get', '/api/v1/audit/verification').expect(200)
    expect(body).toMatchObject({ ok: true })
  })
})
