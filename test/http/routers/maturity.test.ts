import type { Comparison, Fact, FactFigure, FactItem, Report } from '../../../src/maturity/index.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const SERVICES = 7
beforeAll(async () => {
  server = await openTestServer()
  for (const domain of ['sales', 'logistics']) {
    await server.asAdmin('put', `/api/v1/domains/${domain}`).send({ title: domain }).expect(201)
  }
  for (let number = 0; number < SERVICES; number += 1) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({
        ...{ domain: number < 5 ? 'sales' : 'logistics', name: `s${number}`, title: 'S' },
        ...(number < 3 && { owner: 'anchor-lead' }),
      })
      .expect(201)
  }
})
afterAll(() => server.close())

const read = async <T>(path: string): Promise<T> =>
  (await server.ask('get', `/api/v1${path}`).expect(200)).body as T

test('a figure is there at once, for the whole, a domain and a circle', async () => {
  const share = async (query: string): Promise<readonly (number | null)[]> => {
    const { numerator, denominator } = await read<Fact>(`/maturity/facts/owner_share${query}`)
    return [numerator, denominator]
  }
  expect(await share('')).toEqual([3, SERVICES])
  expect(await share('?domain=sales')).toEqual([3, 5])
  const { circles } = await read<{ circles: { id: string }[] }>('/governance/circles')
  expect(await share(`?circle=${circles[0]?.id ?? ''}`)).toEqual([3, 3])
})

test('what was so before stays to be read', async () => {
  const before = server.now.toISOString()
  server.now = new Date(server.now.getTime() + 86_400_000)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'logistics', name: 'late', title: 'Late' })
    .expect(201)
  const path = '/maturity/facts/owner_share'
  expect(await read<Fact>(path)).toMatchObject({ denominator: SERVICES + 1 })
  const then = await read<Fact>(`${path}?asOf=${before}`)
  expect(then).toMatchObject({ asOf: before, denominator: SERVICES })
  expect(then.items).toHaveLength(SERVICES)
  const assessed = await read<{ asOf: string }>(`/maturity/proactive5?asOf=${before}`)
  expect(assessed.asOf).toBe(before)
})

test('all facts are read together, without their items', async () => {
  const { items } = await read<{ items: FactFigure[] }>('/maturity/facts')
  expect(items.find(({ id }) => id === 'owner_share')).toMatchObject({
    numerator: 3,
    unit: 'share',
  })
  expect(items.every((fact) => !('items' in fact))).toBe(true)
})

test('the items in the way are listed page by page', async () => {
  const path = '/maturity/facts/owner_share/items?inTheWay=true&domain=sales&limit=1'
  const first = await read<{ items: FactItem[]; next: string }>(path)
  expect(first.items).toEqual([
    { id: 'sales/s3', counted: false, because: 'No role owns it.', subject: 'service:sales/s3' },
  ])
  const second = await read<{ items: FactItem[]; next: string | null }>(
    `${path}&cursor=${first.next}`,
  )
  expect(second.items.map(({ id }) => id)).toEqual(['sales/s4'])
  const last = second.next === null ? second : await read(`${path}&cursor=${second.next}`)
  expect(last).toMatchObject({ next: null })
})

test.each([
  ['/maturity/facts/owner_share?circle=nowhere', 404, 'maturity-circle-not-found'],
  ['/maturity/facts/owner_share?domain=nowhere', 404, 'domain-not-found'],
  ['/maturity/facts/nothing', 404, 'maturity-fact-not-found'],
  ['/maturity/facts/owner_share/items?cursor=x', 400, 'invalid-cursor'],
  ['/maturity/facts/owner_share?circle=board&domain=sales', 400, 'invalid-request'],
  ['/maturity/models/proactive5/assessments?circle=board&domain=sales', 400, 'invalid-request'],
])('%s is answered with %i %s', async (path, status, code) => {
  const { body } = await server.ask('get', `/api/v1${path}`).expect(status)
  expect((body as { code: string }).code).toBe(code)
})

test('domains and moments stand side by side', async () => {
  const path = '/maturity/models/proactive5/comparison'
  const before = '2026-11-22T10:00:00.000Z'
  const points = ['whole', 'domain:sales', `whole@${before}`].map((one) => `point=${one}`)
  const compared = await read<Comparison>(`${path}?${points.join('&')}`)
  expect(compared.points.map(({ scope }) => scope)).toEqual([{}, { domain: 'sales' }, {}])
  expect(compared.points[2]?.asOf).toBe(before)
  expect(compared.facts.find(({ id }) => id === 'owner_share')?.values).toEqual([
    3 / (SERVICES + 1),
    3 / 5,
    3 / SERVICES,
  ])
  expect(compared.dimensions.every(({ levels }) => levels.length === 3)).toBe(true)
})

test.each(['point=whole', 'point=whole&point=moon', 'point=whole&point=whole@noon'])(
  'a comparison of %s is refused',
  async (query) => {
    const path = `/api/v1/maturity/models/proactive5/comparison?${query}`
    await server.ask('get', path).expect(400)
  },
)

test('an answer is given for a domain or for a circle, since one may not speak for the other', async () => {
  const { body } = await server
    .asAdmin('post', '/api/v1/maturity/models/osimm/questions/goals/answers')
    .send({ value: 3, domain: 'sales', circle: 'nowhere' })
    .expect(400)
  expect(body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/circle' }] })
})

test('a domain that was moved since is found at a moment by either of its paths', async () => {
  await server.asAdmin('put', '/api/v1/domains/shops').send({ title: 'Shops' }).expect(201)
  const shop = { domain: 'shops', name: 'till', title: 'Till' }
  await server.asAdmin('post', '/api/v1/services').send(shop).expect(201)
  const before = server.now.toISOString()
  server.now = new Date(server.now.getTime() + 86_400_000)
  const { headers } = await server.ask('get', '/api/v1/domains/shops').expect(200)
  await server
    .asAdmin('post', '/api/v1/domains/shops/move')
    .set('If-Match', headers['etag'] ?? '')
    .send({ to: 'branches', reason: 'They are called so.' })
    .expect(200)
  for (const domain of ['shops', 'branches']) {
    const path = `/maturity/facts/owner_share?domain=${domain}&asOf=${before}`
    const { denominator, items } = await read<Fact>(path)
    expect([domain, denominator, items.map(({ id }) => id)]).toEqual([domain, 1, ['shops/till']])
    const report = `/maturity/models/proactive5/report?domain=${domain}&asOf=${before}`
    const { heatMap } = await read<Report>(report)
    expect(heatMap.rows).toMatchObject([{ domain: 'shops', services: 1 }])
  }
})
