import type { ComplianceStanding, Report } from '../../../src/maturity/index.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: '<b>Shop</b>' }).expect(201)
  for (const name of ['orders', 'stock', 'prices', 'carts', 'returns']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'shop', name, title: name, kind: 'atomic', integrationLevel: 'service' })
      .expect(201)
  }
})
afterAll(() => server.close())

const REPORT = '/api/v1/maturity/models/proactive5/report'
const BADGE = '/api/v1/maturity/models/proactive5/badge'

describe('the report', () => {
  test('is the assessment and what follows from it, for everything or for a domain', async () => {
    const { body } = await server.ask('get', REPORT).expect(200)
    const report = body as Report
    const { body: assessment } = await server.ask('get', '/api/v1/maturity/proactive5')
    expect(report.level).toEqual((assessment as Report).level)
    expect(report.heatMap.rows).toMatchObject([
      { domain: 'shop', title: '<b>Shop</b>', services: 5, level: 1 },
    ])
    expect(report.facts.find(({ id }) => id === 'owner_share')).toMatchObject({ denominator: 5 })
    const scoped = await server.ask('get', `${REPORT}?domain=shop`).expect(200)
    expect(scoped.body).toMatchObject({
      scope: { domain: 'shop' },
      scopeName: 'The business area <b>Shop</b>',
    })
    await server.ask('get', `${REPORT}?domain=none`).expect(404)
    await server.ask('get', '/api/v1/maturity/models/none/report').expect(404)
    await server.ask('get', `${REPORT}?format=pdf`).expect(400)
  })

  test.each([
    ['html', 'text/html; charset=utf-8', '&lt;b&gt;Shop&lt;/b&gt;'],
    ['markdown', 'text/markdown; charset=utf-8', '\\<b\\>Shop\\</b\\>'],
    ['csv', 'text/csv; charset=utf-8', 'domain,shop/,<b>Shop</b>,1'],
    ['text', 'text/plain; charset=utf-8', '<b>Shop</b>: '],
  ])('has the face %s', async (format, type, holds) => {
    const { headers, text } = await server.ask('get', `${REPORT}?format=${format}`).expect(200)
    expect(headers['content-type']).toBe(type)
    expect(text).toContain(holds)
  })

  test('shows what was written a moment ago', async () => {
    const services = async (): Promise<number | undefined> =>
      ((await server.ask('get', REPORT)).body as Report).heatMap.rows[0]?.services
    const before = await services()
    await server
      .asAdmin('post', '/api/v1/services')
      .send({
        domain: 'shop',
        name: 'late',
        title: 'Late',
        kind: 'atomic',
        integrationLevel: 'service',
      })
      .expect(201)
    expect(await services()).toBe((before ?? 0) + 1)
  })

  test('tells what was at a moment, and leaves out what nobody can tell of it', async () => {
    const before = await server.ask('get', `${REPORT}?asOf=2026-11-21`).expect(200)
    const then = before.body as Report
    expect(then.asOf).toBe('2026-11-21T23:59:59.999Z')
    expect(then.facts.find(({ id }) => id === 'owner_share')).toMatchObject({ denominator: 0 })
    expect(then.heatMap.rows).toEqual([])
    expect(then.compliance).toEqual([])
    expect(then.risks.map(({ kind }) => kind)).not.toContain('single-point')
    await server.ask('get', `${REPORT}?asOf=yesterday`).expect(400)
  })

  test('tells what a circle answers for', async () => {
    const { body } = await server.ask('get', '/api/v1/governance/circles').expect(200)
    const [anchor] = (body as { circles: { id: string; title: string }[] }).circles
    const circle = anchor?.id ?? ''
    const report = await server.ask('get', `${REPORT}?circle=${circle}`).expect(200)
    expect(report.body).toMatchObject({
      scope: { circle },
      scopeName: `What the circle ${anchor?.title ?? ''} answers for`,
    })
    await server.ask('get', `${REPORT}?circle=none`).expect(404)
    await server.ask('get', `${REPORT}?circle=${circle}&domain=shop`).expect(400)
    const badge = await server.ask('get', `${BADGE}?circle=${circle}`).responseType('blob')
    expect(String(badge.body)).toContain(`aria-label="${circle}: maturity: too few facts"`)
  })

  test('is not sent again to who has it', async () => {
    const { headers } = await server.ask('get', `${REPORT}?format=csv`).expect(200)
    await server
      .ask('get', `${REPORT}?format=csv`)
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304)
  })
})

describe('a badge', () => {
  test('says the level of the whole or of a domain, or a fact', async () => {
    const level = await server.ask('get', BADGE).responseType('blob').expect(200)
    expect(String(level.body)).toContain('aria-label="maturity: 1 Chaotic"')
    const scoped = await server.ask('get', `${BADGE}?domain=shop`).responseType('blob')
    expect(String(scoped.body)).toContain('aria-label="shop: maturity: 1 Chaotic"')
    const fact = await server.ask('get', `${BADGE}?fact=contract_share`).responseType('blob')
    expect(String(fact.body)).toContain(
      'aria-label="Operation with machine-readable contracts: 0%"',
    )
    await server.ask('get', `${BADGE}?fact=none`).expect(404)
    await server.ask('get', `${BADGE}?domain=none`).expect(404)
  })

  test('says something of a service', async () => {
    const path = '/api/v1/services/shop/orders/badge'
    const verdict = await server.ask('get', path).responseType('blob').expect(200)
    expect(String(verdict.body)).toContain('aria-label="contract: none yet"')
    const owner = await server.ask('get', `${path}?show=owner`).responseType('blob')
    expect(String(owner.body)).toMatch(/aria-label="owner: [\w-]+"/)
    await server.ask('get', `${path}?show=everything`).expect(400)
    await server.ask('get', '/api/v1/services/shop/none/badge').expect(404)
  })

  test('may stand on pages of others, is kept for a while, and never runs', async () => {
    const { headers } = await server.ask('get', BADGE).responseType('blob').expect(200)
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    await server
      .ask('get', BADGE)
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304)
  })
})

describe('compliance', () => {
  test('lists the packs', async () => {
    const { body } = await server.ask('get', '/api/v1/compliance').expect(200)
    expect((body as { items: object[] }).items[0]).toMatchObject({
      id: 'iso-27001-2022',
      coverage: 'complete',
    })
  })

  test('says of each control how it stands, with the evidence', async () => {
    const { body } = await server.ask('get', '/api/v1/compliance/iso-27001-2022').expect(200)
    const { counts, controls } = body as ComplianceStanding
    expect(counts.met + counts.notMet + counts.noEvidence).toBe(controls.length)
    const control = (id: string): object | undefined => controls.find((one) => one.id === id)
    // The ledger of the test verifies, nothing has a contract, and no version was ever decided on.
    expect(control('A.5.33')).toMatchObject({ state: 'met', evidence: [{ kind: 'ledger' }] })
    expect(control('A.5.9')).toMatchObject({
      state: 'not-met',
      evidence: [{}, {}, { holds: 'no', facts: ['contract_share'] }],
    })
    expect(control('A.5.3')).toMatchObject({ state: 'no-evidence' })
    const missing = await server.ask('get', '/api/v1/compliance/none').expect(404)
    expect(missing.body).toMatchObject({ code: 'compliance-pack-not-found' })
  })

  test('is told of a domain or a circle by what lies in it', async () => {
    await server.asAdmin('put', '/api/v1/domains/depot').send({ title: 'Depot' }).expect(201)
    for (const name of ['racks', 'doors', 'trucks', 'scales', 'lights']) {
      await server
        .asAdmin('post', '/api/v1/services')
        .send({ domain: 'depot', name, title: name, owner: 'anchor-lead' })
        .expect(201)
    }
    const asked = {
      rule: 'info-description',
      reason: 'Soon.',
      owner: 'anchor-lead',
      until: '2027-06-30',
    }
    const waiver = await server
      .asAdmin('post', '/api/v1/waivers')
      .send({ ...asked, scope: { service: 'depot/racks' } })
      .expect(201)
    const { id } = waiver.body as { id: string }
    await server
      .asAdmin('post', `/api/v1/waivers/${id}/decision`)
      .send({ decision: 'grant' })
      .expect(200)
    server.now = new Date(server.now.getTime() + 61_000)

    const standing = async (query: string): Promise<ComplianceStanding> =>
      (await server.ask('get', `/api/v1/compliance/sox-404${query}`).expect(200))
        .body as ComplianceStanding
    const change = async (query: string): Promise<readonly unknown[]> => {
      const { scope, controls } = await standing(query)
      const { evidence = [] } = controls.find((one) => one.id === 'ITGC-CHANGE') ?? {}
      const { holds, extent, total } = evidence.find((one) => one.kind === 'second-person') ?? {}
      return [scope, holds, extent, total]
    }
    expect(await change('')).toEqual([{}, 'no', 'scope', 1])
    expect(await change('?domain=depot')).toEqual([{ domain: 'depot' }, 'no', 'scope', 1])
    expect(await change('?domain=shop')).toEqual([{ domain: 'shop' }, 'unknown', 'scope', 0])
    const { circles } = (await server.ask('get', '/api/v1/governance/circles')).body as {
      circles: { id: string }[]
    }
    const circle = circles[0]?.id ?? ''
    expect(await change(`?circle=${circle}`)).toEqual([{ circle }, 'no', 'scope', 1])

    const records = (await standing('?domain=shop')).controls.find(
      (one) => one.id === 'ITGC-RECORDS',
    )
    expect(records?.evidence).toMatchObject([{ kind: 'ledger', holds: 'yes', extent: 'whole' }])
    const owners = await server.ask('get', '/api/v1/compliance/iso-27001-2022?domain=depot')
    const owned = (owners.body as ComplianceStanding).controls.find((one) => one.id === 'A.5.9')
    expect(owned?.evidence.find(({ facts }) => facts.includes('owner_share'))).toMatchObject({
      found: 'Services with an owner: 100% (5 of 5).',
    })
    const report = await server.ask('get', `${REPORT}?domain=shop`).expect(200)
    expect((report.body as Report).compliance).toHaveLength(4)

    await server.ask('get', '/api/v1/compliance/sox-404?domain=none').expect(404)
    await server.ask('get', '/api/v1/compliance/sox-404?circle=none').expect(404)
    await server.ask('get', '/api/v1/compliance/sox-404?domain=shop&circle=none').expect(400)
  })

  test('is there for spreadsheets and terminals', async () => {
    const csv = await server.ask('get', '/api/v1/compliance/sox-404?format=csv').expect(200)
    expect(csv.text.split('\r\n')[0]).toBe(
      'pack,control,title,state,evidence,holds,found,items,extent',
    )
    const text = await server.ask('get', '/api/v1/compliance/sox-404?format=text').expect(200)
    expect(text.text).toContain('Met          ITGC-RECORDS')
  })
})
