import { openTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

/** What databases for documents take for an operator when it gets through as an object. */
const OPERATORS = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, { $where: 'true' }, ['admin']]

test.each(OPERATORS)('credentials that are %j are no credentials', async (operator) => {
  const { body, status } = await server
    .ask('post', '/api/v1/session')
    .send({ username: operator, password: operator })
  expect(status).toBe(400)
  expect(body).toMatchObject({ type: expect.stringContaining('problems') as string })
})

test('operators in a query are names that nobody knows', async () => {
  for (const query of ['q[$ne]=x', 'q[$where]=sleep(1000)', '__proto__[polluted]=1']) {
    const { status } = await server.ask('get', `/api/v1/search?${query}`)
    expect(status).toBeLessThan(500)
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
