import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

describe('for those who run it, the registry', () => {
  test('says that it is up, and whether it is ready', async () => {
    expect((await server.ask('get', '/healthz').expect(200)).body).toEqual({ status: 'up' })
    expect((await server.ask('get', '/readyz').expect(200)).body).toEqual({ status: 'ready' })
    server.whyNotReady = 'The first run is not complete yet.'
    const { body, headers } = await server.ask('get', '/readyz').expect(503)
    expect(body).toMatchObject({ code: 'not-ready', detail: 'The first run is not complete yet.' })
    expect(headers['retry-after']).toBe('2')
    await server.ask('get', '/healthz').expect(200)
    server.whyNotReady = undefined
    expect(server.logged.map(({ msg }) => msg)).not.toContain('request failed')
  })

  test('measures requests by operation, not by address', async () => {
    await server.ask('get', '/api/v1/services/shop/made-up-by-a-client')
    await server.ask('get', '/another/made-up/address')
    const { text } = await server.ask('get', '/metrics').expect(200)
    expect(text).toContain(
      'concordat_http_request_duration_seconds_count{operation="getService",status="404"} 1',
    )
    expect(text).toContain(
      'concordat_http_request_duration_seconds_count{operation="other",status="404"} 1',
    )
    expect(text).not.toContain('made-up')
  })

  test('logs each request with its id, and never what was looked for', async () => {
    const { headers } = await server.ask('get', '/api/v1/services?q=confidential').expect(200)
    const line = server.logged.find(({ request }) => request === headers['x-request-id'])
    expect(line).toMatchObject({ method: 'GET', path: '/api/v1/services', status: 200 })
    expect(JSON.stringify(server.logged)).not.toContain('confidential')
  })
})

describe('a failure', () => {
  test('inside the registry is a bare 500 whose instance is in the log', async () => {
    const broken = await openTestServer({
      policies: {
        list: () => Promise.reject(new Error('SELECT secret FROM /var/lib/concordat')),
        for: () => Promise.resolve([]),
        snapshot: () => Promise.resolve({ policies: [], for: () => [] }),
        history: () => Promise.resolve([]),
        compatibilityFor: () => Promise.reject(new Error('nobody asks')),
      },
    })
    const response = await broken.ask('get', '/api/v1/policies').expect(500)
    const { instance } = response.body as { instance: string }
    expect(response.body).toEqual({
      type: '/problems/internal-error',
      title: 'Something went wrong inside the registry',
      status: 500,
      code: 'internal-error',
      instance,
    })
    expect(broken.logged).toContainEqual(
      expect.objectContaining({
        instance,
        err: expect.objectContaining({
          message: 'SELECT secret FROM /var/lib/concordat',
        }) as unknown,
      }),
    )
    await broken.close()
  })

  test.each([
    ['JSON that is cut off', 'application/json', '{"username":', 400, 'body-unreadable'],
    ['JSON that is a string', 'application/json', '"x"', 400, 'invalid-request'],
    ['no body', 'application/json', '', 400, 'invalid-request'],
    ['a form', 'application/x-www-form-urlencoded', 'username=a', 415, 'unsupported-media-type'],
    ['an unknown charset', 'application/json; charset=x', '{}', 415, 'unsupported-media-type'],
    ['too much JSON', 'application/json', `"${'x'.repeat(1_048_576)}"`, 413, 'body-too-large'],
  ])('of the client with %s is told as such', async (_name, type, body, status, code) => {
    const response = await server
      .ask('post', '/api/v1/session')
      .set('Content-Type', type)
      .send(body)
      .expect(status)
    expect(response.body).toMatchObject({ code })
  })

  test.each([
    ['get', '/api/v1/nothing', 404, 'not-found'],
    ['get', '/api/v2/services', 404, 'not-found'],
    ['get', '/nothing', 404, 'not-found'],
    ['get', '/api/v1/services/%E0%A4%A/x', 400, 'body-unreadable'],
    ['delete', '/api/v1/domains', 405, 'method-not-allowed'],
    ['post', '/healthz', 405, 'method-not-allowed'],
  ] as const)('%s %s answers %i', async (method, path, status, code) => {
    const response = await server.ask(method, path).expect(status)
    expect(response.body).toMatchObject({ code, status })
    if (status === 405) expect(response.headers['allow']).toMatch(/GET/)
  })

  test('of many mistakes lists fifty, and says how many there are', async () => {
    const tags = Array.from({ length: 10_000 }, () => 1)
    const { body } = await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'a', name: 'a', title: 'a', tags })
      .expect(400)
    expect((body as { errors: unknown[] }).errors).toHaveLength(50)
    expect((body as { detail: string }).detail).toMatch(/^The request has 10001 mistakes/)
  })
})

describe('headers', () => {
  test('keep browsers from running what is not the registry', async () => {
    const { headers } = await server.ask('get', '/docs')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';connect-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('bind browsers to TLS only where the request came by it', async () => {
    const plain = await server.ask('get', '/api/v1/services')
    expect(plain.headers).not.toHaveProperty('strict-transport-security')
    const behindProxy = await openTestServer({ trustedProxies: 1 })
    try {
      const { headers } = await behindProxy
        .ask('get', '/api/v1/services')
        .set('X-Forwarded-Proto', 'https')
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
    } finally {
      await behindProxy.close()
    }
  })

  test('tell caches for whom an answer is', async () => {
    const open = await server.ask('get', '/api/v1/services')
    expect(open.headers).toMatchObject({
      vary: 'Authorization, Cookie',
      'cache-control': 'no-cache',
    })
    for (const path of ['/api/v1/me', '/api/v1/tokens']) {
      expect((await server.asAdmin('get', path)).headers['cache-control']).toBe('no-store')
    }
  })
})

describe('the web application', () => {
  const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

  test('is not found as long as it is not built', async () => {
    await server.ask('get', '/').set(html).expect(404)
  })

  describe('once it is built', () => {
    beforeAll(() => {
      const { webRoot } = server.dependencies
      writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>App</title>')
      writeFileSync(join(webRoot, 'icon.svg'), '<svg/>')
      mkdirSync(join(webRoot, 'assets'))
      writeFileSync(join(webRoot, 'assets', 'main-4f2a.js'), 'export {}')
    })

    test.each(['/', '/services/payments~cards/refunds/versions/1.2.0', '/maturity'])(
      'answers the navigation to %s with its page',
      async (path) => {
        const { text, headers } = await server.askAside(path).set(html).expect(200)
        expect(text).toContain('<title>App</title>')
        expect(headers['cache-control']).toBe('no-cache')
      },
    )

    test('lets browsers keep files whose names change with their content, and only those', async () => {
      const asset = await server.askAside('/assets/main-4f2a.js').expect(200)
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      const icon = await server.askAside('/icon.svg').expect(200)
      expect(icon.headers['cache-control']).toBe('no-cache')
    })

    test.each([
      ['an asset that is not there', '/assets/gone-1234.js'],
      ['an address of the interface', '/api/v1/nothing'],
    ])('is not the answer to %s', async (_name, path) => {
      const { body } = await server.askAside(path).set(html)
      expect(body).toMatchObject({ code: 'not-found' })
    })

    test.each(['/..%2f..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/.env'])(
      'does not open %s, which lies outside of it',
      async (path) => {
        await server.askAside(path).expect(404)
      },
    )

    test('is not the answer to a program that asks for data', async () => {
      await server.askAside('/maturity').set('Accept', 'application/json').expect(404)
    })
  })
})
