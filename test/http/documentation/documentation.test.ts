import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

describe('the documentation', () => {
  test('is a page that lists every operation and needs no script', async () => {
    const { text, headers } = await server.ask('get', '/docs').expect(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(text).toContain('<details id="requestTransition">')
    expect(text).toContain('<code>/api/v1/services/{domain}/{name}/versions/{version}</code>')
    expect(text).toContain('<details id="schema-TransitionDecision">')
    expect(text).not.toContain('<script')
    expect(text).not.toContain('[object Object]')
    expect(text).not.toContain('undefined')
  })

  test('only links to shapes that it explains', async () => {
    const { text } = await server.ask('get', '/docs')
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    const missing = targets.filter((id) => !text.includes(`id="${id ?? ''}"`))
    expect(targets.length).toBeGreaterThan(50)
    expect(missing).toEqual([])
  })

  test('is there as OpenAPI for programs, and a client that has it is told so', async () => {
    const { body, headers } = await server.ask('get', '/openapi.json').expect(200)
    expect(body).toMatchObject({ openapi: '3.1.0', info: { title: 'Concordat registry' } })
    await server
      .ask('get', '/openapi.json')
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304)
  })

  test("explains a problem at the address that is the problem's type", async () => {
    const problem = await server.ask('get', '/api/v1/services/payments/none').expect(404)
    const { type } = problem.body as { type: string }
    expect(type).toBe('/problems/service-not-found')
    const { text } = await server.ask('get', type).expect(200)
    expect(text).toContain('<h1>There is no such service</h1>')
    await server.ask('get', '/problems/unheard-of').expect(404)
  })
})
