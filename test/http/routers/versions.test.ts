import type { ReportInForce } from '../../../src/registry/index.ts'
import type { LintResult } from '../../../src/rules/index.ts'
import type { ProfileConformance } from '../../../src/web/api/schemas.ts'
import { MONEY_XSD, openApi, WSDL } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/payments').send({ title: 'Payments', owner: 'lead' })
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments', name: 'refunds', title: 'Refunds' })
    .expect(201)
})
afterEach(() => server.close())

/** The test client's types know only the bare name of a file. */
const KEEPING_THE_FOLDER = { filepath: 'types/money.xsd' } as { filename?: string }

const VERSIONS = '/api/v1/services/payments/refunds/versions'

function push(version: string, contract = openApi(), query = '') {
  return server
    .asAdmin('put', `${VERSIONS}/${version}${query}`)
    .set('Content-Type', 'application/yaml')
    .send(contract)
}

function transition(version: string, to: string, more: object = {}) {
  return server
    .asAdmin('post', `${VERSIONS}/${version}/transitions`)
    .send({ to, reason: 'The test asks.', ...more })
}

/** Moves a version as far as the state in which its content is frozen. */
async function publish(version: string): Promise<void> {
  await transition(version, 'specReview').expect(201)
  await transition(version, 'specified').expect(201)
}

describe('pushing a contract', () => {
  test('registers a version, and the same bytes again are harmless', async () => {
    const created = await push('1.0.0', openApi(), '?filename=refunds.yaml&reason=First').expect(
      201,
    )
    expect(created.headers['location']).toBe(`${VERSIONS}/1.0.0`)
    expect(created.body).toMatchObject({
      service: 'payments/refunds',
      version: '1.0.0',
      format: 'openapi-3.0',
      entry: 'refunds.yaml',
      state: 'draft',
      frozen: false,
      reason: 'First',
      files: [{ name: 'refunds.yaml', bytes: openApi().length }],
    })
    const again = await push('1.0.0', openApi(), '?filename=refunds.yaml').expect(200)
    expect(again.body).toMatchObject({ revision: 1 })
    const replaced = await push('1.0.0', openApi('Other')).expect(200)
    expect(replaced.body).toMatchObject({ revision: 2 })
  })

  test('tells which other version says the same, in these bytes or in another spelling', async () => {
    const first = await push('1.0.0').expect(201)
    expect(first.body).not.toHaveProperty('sameAs')
    const respelt = await push('1.0.1', `# reviewed\n${openApi()}`).expect(201)
    expect(respelt.body).toMatchObject({ sameAs: { version: '1.0.0', identical: false } })
    const again = await push('1.0.1', `# reviewed\n${openApi()}`).expect(200)
    expect(again.body).toMatchObject({ sameAs: { version: '1.0.0', identical: false } })
    const copied = await push('1.0.2').expect(201)
    expect(copied.body).toMatchObject({ sameAs: { version: '1.0.1', identical: false } })
    const other = await push('1.1.0', openApi('Other')).expect(201)
    expect(other.body).not.toHaveProperty('sameAs')
    const { body } = await server.ask('get', `${VERSIONS}/1.0.1`).expect(200)
    expect(body).toMatchObject({
      canonicalDigest: expect.stringMatching(/^canonical-1:sha256:/) as string,
    })
    expect(body).not.toHaveProperty('sameAs')
  })

  test('takes remote documents that it is sent, under their addresses', async () => {
    const form = new FormData()
    const importing = WSDL.replace('types/money.xsd', 'https://example.com/money.xsd')
    form.append('contract', new Blob([importing]), 'orders.wsdl')
    form.append('contract', new Blob([MONEY_XSD]), 'https://example.com/money.xsd')
    const encoded = new Response(form)
    const response = await server
      .asAdmin('put', `${VERSIONS}/1.0.0`)
      .set('Content-Type', encoded.headers.get('Content-Type') ?? '')
      .send(Buffer.from(await encoded.arrayBuffer()))
      .expect(201)
    expect(response.body).toMatchObject({
      files: [{ name: 'orders.wsdl' }, { name: 'https://example.com/money.xsd' }],
    })
  })

  test('under a published version: same bytes 200, other bytes 409', async () => {
    await push('1.0.0').expect(201)
    await publish('1.0.0')
    await push('1.0.0').expect(200)
    const refused = await push('1.0.0', openApi('Other')).expect(409)
    expect(refused.body).toMatchObject({ code: 'version-frozen' })
    const { text } = await server.ask('get', `${VERSIONS}/1.0.0/content`).buffer(true)
    expect(text).toBe(openApi())
  })

  test('that cannot be read is refused with the place, and nothing is stored', async () => {
    const response = await push('1.0.0', '<definitions>\n  <message>\n</definitions>').expect(422)
    expect(response.body).toMatchObject({
      code: 'contract-unreadable',
      unreadable: { code: 'xml-not-well-formed', location: { line: 3 } },
      errors: [{ location: { line: 3 } }],
    })
    await server.ask('get', `${VERSIONS}/1.0.0`).expect(404)
  })

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n\0\0\0'), 'binary'],
    [
      'an entity bomb',
      Buffer.from(
        `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n] ?? ''} "${`&${'abcdefghi'[n] ?? ''};`.repeat(10)}">`).join('')}]><d>&j;</d>`,
      ),
      'xml-entity-limit',
    ],
    ['JSON of great depth', Buffer.from('['.repeat(100_000)), 'too-deep'],
  ])('that is %s is refused', async (_name, bytes, code) => {
    const response = await server
      .asAdmin('put', `${VERSIONS}/1.0.0?filename=orders.wsdl`)
      .set('Content-Type', 'application/octet-stream')
      .send(bytes)
      .expect(422)
    expect(response.body).toMatchObject({ code: 'contract-unreadable', unreadable: { code } })
  })

  test('as a bundle keeps all its files', async () => {
    const response = await server
      .asAdmin('put', `${VERSIONS}/1.0.0`)
      .attach('contract', Buffer.from(WSDL), 'orders.wsdl')
      .attach('contract', Buffer.from(MONEY_XSD), KEEPING_THE_FOLDER)
      .expect(201)
    expect(response.body).toMatchObject({
      format: 'wsdl-1.1',
      entry: 'orders.wsdl',
      files: [{ name: 'orders.wsdl' }, { name: 'types/money.xsd' }],
      conformance: [{ policy: 'soap-services', enforcement: 'advise' }],
    })
    const file = await server
      .ask('get', `${VERSIONS}/1.0.0/content?file=types/money.xsd`)
      .buffer(true)
      .expect(200)
    expect(file.text).toBe(MONEY_XSD)
    await server.ask('get', `${VERSIONS}/1.0.0/content?file=../../secret`).expect(404)
  })

  test.each(['1.0', 'v1.0.0', 'latest', '^1.0.0', '01.0.0'])(
    'under the version %s is refused',
    async (version) => {
      const response = await push(encodeURIComponent(version)).expect(400)
      expect(response.body).toMatchObject({ errors: [{ in: 'path', parameter: 'version' }] })
    },
  )

  test('that is compressed is refused', async () => {
    await push('1.0.0').set('Content-Encoding', 'gzip').expect(415)
  })
})

describe('reading versions', () => {
  test('latest and ranges stand for the highest version', async () => {
    for (const version of ['1.0.0', '1.2.0', '2.0.0']) await push(version, openApi(version))
    const at = async (selector: string): Promise<unknown> => {
      const response = await server.ask('get', `${VERSIONS}/${encodeURIComponent(selector)}`)
      return (response.body as { version?: string; code?: string }).version ?? response.status
    }
    expect(await at('latest')).toBe('2.0.0')
    expect(await at('^1.0')).toBe('1.2.0')
    expect(await at('~1.0.0')).toBe('1.0.0')
    expect(await at('^3')).toBe(404)
    expect(await at('not a range')).toBe(400)
  })

  test('a list is highest first and without summaries', async () => {
    for (const version of ['1.0.0', '1.10.0', '1.9.0']) await push(version, openApi(version))
    const { body } = await server.ask('get', VERSIONS).expect(200)
    const { items } = body as { items: { version: string }[] }
    expect(items.map(({ version }) => version)).toEqual(['1.10.0', '1.9.0', '1.0.0'])
    expect(items[0]).not.toHaveProperty('summary')
  })

  test('content is kept for ever only when it can never change', async () => {
    await push('1.0.0')
    const content = (selector: string) => server.ask('get', `${VERSIONS}/${selector}/content`)
    expect((await content('1.0.0').expect(200)).headers['cache-control']).toBe('no-cache')
    await publish('1.0.0')
    const { headers } = await content('1.0.0').expect(200)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/yaml',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(headers['etag']).toMatch(/^"sha256:[0-9a-f]{64}"$/)
    await content('1.0.0')
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304)
    expect((await content('latest').expect(200)).headers['cache-control']).toBe('no-cache')
  })

  test('a report is one result of lint', async () => {
    await server
      .asAdmin('put', `${VERSIONS}/1.0.0?filename=orders.wsdl`)
      .set('Content-Type', 'text/xml')
      .send(WSDL)
      .expect(201)
    const { body } = await server.ask('get', `${VERSIONS}/1.0.0/report`).expect(200)
    expect(body).toMatchObject({ format: 'wsdl-1.1', policies: [{ id: 'ws-i-bp-1.1' }] })
  })

  test('a report says what may be claimed by each profile in force, assertion by assertion', async () => {
    await server
      .asAdmin('put', `${VERSIONS}/1.0.0?filename=orders.wsdl`)
      .set('Content-Type', 'text/xml')
      .send(WSDL)
      .expect(201)
    const { body } = await server.ask('get', `${VERSIONS}/1.0.0/report`).expect(200)
    const [profile] = (body as { profiles: ProfileConformance[] }).profiles
    expect(profile).toMatchObject({ policy: 'ws-i-bp-1.1', title: 'WS-I Basic Profile 1.1' })
    const results = Object.fromEntries(
      profile?.assertions.map(({ id, result }) => [id, result]) ?? [],
    )
    expect(results).toEqual((body as LintResult).assertions?.['ws-i-bp-1.1'])
    expect(profile?.assertions.find(({ id }) => id === 'BP2404')).toMatchObject({
      rule: 'BP2404',
      type: 'required',
      requirements: ['R2701', 'R2702'],
      artifact: 'description',
      failedPrerequisites: [],
    })
  })

  test('a report that was kept without results of assertions claims nothing', async () => {
    const kept: ReportInForce = {
      source: 'payments/refunds@1.0.0',
      format: 'wsdl-1.1',
      digest: `sha256:${'0'.repeat(64)}`,
      verdict: 'pass',
      policies: [],
      findings: [],
      inForce: { service: 'payments/refunds', version: '1.0.0', state: 'draft', policies: [] },
    }
    const { registry } = server.dependencies
    const versions = { ...registry.versions, report: () => Promise.resolve(kept) }
    const other = await openTestServer({ registry: { ...registry, versions } })
    const { body } = await other.ask('get', `${VERSIONS}/1.0.0/report`).expect(200)
    expect(body).toEqual(kept)
    await other.close()
  })

  test('a deprecated version says since when, until when, and what comes after it', async () => {
    for (const version of ['1.0.0', '1.1.0', '2.0.0']) await push(version, openApi(version))
    const { versions } = server.dependencies.registry
    const first = {
      ...(await versions.get('payments/refunds', '1.0.0')),
      phase: 'operation',
      deprecatedAt: '2026-11-22T10:00:00.000Z',
      sunsetAt: '2027-06-30T00:00:00.000Z',
    } as const
    const second = { ...first, version: '1.1.0', deprecatedAt: undefined }
    const draft = await versions.get('payments/refunds', '2.0.0')
    const { registry } = server.dependencies
    const other = await openTestServer({
      registry: {
        ...registry,
        versions: {
          ...versions,
          get: () => Promise.resolve(first),
          list: () => Promise.resolve({ items: [draft, second, first], next: undefined }),
        },
      },
    })
    const { headers } = await other.ask('get', `${VERSIONS}/1.0.0`).expect(200)
    expect(headers).toMatchObject({
      deprecation: '@1795341600',
      sunset: 'Wed, 30 Jun 2027 00:00:00 GMT',
      link: [
        `<${VERSIONS}/1.0.0/transitions>; rel="deprecation"`,
        `<${VERSIONS}/1.0.0/transitions>; rel="sunset"`,
        `<${VERSIONS}/1.1.0>; rel="successor-version"`,
      ].join(', '),
    })
    await other.close()
    const live = await server.ask('get', `${VERSIONS}/1.0.0`).expect(200)
    expect(live.headers).not.toHaveProperty('deprecation')
  })

  test('a deprecated version sends nobody to a lower one', async () => {
    for (const version of ['1.0.0', '2.0.0']) await push(version, openApi(version))
    const { registry } = server.dependencies
    const { versions } = registry
    const lower = {
      ...(await versions.get('payments/refunds', '1.0.0')),
      phase: 'operation',
    } as const
    const higher = { ...lower, version: '2.0.0', deprecatedAt: '2026-11-22T10:00:00.000Z' }
    const other = await openTestServer({
      registry: {
        ...registry,
        versions: {
          ...versions,
          get: () => Promise.resolve(higher),
          list: () => Promise.resolve({ items: [higher, lower], next: undefined }),
        },
      },
    })
    const { headers } = await other.ask('get', `${VERSIONS}/2.0.0`).expect(200)
    expect(headers['link']).toBe(`<${VERSIONS}/2.0.0/transitions>; rel="deprecation"`)
    await other.close()
  })

  test('a draft is discarded, a published version is not', async () => {
    await push('1.0.0')
    await push('1.1.0', openApi('Next'))
    await publish('1.0.0')
    await server.asAdmin('delete', `${VERSIONS}/1.1.0`).set('If-Match', '"7"').expect(412)
    await server.asAdmin('delete', `${VERSIONS}/1.1.0`).expect(204)
    await server.ask('get', `${VERSIONS}/1.1.0`).expect(404)
    const refused = await server.asAdmin('delete', `${VERSIONS}/1.0.0`).expect(409)
    expect(refused.body).toMatchObject({ code: 'version-frozen' })
  })
})

describe('transitions', () => {
  test('that are allowed answer the decision, and the state has changed', async () => {
    await push('1.0.0')
    const { body } = await transition('1.0.0', 'specReview').expect(201)
    expect(body).toMatchObject({
      subject: 'version:payments/refunds@1.0.0',
      from: 'draft',
      to: 'specReview',
      allowed: true,
      authority: { allowed: true, role: 'anchor-lead' },
    })
    const overview = await server.ask('get', `${VERSIONS}/1.0.0/transitions`).expect(200)
    expect(overview.body).toMatchObject({ state: 'specReview', history: [{ allowed: true }] })
  })

  test('that are refused answer every condition, and nothing has changed', async () => {
    await push('1.0.0', 'openapi: 3.0.3\ninfo: { title: Empty, version: 1.0.0 }\npaths: {}\n')
    const { body } = await transition('1.0.0', 'specReview').expect(409)
    expect(body).toMatchObject({
      code: 'transition-refused',
      decision: {
        allowed: false,
        conditions: expect.arrayContaining([
          expect.objectContaining({ id: 'offers-something', holds: 'no' }),
        ]) as unknown,
      },
    })
    const overview = await server.ask('get', `${VERSIONS}/1.0.0/transitions`).expect(200)
    expect(overview.body).toMatchObject({ state: 'draft', history: [{ allowed: false }] })
  })

  test('that do not lead on from the state are refused', async () => {
    await push('1.0.0')
    expect((await transition('1.0.0', 'operational').expect(409)).body).toMatchObject({
      code: 'transition-unknown',
    })
  })

  test('repeated with an idempotency key happen once', async () => {
    await push('1.0.0')
    const ask = () => transition('1.0.0', 'specReview').set('Idempotency-Key', 'once')
    const first = await ask().expect(201)
    expect((await ask().expect(201)).body).toEqual(first.body)
  })
})

test('a contract tells which documents it is built on, and who else has them', async () => {
  const bundle = (path: string) =>
    server
      .asAdmin('put', path)
      .attach('contract', Buffer.from(WSDL), 'orders.wsdl')
      .attach('contract', Buffer.from(MONEY_XSD), KEEPING_THE_FOLDER)
      .expect(201)
  await bundle(`${VERSIONS}/1.0.0`)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'payments', name: 'orders', title: 'Orders' })
    .expect(201)
  await bundle('/api/v1/services/payments/orders/versions/2.0.0')
  const { body } = await server.ask('get', `${VERSIONS}/1.0.0/references`).expect(200)
  expect(body).toEqual({
    service: 'payments/refunds',
    version: '1.0.0',
    imports: [
      {
        file: 'types/money.xsd',
        digest: expect.stringMatching(/^sha256:/) as string,
        contracts: [],
        contractsCount: 0,
        sharedWith: [
          {
            service: 'payments/orders',
            version: '2.0.0',
            state: 'draft',
            files: ['types/money.xsd'],
          },
        ],
        sharedCount: 1,
      },
    ],
    importsCount: 1,
    importedBy: [],
    importedByCount: 0,
  })
  await server.ask('get', `${VERSIONS}/9.9.9/references`).expect(404)
})
