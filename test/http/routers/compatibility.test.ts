import { openTestServer, type TestServer } from '../support/test-server.ts'

const VERSIONS = '/api/v1/services/payments/refunds/versions'

const ONE = `openapi: 3.0.3
info: { title: Refunds, version: 1.0.0 }
paths:
  /refunds:
    get:
      summary: All refunds
      responses:
        '200':
          description: Refunds.
          content:
            application/json:
              schema:
                type: object
                required: [total, note]
                properties: { total: { type: number }, note: { type: string } }
`
const TWO = ONE.replace('required: [total, note]', 'required: [total]')
  .replace(', note: { type: string }', '')
  .replace('version: 1.0.0', 'version: 2.0.0')

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments', owner: 'lead' })
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments', name: 'refunds', title: 'Refunds', purpose: 'Give money back.' })
    .expect(201)
  await push('1.0.0', ONE).expect(201)
  for (const to of ['specReview', 'specified']) {
    await server
      .asAdmin('post', `${VERSIONS}/1.0.0/transitions`)
      .send({ to, reason: 'The test asks.' })
      .expect(201)
  }
})
afterEach(() => server.close())

function push(version: string, contract: string) {
  return server
    .asAdmin('put', `${VERSIONS}/${version}?filename=refunds.yaml`)
    .set('Content-Type', 'application/yaml')
    .send(contract)
}

async function subscribe(consumer: string, body: readonly string[]): Promise<string> {
  const { body: subscription } = await server
    .asAdmin('post', '/api/v1/subscriptions')
    .send({
      consumer,
      consumerKind: 'application',
      service: 'payments/refunds',
      range: '>=1.0.0',
      operations: ['GET /refunds'],
      environment: 'production',
    })
    .expect(201)
  const { id } = subscription as { id: string }
  const contract = { consumer, operations: [{ operation: 'GET /refunds', response: { body } }] }
  await server
    .asAdmin('put', `/api/v1/subscriptions/${id}/usage?filename=${consumer}.json`)
    .set('Content-Type', 'application/json')
    .send(JSON.stringify(contract))
    .expect(200)
  return id
}

test('a push says how the version follows the one before it', async () => {
  const { body } = await push('1.1.0', TWO).expect(201)
  expect(body).toMatchObject({
    compatibility: {
      requirement: { level: 'backward', because: 'The test asks for it.' },
      verdict: 'breaking',
      against: [{ version: '1.0.0' }],
      recommendedBump: 'major',
      advice: 'version-too-low',
      breaking: 1,
      mayBreak: 0,
      asOf: '2026-11-22',
    },
  })
})

test('the report names each change with its places and the consumers that it breaks', async () => {
  const shop = await subscribe('shop', ['note'])
  await subscribe('till', ['total'])
  await push('2.0.0', TWO).expect(201)
  const { body } = await server.ask('get', `${VERSIONS}/2.0.0/compatibility`).expect(200)
  expect(body).toMatchObject({
    verdict: 'breaking',
    advice: { kind: 'honest' },
    against: [{ version: '1.0.0', verdict: 'breaking' }],
    changes: [
      {
        id: 'response-required-property-removed',
        level: 'error',
        breaks: ['consumer'],
        operations: ['GET /refunds'],
        oldLocation: { file: 'refunds.yaml', line: 15 },
        consumers: [
          {
            consumer: 'shop',
            certainty: 'breaks',
            subscription: shop,
            environment: 'production',
            reason: 'It reads this in answers of GET /refunds.',
          },
        ],
      },
    ],
  })
  const impact = await server.ask('get', `${VERSIONS}/2.0.0/impact`).expect(200)
  expect(impact.body).toMatchObject({
    version: '2.0.0',
    against: ['1.0.0'],
    items: [
      { consumer: 'shop', verdict: 'breaks', knownUse: 'fields', isInRange: true },
      { consumer: 'till', verdict: 'works', changes: [] },
    ],
    usedBy: {
      total: 2,
      truncated: false,
      items: [
        { service: 'shop', kind: 'application', via: 'subscription', depth: 1 },
        { service: 'till', kind: 'application', via: 'subscription', depth: 1 },
      ],
    },
  })
})

test('the impact of a moment in the past is that on who had subscribed then', async () => {
  await subscribe('shop', ['note'])
  await push('2.0.0', TWO).expect(201)
  const then = server.now.toISOString()
  server.now = new Date(server.now.getTime() + 1_000)
  await subscribe('till', ['total'])
  for (const name of ['accounts', 'notes']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'payments', name, title: name })
      .expect(201)
  }
  for (const [consumer, service] of [
    ['payments/refunds', 'payments/accounts'],
    ['payments/accounts', 'payments/notes'],
    ['payments/notes', 'payments/refunds'],
  ]) {
    const asked = { consumer, consumerKind: 'service', service, range: '*' }
    await server
      .asAdmin('post', '/api/v1/subscriptions')
      .send({ ...asked, environment: 'production' })
      .expect(201)
  }
  const { revision } = (await server.ask('get', '/api/v1/services/payments/notes').expect(200))
    .body as { revision: number }
  const asked = async (query: string): Promise<unknown> => {
    const { body } = await server.ask('get', `${VERSIONS}/2.0.0/impact${query}`).expect(200)
    const { service, against, items, usedBy, uses } = body as {
      readonly service: string
      readonly against: readonly string[]
      readonly items: readonly { readonly consumer: string; readonly verdict: string }[]
      readonly usedBy: { readonly total: number }
      readonly uses: { readonly items: readonly { service: string; depth: number }[] }
    }
    return [
      service,
      against,
      items.map(({ consumer, verdict }) => [consumer, verdict]),
      usedBy.total,
      uses.items.map(({ service: needed, depth }) => [needed, depth]),
    ]
  }
  expect(await asked(`?asOf=${then}`)).toEqual([
    'payments/refunds',
    ['1.0.0'],
    [['shop', 'breaks']],
    1,
    [],
  ])
  const between = server.now.toISOString()
  const now = await asked('')
  expect(now).toEqual([
    'payments/refunds',
    ['1.0.0'],
    [
      ['payments/notes', 'may-break'],
      ['shop', 'breaks'],
      ['till', 'works'],
    ],
    4,
    [
      ['payments/accounts', 1],
      ['payments/notes', 2],
    ],
  ])
  server.now = new Date(server.now.getTime() + 1_000)
  await server
    .asAdmin('post', '/api/v1/services/payments/notes/move')
    .set('If-Match', `"${revision}"`)
    .send({ name: 'remarks' })
    .expect(200)
  expect(await asked(`?asOf=${between}`)).toEqual(now)
  await server.ask('get', `${VERSIONS}/2.0.0/impact?asOf=2020-01-01`).expect(404)
  await server.ask('get', `${VERSIONS}/2.0.0/impact?asOf=yesterday`).expect(400)
})

test('any two versions can be compared, in both directions', async () => {
  await push('2.0.0', TWO).expect(201)
  const back = await server
    .ask('get', `${VERSIONS}/1.0.0/compatibility?against=2.0.0&level=full`)
    .expect(200)
  expect(back.body).toMatchObject({ verdict: 'breaking', against: [{ version: '2.0.0' }] })
  await server.ask('get', `${VERSIONS}/1.0.0/compatibility?against=3.0.0`).expect(404)
  await server.ask('get', `${VERSIONS}/1.0.0/compatibility?level=sideways`).expect(400)
})

test('whether a version may be deployed is answered with reasons', async () => {
  const { body } = await server
    .ask('get', `${VERSIONS}/1.0.0/deployability?environment=production`)
    .expect(200)
  expect(body).toMatchObject({
    answer: 'yes',
    environment: 'production',
    reasons: [
      {
        about: 'version',
        answer: 'note',
        message:
          'The service has no endpoint for production; whether it runs there already is not known.',
      },
      { about: 'consumer', answer: 'note' },
    ],
  })
  await server.ask('get', `${VERSIONS}/1.0.0/deployability`).expect(400)
})

test('what a consumer uses is kept, read back, and refused where it says nothing', async () => {
  const id = await subscribe('shop', ['note'])
  const { body } = await server.ask('get', `/api/v1/subscriptions/${id}/usage`).expect(200)
  expect(body).toEqual({
    consumer: 'shop',
    operations: [
      {
        operation: 'GET /refunds',
        response: { body: { fields: [{ path: 'note' }], isComplete: true } },
      },
    ],
  })
  const refused = await server
    .asAdmin('put', `/api/v1/subscriptions/${id}/usage?filename=empty.json`)
    .set('Content-Type', 'application/json')
    .send('{}')
    .expect(422)
  expect(refused.body).toMatchObject({ code: 'usage-unreadable' })
  const unknown = await server
    .asAdmin('put', `/api/v1/subscriptions/${id}/usage?filename=unknown.json`)
    .set('Content-Type', 'application/json')
    .send(JSON.stringify({ consumer: 'shop', operations: [{ operation: 'GET /nothing' }] }))
    .expect(400)
  expect(unknown.body).toMatchObject({
    code: 'invalid-input',
    errors: [{ pointer: '/operations/0/operation' }],
  })
  await server
    .ask('put', `/api/v1/subscriptions/${id}/usage`)
    .set('Content-Type', 'application/json')
    .send('{}')
    .expect(401)
})

describe('comparing without registering', () => {
  const attach = (...files: readonly (readonly [name: string, text: string])[]) => {
    let asking = server.ask('post', '/api/v1/compare')
    for (const [filepath, text] of files) {
      asking = asking.attach('files', Buffer.from(text), { filepath } as { filename?: string })
    }
    return asking
  }

  test('answers what diff answers', async () => {
    const { body } = await attach(['old/a.yaml', ONE], ['new/b.yaml', TWO]).expect(200)
    expect(body).toMatchObject({
      old: { source: 'old/a.yaml', format: 'openapi-3.0' },
      new: { source: 'new/b.yaml' },
      verdict: 'breaking',
      recommendedBump: 'major',
      changes: [
        {
          id: 'response-required-property-removed',
          oldLocation: { file: 'a.yaml', line: 15 },
          newLocation: { file: 'b.yaml' },
          waived: null,
        },
      ],
      notCompared: [],
    })
  })

  test('refuses a bundle with one side alone', async () => {
    const { body } = await attach(['old/a.yaml', ONE]).expect(400)
    expect(body).toMatchObject({
      code: 'bundle-invalid',
      detail:
        'The bundle has no file below the folder new; send the two contracts below old and new.',
    })
  })
})

test('what is compared, and what judges it, is told for each format', async () => {
  const { body } = await server.ask('get', '/api/v1/formats').expect(200)
  const { items } = body as { items: readonly { readonly format: string }[] }
  const of = (format: string) => items.find((item) => item.format === format)
  expect(items).toHaveLength(14)
  expect(of('wsdl-1.1')).toMatchObject({
    isCompared: true,
    rulePacks: expect.arrayContaining(['wsdl-core', 'ws-i-bp-1.1']) as unknown,
  })
  expect(of('asyncapi-3')).toEqual({
    format: 'asyncapi-3',
    rulePacks: ['asyncapi-core'],
    isCompared: false,
    explanation:
      'Two versions are not compared: the verdict is indeterminate, which no gate takes for compatible.',
  })
  expect(of('unknown')).toMatchObject({ isCompared: false, rulePacks: [] })
})
