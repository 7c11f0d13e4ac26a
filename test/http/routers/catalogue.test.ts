import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(() => server.close())

const CARDS = '/api/v1/domains/payments~cards'
const REFUNDS = '/api/v1/services/payments~cards/refunds'

async function addDomains(): Promise<void> {
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
  await server.asAdmin('put', CARDS).send({ title: 'Cards', owner: 'cards-lead' }).expect(201)
}

async function addService(name = 'refunds'): Promise<string> {
  const response = await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments/cards', name, title: `The ${name}` })
    .expect(201)
  return response.headers['etag'] ?? ''
}

describe('domains', () => {
  test('are created by PUT, with revision and address, and read back', async () => {
    await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments' }).expect(201)
    const created = await server.asAdmin('put', CARDS).send({ title: 'Cards' }).expect(201)
    expect(created.headers['location']).toBe(CARDS)
    expect(created.body).toEqual({
      path: 'payments/cards',
      title: 'Cards',
      serviceCount: 0,
      revision: 1,
      createdAt: '2026-11-22T10:00:00.000Z',
      updatedAt: '2026-11-22T10:00:00.000Z',
    })
    const read = await server.ask('get', CARDS).expect(200)
    expect(read.body).toEqual(created.body)
    expect(read.headers['etag']).toBe(created.headers['etag'])
    await server
      .ask('get', CARDS)
      .set('If-None-Match', read.headers['etag'] ?? '')
      .expect(304)
  })

  test('are replaced only with the revision that is current', async () => {
    await addDomains()
    const { headers } = await server.ask('get', CARDS)
    const replace = (revision?: string) => {
      const request = server.asAdmin('put', CARDS).send({ title: 'Cards, renamed' })
      return revision === undefined ? request : request.set('If-Match', revision)
    }
    expect((await replace().expect(428)).body).toMatchObject({ code: 'revision-required' })
    expect((await replace('nonsense').expect(400)).body).toMatchObject({ code: 'revision-invalid' })
    const replaced = await replace(headers['etag']).expect(200)
    expect(replaced.body).toMatchObject({ title: 'Cards, renamed', revision: 2 })
    expect(replaced.body).not.toHaveProperty('owner', 'cards-lead')
    expect((await replace(headers['etag']).expect(412)).body).toMatchObject({
      code: 'stale-revision',
    })
  })

  test.each(['Payments', 'payments~', 'payments~~cards', '~payments', 'pay%2Fments', 'a b'])(
    'the path %s is refused',
    async (path) => {
      const response = await server
        .asAdmin('put', `/api/v1/domains/${path}`)
        .send({ title: 'x' })
        .expect(400)
      expect(response.body).toMatchObject({
        code: 'invalid-request',
        errors: [{ in: 'path', parameter: 'domain' }],
      })
    },
  )
})

describe('services', () => {
  beforeEach(addDomains)

  test('are registered, with revision and address, and read back', async () => {
    const created = await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'payments/cards', name: 'refunds', title: 'Refunds', tags: ['money'] })
      .expect(201)
    expect(created.headers['location']).toBe(REFUNDS)
    expect(created.body).toMatchObject({
      id: 'payments/cards/refunds',
      kind: 'atomic',
      integrationLevel: 'service',
      tags: ['money'],
      versionCount: 0,
      revision: 1,
    })
    const read = await server.ask('get', REFUNDS).expect(200)
    expect({ ...(read.body as object), resembles: [] }).toEqual(created.body)
    await server.ask('head', REFUNDS).expect(200)
  })

  test('are changed by PATCH, where null takes a value away', async () => {
    const etag = await addService()
    const set = await server
      .asAdmin('patch', REFUNDS)
      .set({ 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' })
      .send(JSON.stringify({ capability: 'Refunding', purpose: 'Refund.' }))
      .expect(200)
    expect(set.body).toMatchObject({ capability: 'Refunding', purpose: 'Refund.', revision: 2 })
    const taken = await server
      .asAdmin('patch', REFUNDS)
      .set('If-Match', set.headers['etag'] ?? '')
      .send({ capability: null })
      .expect(200)
    expect(taken.body).not.toHaveProperty('capability')
    expect(taken.body).toMatchObject({ purpose: 'Refund.' })
    const patch = server.asAdmin('patch', REFUNDS).send({ title: 'Late' })
    expect((await patch.set('If-Match', etag).expect(412)).body).toMatchObject({ revision: 3 })
    await server.asAdmin('patch', REFUNDS).send({ title: 'Blind' }).expect(428)
  })

  test('are refused with a pointer for each mistake', async () => {
    const response = await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'payments/cards', name: 'Refunds', kind: 'huge', tags: ['', 3], colour: 1 })
      .expect(400)
    const { errors } = response.body as { errors: object[] }
    expect(errors).toEqual(
      expect.arrayContaining([
        { in: 'body', pointer: '', detail: 'must have "title"' },
        { in: 'body', pointer: '', detail: 'must not have "colour"' },
        {
          in: 'body',
          pointer: '/kind',
          detail: 'must be one of atomic, composite, process, utility, gateway',
        },
        { in: 'body', pointer: '/tags/1', detail: 'must be string' },
      ]),
    )
    expect(errors).toHaveLength(6)
  })

  test('of the same name are refused, and so are those in no domain', async () => {
    await addService()
    const again = { domain: 'payments/cards', name: 'refunds', title: 'Again' }
    const exists = await server.asAdmin('post', '/api/v1/services').send(again).expect(409)
    expect(exists.body).toMatchObject({ code: 'service-exists' })
    const nowhere = { domain: 'nowhere', name: 'refunds', title: 'Lost' }
    const lost = await server.asAdmin('post', '/api/v1/services').send(nowhere).expect(404)
    expect(lost.body).toMatchObject({ code: 'domain-not-found' })
  })

  test('are listed page by page, with the next page in Link too', async () => {
    for (const name of ['authorisations', 'chargebacks', 'refunds']) await addService(name)
    const first = await server.ask('get', '/api/v1/services?limit=2&domain=payments').expect(200)
    const page = first.body as { items: { name: string }[]; next: string }
    expect(page.items.map(({ name }) => name)).toEqual(['authorisations', 'chargebacks'])
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers['link'] ?? '') ?? []
    expect(new URL(next, 'http://x').searchParams.get('cursor')).toBe(page.next)
    expect(next).toContain('domain=payments')
    const second = await server.ask('get', next).expect(200)
    expect(second.body).toMatchObject({ items: [{ name: 'refunds' }], next: null })
    expect(second.headers['link']).toBeUndefined()
  })

  test('a page of more than 500 is reduced, never refused', async () => {
    await addService()
    await server.ask('get', '/api/v1/services?limit=100000').expect(200)
  })

  test.each([
    ['limit=0', 'limit', 'must be >= 1'],
    ['limit=many', 'limit', 'must be integer'],
    [
      'sort=colour',
      'sort',
      'must be one of id, -id, title, -title, createdAt, -createdAt, updatedAt, -updatedAt',
    ],
    ['colour=red', 'colour', 'is not known here'],
    ['owner=a&owner=b', 'owner', 'must be string'],
  ])('the query %s is refused', async (query, parameter, detail) => {
    const response = await server.ask('get', `/api/v1/services?${query}`).expect(400)
    expect(response.body).toMatchObject({ errors: [{ in: 'query', parameter, detail }] })
  })

  test('a cursor of another list is refused', async () => {
    const response = await server.ask('get', '/api/v1/services?cursor=nonsense').expect(400)
    expect(response.body).toMatchObject({ code: 'invalid-cursor' })
  })
})

describe('a repeated POST', () => {
  beforeEach(addDomains)
  const body = { domain: 'payments/cards', name: 'refunds', title: 'Refunds' }
  const post = (key: string, content: object = body) =>
    server.asAdmin('post', '/api/v1/services').set('Idempotency-Key', key).send(content)

  test('with the same key is answered as the first time, and nothing more happens', async () => {
    const first = await post('k-1').expect(201)
    const second = await post('k-1').expect(201)
    expect(second.body).toEqual(first.body)
    expect(second.headers).toMatchObject({
      etag: first.headers['etag'],
      location: first.headers['location'],
      'idempotency-replayed': 'true',
    })
    await post('k-2').expect(409)
  })

  test('at the same moment happens once', async () => {
    const answers = await Promise.all([post('k-1'), post('k-1'), post('k-1')])
    const statuses = answers.map(({ status }) => status)
    expect(statuses).toContain(201)
    expect(statuses.every((status) => [201, 409].includes(status))).toBe(true)
    const { body: list } = await server.ask('get', '/api/v1/services')
    expect((list as { items: unknown[] }).items).toHaveLength(1)
  })

  test('with the key of another request is refused', async () => {
    await post('k-1').expect(201)
    const other = await post('k-1', { ...body, name: 'other' }).expect(422)
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' })
  })

  test('that was refused may be tried again', async () => {
    await post('k-1', { ...body, domain: 'nowhere' }).expect(404)
    await post('k-1').expect(201)
  })

  test('after a day is a new request', async () => {
    await post('k-1').expect(201)
    server.now = new Date(server.now.getTime() + 24 * 3_600_000)
    await post('k-1').expect(409)
  })

  test.each([
    ['with a space', 'two words'],
    ['too long', 'x'.repeat(256)],
  ])('with a key %s is refused', async (_name, key) => {
    const response = await post(key).expect(400)
    expect(response.body).toMatchObject({
      errors: [{ in: 'header', parameter: 'Idempotency-Key' }],
    })
  })
})
