import { openTestServer, type TestServer } from '../support/test-server.ts'

const NEXT = 'correct horse battery'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(() => server.close())

async function logIn(password: string): Promise<string | undefined> {
  const response = await server.ask('post', '/api/v1/session').send({ username: 'admin', password })
  return cookieFrom(response.headers['set-cookie'])
}

/** The pair of name and value that a browser would send back. */
function cookieFrom(header: unknown): string | undefined {
  return (header as readonly string[] | undefined)?.[0]?.split(';', 1)[0]
}

/** As a page of the registry itself would ask. */
function change(cookie: string, body: object) {
  return server
    .ask('put', '/api/v1/me/password')
    .set('Cookie', cookie)
    .set('Origin', 'http://127.0.0.1')
    .set('Host', '127.0.0.1')
    .send(body)
}

async function nameBehind(cookie: string): Promise<string> {
  const { body } = await server.ask('get', '/api/v1/me').set('Cookie', cookie)
  return (body as { actor: { name: string } }).actor.name
}

test('a new password ends what was made under the former one, and this browser stays signed in', async () => {
  const cookie = (await logIn(server.password)) ?? ''
  const response = await change(cookie, { present: server.password, next: NEXT }).expect(204)
  expect(await nameBehind(cookie)).toBe('anonymous')
  expect(await nameBehind(cookieFrom(response.headers['set-cookie']) ?? '')).toBe('admin')
  await server.asAdmin('get', '/api/v1/me').expect(401) // the token of before
  expect(await logIn(server.password)).toBeUndefined()
  expect(await logIn(NEXT)).toBeDefined()
})

test('a token changes it without being given a session', async () => {
  const response = await server
    .asAdmin('put', '/api/v1/me/password')
    .send({ present: server.password, next: NEXT })
    .expect(204)
  expect(response.headers['set-cookie']).toBeUndefined()
  expect(await logIn(NEXT)).toBeDefined()
})

test.each([
  [{ present: 'another', next: NEXT }, 403, 'password-wrong'],
  [{ present: '', next: NEXT }, 400, 'invalid-request'],
  [{ next: NEXT }, 400, 'invalid-request'],
])('%j is refused', async (body, status, code) => {
  const cookie = (await logIn(server.password)) ?? ''
  const response = await change(cookie, body).expect(status)
  expect(response.body).toMatchObject({ code })
  expect(await nameBehind(cookie)).toBe('admin')
})

test('a short one is refused', async () => {
  const cookie = (await logIn(server.password)) ?? ''
  const response = await change(cookie, { present: server.password, next: 'short' }).expect(400)
  expect(response.body).toMatchObject({ code: 'password-invalid' })
})

test('guessing the present one is bounded as it is at the sign-in page', async () => {
  const guess = () =>
    server.asAdmin('put', '/api/v1/me/password').send({ present: 'guess', next: NEXT })
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await guess()).status)
  expect(statuses[0]).toBe(403)
  expect(statuses.at(-1)).toBe(429)
})

test('a token that is limited to other actions does not change it', async () => {
  const made = await server
    .asAdmin('post', '/api/v1/tokens')
    .send({ name: 'ci', scope: { actions: ['version.push'] } })
    .expect(201)
  const { token } = made.body as { token: string }
  const response = await server
    .ask('put', '/api/v1/me/password')
    .set('Authorization', `Bearer ${token}`)
    .send({ present: server.password, next: NEXT })
    .expect(403)
  expect(response.body).toMatchObject({ code: 'account-not-allowed' })
})
