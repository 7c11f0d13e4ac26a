import { isLoopback } from '../../src/http/index.ts'
import { openTestServer, type TestServer } from './support/test-server.ts'

let server: TestServer
afterEach(() => server.close())

test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '127.0.0.1:8080', '[::1]:8080', ''])(
  'a registry for one machine answers as "%s"',
  async (host) => {
    server = await openTestServer({ loopbackOnly: true })
    await server.ask('get', '/api/v1/services').set('Host', host).expect(200)
  },
)

test.each(['attacker.example', 'attacker.example:8080', '127.0.0.1.attacker.example', '10.0.0.1'])(
  'a registry for one machine does not answer as %s, whatever is asked',
  async (host) => {
    server = await openTestServer({ loopbackOnly: true })
    for (const path of ['/api/v1/services', '/docs', '/nothing']) {
      const { body } = await server.askAside(path).set('Host', host).expect(421)
      expect(body).toMatchObject({ code: 'host-unknown' })
    }
  },
)

test('a registry for others answers by any name', async () => {
  server = await openTestServer()
  await server.ask('get', '/api/v1/services').set('Host', 'registry.example').expect(200)
})

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
])('%s is an address of this machine alone: %s', async (host, expected) => {
  server = await openTestServer()
  expect(isLoopback(host)).toBe(expected)
})
