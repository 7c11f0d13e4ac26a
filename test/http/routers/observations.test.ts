import type {
  ObservationReceipt,
  Structures,
  StructuresOverview,
  TensionList,
} from '../../../src/web/api/schemas.ts'
import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
let noor = ''
beforeEach(async () => {
  server = await openTestServer({}, 'constitution')
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({
      domain: 'shop',
      name: 'refunds',
      title: 'Refunds',
      endpoints: [{ environment: 'production', url: 'https://api.example.org/v1' }],
    })
    .expect(201)
  await server
    .asAdmin('put', '/api/v1/services/shop/refunds/versions/1.0.0')
    .set('Content-Type', 'application/yaml')
    .send(openApi())
    .expect(201)
  await server.asAdmin('post', '/api/v1/accounts').send({ name: 'noor' }).expect(201)
  const person = { kind: 'person' as const, id: 'noor', name: 'noor' }
  noor = (await server.dependencies.tokens.create(person, { name: 'x' })).token
})
afterEach(() => server.close())

const line = (user: string, request: string, status = 201): string =>
  `10.0.0.1 - ${user} [22/Nov/2026:09:00:00 +0000] "${request} HTTP/1.1" ${status} 1 "-" "x"`

const report = (text: string, query = '?host=api.example.org', key?: string) => {
  const asked = server
    .asAdmin('post', `/api/v1/observations${query}`)
    .set('Content-Type', 'text/plain')
  return (key === undefined ? asked : asked.set('Idempotency-Key', key)).send(text)
}

const structures = async (query = ''): Promise<Structures> =>
  (await server.ask('get', `/api/v1/services/shop/refunds/structures${query}`).expect(200))
    .body as Structures

const tensions = async (): Promise<TensionList['items']> =>
  ((await server.ask('get', '/api/v1/tensions').expect(200)).body as TensionList).items

describe('a report', () => {
  test('is read whatever its lines name that no store keeps, or is longer than any name', async () => {
    const at = '2026-11-22T09:00:00Z'
    const here = { at, host: 'api.example.org', path: '/v1/refunds', method: 'POST' }
    const lines = [
      { at, service: 'x'.repeat(600) },
      { at, service: 'a\u0000b' },
      { at, host: 'h\u0000', path: '/\ud83d/x' },
      { ...here, consumer: 'x'.repeat(600) },
      { ...here, consumer: 'a\u0000b' },
    ]
    const { body } = await report(lines.map((one) => JSON.stringify(one)).join('\n')).expect(200)
    expect(body).toMatchObject({ counted: 2, unmapped: 3 })
  })

  test('is counted by consumer, operation and day, and once however often it is sent', async () => {
    const log = [
      line('webshop', 'POST /v1/refunds'),
      line('webshop', 'POST /v1/refunds', 500),
      line('-', 'GET /v1/refunds/17'),
      line('webshop', 'GET /elsewhere/7/x'),
      'nonsense',
    ].join('\n')
    const first = await report(log, '?host=api.example.org', 'once').expect(200)
    expect(first.body).toEqual({
      format: 'access-log',
      counted: 3,
      deployments: 0,
      unmapped: 1,
      unknownConsumers: 1,
      passedOver: 0,
      rejected: 1,
      reasons: [{ line: 5, reason: 'has no time in brackets' }],
      services: ['shop/refunds'],
    } satisfies ObservationReceipt)
    await report(log, '?host=api.example.org', 'once').expect(200)
    const { observed } = await structures()
    expect(observed).toMatchObject({
      calls: 3,
      errors: 1,
      consumers: [
        { consumer: 'webshop', calls: 2, errors: 1, operations: ['POST /refunds'] },
        { consumer: '', calls: 1 },
      ],
      operations: [
        { operation: 'POST /refunds', isOffered: true },
        { operation: 'GET /refunds/{}', isOffered: false, consumers: [''] },
      ],
    })
    const { body } = await server.ask('get', '/api/v1/observations').expect(200)
    expect(body).toMatchObject({
      services: [{ service: 'shop/refunds', calls: 3, consumers: ['webshop'] }],
      unmapped: [{ host: 'api.example.org', path: '/elsewhere/{}', calls: 1 }],
    })
  })

  test('needs a permission of its own', async () => {
    await server.ask('post', '/api/v1/observations').send('x').expect(401)
    const refused = await server
      .ask('post', '/api/v1/observations')
      .set('Authorization', `Bearer ${noor}`)
      .set('Content-Type', 'text/plain')
      .send('x')
      .expect(403)
    expect(refused.body).toMatchObject({ code: 'not-allowed' })
    await server
      .ask('put', '/api/v1/observations/mapping')
      .set('Authorization', `Bearer ${noor}`)
      .set('If-Match', '"0"')
      .send({ addresses: [], clients: [] })
      .expect(403)
  })

  test('is refused when it lies far away or is too large, and says so', async () => {
    const old = line('webshop', 'POST /v1/refunds').replace('2026', '2024')
    expect((await report(old).expect(200)).body).toMatchObject({
      counted: 0,
      rejected: 1,
      reasons: [{ reason: '1 lie outside of the last 400 days, the first on 2024-11-22' }],
    })
    await report('x'.repeat(9 * 1_048_576)).expect(413)
  })

  test('is heard by the ledger once a day', async () => {
    await report(line('webshop', 'POST /v1/refunds')).expect(200)
    await report(line('billing', 'POST /v1/refunds')).expect(200)
    const { body } = await server.ask('get', '/api/v1/audit?action=observations.reported')
    expect((body as { items: unknown[] }).items).toHaveLength(1)
  })
})

test('hosts, paths and clients are mapped, and the mapping is nobody’s to overwrite', async () => {
  const before = await server.ask('get', '/api/v1/observations/mapping').expect(200)
  expect(before.body).toEqual({ addresses: [], clients: [], revision: 0 })
  const mapping = {
    addresses: [{ host: '*', path: '/old', service: 'shop/refunds', environment: 'legacy' }],
    clients: [{ address: '10.0.0.0/8', consumer: 'inside' }],
  }
  const put = (body: object, tag: string) =>
    server.asAdmin('put', '/api/v1/observations/mapping').set('If-Match', tag).send(body)
  await server.asAdmin('put', '/api/v1/observations/mapping').send(mapping).expect(428)
  await put(mapping, before.headers['etag'] ?? '').expect(200)
  await put(mapping, before.headers['etag'] ?? '').expect(412)
  const wrong = await put({ ...mapping, clients: [{ address: 'x', consumer: 'y' }] }, '"1"')
  expect(wrong).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/clients/0/address' }] },
  })
  await report(line('-', 'POST /old/refunds'), '').expect(200)
  expect((await structures()).observed.consumers).toMatchObject([
    { consumer: 'inside', operations: ['POST /refunds'], environments: ['legacy'] },
  ])
})

describe('the three structures', () => {
  test('show consumers that nobody declared and calls that no contract offers, each a tension once', async () => {
    await report(
      [
        line('webshop', 'POST /v1/refunds'),
        line('billing', 'POST /v1/refunds'),
        line('billing', 'GET /v1/refunds/17'),
        line('scanner', 'GET /v1/wp-admin', 404),
      ].join('\n'),
    ).expect(200)
    const found = await structures()
    expect(found.differences.map(({ kind, about }) => [kind, about])).toEqual([
      ['undeclared-consumer', 'billing'],
      ['undeclared-consumer', 'webshop'],
      ['contract-drift', 'GET /refunds/{}'],
    ])
    expect(found.required.decides).toEqual({ role: 'anchor-lead', people: ['admin'] })

    const { governance } = server.dependencies
    await governance.structures.look()
    await governance.structures.lookAtAll()
    const raised = await tensions()
    expect(raised.map(({ key }) => key).sort()).toEqual([
      'contract-drift:service:shop/refunds',
      'undeclared-consumer:service:shop/refunds',
    ])
    const consumers = raised.find(({ key }) => key?.startsWith('undeclared-consumer'))
    expect(consumers?.evidence.map(({ text }) => text)).toEqual([
      'billing called shop/refunds 2 times, of them GET /refunds/{}, POST /refunds, the last time on 2026-11-22, and has no active subscription.',
      'webshop called shop/refunds 1 times, of them POST /refunds, the last time on 2026-11-22, and has no active subscription.',
    ])

    const { body } = await server.ask('get', '/api/v1/structures').expect(200)
    expect((body as StructuresOverview).services).toEqual([
      {
        service: 'shop/refunds',
        declared: { consumers: 0, subscriptions: 0 },
        observed: { consumers: 3, calls: 4, lastAt: '2026-11-22T09:00:00.000Z' },
        required: { policies: 0, notKept: 0 },
        differences: { 'undeclared-consumer': 2, 'contract-drift': 1 },
      },
    ])
  })

  test('take a preflight of a browser for no operation, and so for no contract drift', async () => {
    const asked = ['OPTIONS /v1/refunds', 'HEAD /v1/refunds'].map((one) => line('-', one, 204))
    await report(asked.join('\n')).expect(200)
    const { observed, differences } = await structures()
    expect(observed.operations.map(({ operation, isOffered }) => [operation, isOffered])).toEqual([
      ['', undefined],
      ['HEAD /refunds', false],
    ])
    expect(differences.map(({ kind, about }) => [kind, about])).toEqual([
      ['contract-drift', 'HEAD /refunds'],
    ])
  })

  test('show no difference that a change of the contract has settled', async () => {
    await report(line('webshop', 'GET /v1/refunds/17')).expect(200)
    await server.dependencies.governance.structures.look()
    const text = openApi().replace(
      'paths:\n',
      `paths:
  /refunds/{id}:
    get:
      operationId: getRefund
      summary: Read a refund
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: It. }
`,
    )
    await server
      .asAdmin('put', '/api/v1/services/shop/refunds/versions/1.1.0')
      .set('Content-Type', 'application/yaml')
      .send(text)
      .expect(201)
    expect((await structures()).differences.map(({ kind }) => kind)).toEqual([
      'undeclared-consumer',
    ])
    await server.dependencies.governance.structures.lookAtAll()
    const drift = (await tensions()).find(({ key }) => key?.startsWith('contract-drift'))
    expect(drift?.proposedClosure?.text).toContain('The contract says all that the service does.')
  })

  test('show what is deployed and not published', async () => {
    const deployment = {
      kind: 'deployment',
      at: '2026-11-22T09:00:00Z',
      service: 'shop/refunds',
      environment: 'production',
    }
    await server
      .asAdmin('post', '/api/v1/observations')
      .set('Content-Type', 'application/json')
      .send(
        JSON.stringify({
          observations: [
            { ...deployment, version: '1.0.0' },
            { ...deployment, version: '9.9.9' },
          ],
        }),
      )
      .expect(200)
    expect((await structures()).differences.map(({ says }) => says)).toEqual([
      'Version 1.0.0 of shop/refunds was deployed in production on 2026-11-22, which is still draft.',
      'Version 9.9.9 of shop/refunds was deployed in production on 2026-11-22, which the registry does not know.',
    ])
  })

  test('take a period, and say what is wrong with one', async () => {
    await report(line('billing', 'POST /v1/refunds')).expect(200)
    expect((await structures('?from=2026-11-22&to=2026-11-22')).observed.calls).toBe(1)
    expect((await structures('?from=2026-11-23&to=2026-11-24')).observed.calls).toBe(0)
    const wrong = await server
      .ask('get', '/api/v1/services/shop/refunds/structures?from=2026-11-24&to=2026-11-23')
      .expect(400)
    expect(wrong.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/to' }] })
    await server.ask('get', '/api/v1/services/shop/none/structures').expect(404)
  })
})
