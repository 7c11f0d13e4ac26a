import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

/** The pair of name and value that a browser would send back. */
function cookieFrom(header: unknown): string {
  const [cookie] = header as string[]
  return cookie?.split(';', 1)[0] ?? ''
}

async function logIn(): Promise<string> {
  const response = await server
    .ask('post', '/api/v1/session')
    .send({ username: 'admin', password: server.password })
    .expect(204)
  return cookieFrom(response.headers['set-cookie'])
}

describe('without credentials', () => {
  test('one is anonymous and reads', async () => {
    const response = await server.ask('get', '/api/v1/me').expect(200)
    expect(response.body).toEqual({
      actor: { kind: 'anonymous', id: 'anonymous', name: 'anonymous' },
      roles: [],
      reading: 'open',
    })
    await server.ask('get', '/api/v1/services').expect(200)
  })

  test('one writes nothing, and learns which credentials to send', async () => {
    const response = await server
      .ask('put', '/api/v1/domains/payments')
      .send({ title: 'Payments' })
      .expect(401)
    expect(response.headers['www-authenticate']).toBe('Bearer realm="concordat"')
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.body).toMatchObject({
      type: '/problems/credentials-required',
      status: 401,
      code: 'credentials-required',
    })
    await server.ask('get', '/api/v1/domains/payments').expect(404)
  })

  test('a body is not even looked at', async () => {
    await server
      .ask('post', '/api/v1/services')
      .set('Content-Type', 'application/json')
      .send('{ no json')
      .expect(401)
  })
})

describe('with a bearer token', () => {
  test('one acts for the account that made it', async () => {
    const response = await server.asAdmin('get', '/api/v1/me').expect(200)
    expect(response.body).toEqual({
      actor: { kind: 'token', id: 'admin', name: 'admin by token "tests"' },
      roles: ['anchor-lead'],
      reading: 'open',
    })
  })

  test.each([
    ['unknown', 'Bearer concordat_unknown'],
    ['of two words', 'Bearer one two'],
  ])('that is %s, even reading is refused', async (_name, header) => {
    const response = await server
      .ask('get', '/api/v1/services')
      .set('Authorization', header)
      .expect(401)
    expect(response.headers['www-authenticate']).toBe(
      'Bearer realm="concordat", error="invalid_token"',
    )
  })

  test('that was revoked, nothing is accepted any more', async () => {
    const made = await server.asAdmin('post', '/api/v1/tokens').send({ name: 'short' }).expect(201)
    const { id, token } = made.body as { id: string; token: string }
    const asToken = () => server.ask('get', '/api/v1/me').set('Authorization', `Bearer ${token}`)
    await asToken().expect(200)
    await server.asAdmin('delete', `/api/v1/tokens/${id}`).expect(204)
    await asToken().expect(401)
  })

  test('in the address it is not accepted', async () => {
    await server.ask('get', `/api/v1/services?access_token=${server.token}`).expect(400)
  })
})

describe('with name and password', () => {
  test('a token can be made by Basic authentication', async () => {
    const response = await server
      .ask('post', '/api/v1/tokens')
      .auth('admin', server.password)
      .send({ name: 'by password', expiresAt: '2026-12-24T00:00:00.000Z' })
      .expect(201)
    expect(response.body).toMatchObject({
      name: 'by password',
      expiresAt: '2026-12-24T00:00:00.000Z',
    })
    expect(response.headers['cache-control']).toBe('no-store')
    const list = await server.ask('get', '/api/v1/tokens').auth('admin', server.password)
    expect(JSON.stringify(list.body)).not.toContain((response.body as { token: string }).token)
  })

  test('nothing else is accepted by Basic authentication', async () => {
    await server
      .ask('put', '/api/v1/domains/payments')
      .auth('admin', server.password)
      .send({ title: 'Payments' })
      .expect(401)
  })

  test.each([
    ['a wrong password', 'admin', 'wrong'],
    ['an unknown name', 'nobody', 'wrong'],
  ])('%s gives the same answer', async (_name, username, password) => {
    const basic = await server.ask('get', '/api/v1/tokens').auth(username, password).expect(401)
    expect(basic.headers['www-authenticate']).toBe('Basic realm="concordat", charset="UTF-8"')
    const session = await server
      .ask('post', '/api/v1/session')
      .send({ username, password })
      .expect(401)
    for (const { body } of [basic, session]) {
      expect(body).toMatchObject({
        code: 'credentials-invalid',
        detail: 'The name or the password is wrong.',
      })
    }
  })

  test('a malformed Basic header is refused', async () => {
    await server.ask('get', '/api/v1/tokens').set('Authorization', 'Basic !!!').expect(401)
  })

  test('after too many wrong ones even the right one has to wait', async () => {
    const other = await openTestServer()
    const attempt = (password: string) =>
      other.ask('post', '/api/v1/session').send({ username: 'admin', password })
    for (let count = 1; count <= 10; count += 1) await attempt('wrong').expect(401)
    const response = await attempt(other.password).expect(429)
    expect(response.headers['retry-after']).toBe('900')
    other.now = new Date(other.now.getTime() + 15 * 60_000)
    await attempt(other.password).expect(204)
    await other.close()
  })
})

describe('with a session', () => {
  test('the cookie is out of reach of scripts and of other sites', async () => {
    const response = await server
      .ask('post', '/api/v1/session')
      .send({ username: 'admin', password: server.password })
      .expect(204)
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^concordat-session=concordat_[\w-]{43}; Path=\/; Expires=Sun, 22 Nov 2026 22:00:00 GMT; HttpOnly; SameSite=Strict$/,
      ),
    ])
  })

  test('the cookie is Secure where a trusted proxy says https', async () => {
    const behindProxy = await openTestServer({ trustedProxies: 1 })
    const response = await behindProxy
      .ask('post', '/api/v1/session')
      .set('X-Forwarded-Proto', 'https')
      .send({ username: 'admin', password: behindProxy.password })
      .expect(204)
    expect(response.headers['set-cookie']).toEqual([expect.stringContaining('; Secure;')])
    await behindProxy.close()
  })

  test('one is the person, and writes from the own origin only', async () => {
    const cookie = await logIn()
    const me = await server.ask('get', '/api/v1/me').set('Cookie', cookie).expect(200)
    expect(me.body).toMatchObject({ actor: { kind: 'person', id: 'admin' } })

    const write = (headers: Record<string, string>) =>
      server
        .ask('post', '/api/v1/tokens')
        .set({ Cookie: cookie, ...headers })
        .send({ name: 'from a page' })
    for (const headers of [
      {},
      { Origin: 'https://evil.example.com' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const response = await write(headers).expect(403)
      expect(response.body).toMatchObject({ code: 'other-origin' })
    }
    await write({ 'Sec-Fetch-Site': 'same-origin' }).expect(201)
  })

  test('another site cannot log a browser in', async () => {
    await server
      .ask('post', '/api/v1/session')
      .set('Origin', 'https://evil.example.com')
      .send({ username: 'admin', password: server.password })
      .expect(403)
  })

  test('after logging out the cookie opens nothing', async () => {
    const cookie = await logIn()
    const response = await server
      .ask('delete', '/api/v1/session')
      .set({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' })
      .expect(204)
    expect(response.headers['set-cookie']).toEqual([
      expect.stringContaining('concordat-session=; Path=/; Expires=Thu, 01 Jan 1970'),
    ])
    const me = await server.ask('get', '/api/v1/me').set('Cookie', cookie).expect(200)
    expect(me.body).toMatchObject({ actor: { kind: 'anonymous' } })
    await server.ask('get', '/api/v1/tokens').set('Cookie', cookie).expect(401)
  })

  test('logging out without a session is harmless', async () => {
    await server.ask('delete', '/api/v1/session').expect(204)
  })
})

test('no secret reaches the log', () => {
  const log = JSON.stringify(server.logged)
  expect(server.logged.length).toBeGreaterThan(10)
  expect(log).not.toContain(server.password)
  expect(log).not.toContain('concordat_')
})
