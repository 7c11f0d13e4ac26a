import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemotePoster, parseRemoteHosts, type RemoteHosts } from '../../src/remote/index.ts'

interface Received {
  readonly method: string | undefined
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

let server: http.Server
let port: number
let received: Received[]
let answer: http.RequestListener

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, headers } = request
      received.push({ method, headers, body: Buffer.concat(chunks).toString() })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  received = []
  answer = (_request, response) => response.writeHead(202).end()
})

/** The loopback stands for the public internet here, and 127.0.0.2 for a private network. */
const LOOPBACK = {
  isAllowedAddress: (address: string) => address === '127.0.0.1',
  resolveHost: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
}
const BODY = new TextEncoder().encode('{"für":"dich"}')

test('what is handed over arrives with its headers and its length, and with nothing else', async () => {
  const address = `http://ci.test:${port}/hook?key=1`
  const sent = await createRemotePoster(LOOPBACK).post(address, { 'webhook-id': 'e1' }, BODY)
  expect(sent).toEqual({ status: 202 })
  expect(received).toEqual([
    {
      method: 'POST',
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
        'content-length': '15',
        host: `ci.test:${port}`,
        'user-agent': 'concordat',
        'webhook-id': 'e1',
      },
      body: '{"für":"dich"}',
    },
  ])
})

test('a redirect is an answer, and is not followed', async () => {
  answer = (_request, response) =>
    response.writeHead(307, { Location: `http://ci.test:${port}/other` }).end()
  const sent = await createRemotePoster(LOOPBACK).post(`http://ci.test:${port}/`, {}, BODY)
  expect(sent).toEqual({ status: 307 })
  expect(received).toHaveLength(1)
})

test('an answer that never ends takes no memory and holds nothing up', async () => {
  answer = (_request, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'.repeat(65_536)), 1)
    response.on('close', () => {
      clearInterval(more)
    })
  }
  const sent = await createRemotePoster(LOOPBACK).post(`http://ci.test:${port}/`, {}, BODY)
  expect(sent).toEqual({ status: 200 })
})

test('a receiver that says nothing is left after a while', async () => {
  answer = () => undefined
  const poster = createRemotePoster({ ...LOOPBACK, limits: { totalMilliseconds: 200 } })
  expect(await poster.post(`http://ci.test:${port}/`, {}, BODY)).toEqual({
    failure: 'it took more than 200 ms',
  })
})

test('a name that leads to a private address is not connected to', async () => {
  const poster = createRemotePoster({
    ...LOOPBACK,
    resolveHost: () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ]),
  })
  const address = `http://ci.test:${port}/`
  expect(await poster.post(address, {}, BODY)).toEqual({
    failure: `${address} leads to 127.0.0.2, which is no address of the public internet`,
  })
  expect(received).toEqual([])
})

const CI = parseRemoteHosts('ci.test') as RemoteHosts

test.each([
  ['http://127.0.0.1/', 'is on 127.0.0.1, which is not among the hosts that are allowed'],
  ['https://other.test/', 'is on other.test, which is not among the hosts that are allowed'],
  ['file:///etc/passwd', 'is neither https nor http'],
])('%s is refused before anything is sent', async (address, reason) => {
  const poster = createRemotePoster({ ...LOOPBACK, hosts: CI })
  expect(poster.refusal(address)).toBe(`${address} ${reason}`)
  expect(await poster.post(address, {}, BODY)).toEqual({ failure: `${address} ${reason}` })
  expect(poster.refusal(`http://ci.test:${port}/`)).toBeUndefined()
})

test('an address of the machine itself is refused by whoever asks with every host allowed', () => {
  expect(createRemotePoster().refusal('http://169.254.169.254/latest')).toBe(
    'http://169.254.169.254/latest leads to 169.254.169.254, which is no address of the public internet',
  )
})
