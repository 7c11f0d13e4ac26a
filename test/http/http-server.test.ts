import { Agent, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createHttpServer, type HttpServer } from '../../src/http/index.ts'

async function listening(
  answer: express.RequestHandler,
): Promise<{ readonly http: HttpServer; readonly url: string }> {
  const http = createHttpServer(express().use(answer))
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  return { http, url: `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/` }
}

function fetched(url: string, agent: Agent): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve(Object.assign(response, { text })))
    }).on('error', reject)
  })
}

test('requests and answers are of the kind that Express wants from the start', async () => {
  const app = express().use((_request, response) => void response.send('ok'))
  const http = createHttpServer(app, app)
  const made: unknown[] = []
  http.server.prependListener('request', (request, response) => {
    made.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response))
  })
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  const { port } = http.server.address() as AddressInfo
  const { text } = await fetched(`http://127.0.0.1:${port}/`, new Agent())
  expect(text).toBe('ok')
  expect(made[0]).toBe(app.request)
  expect(made[1]).toBe(app.response)
  await http.drain()
})

describe('draining', () => {
  let agent: Agent
  beforeEach(() => {
    agent = new Agent({ keepAlive: true })
  })
  afterEach(() => agent.destroy())

  test('lets a request under way finish, and takes no new one', async () => {
    let finish = (): void => undefined
    const arrived = new Promise<void>((resolveArrived) => {
      finish = resolveArrived
    })
    let answer = (): void => undefined
    const { http, url } = await listening((_request, response) => {
      answer = () => response.send('done')
      finish()
    })
    const underWay = fetched(url, agent)
    await arrived
    const drained = http.drain()
    await expect(fetched(url, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    answer()
    expect((await underWay).text).toBe('done')
    await drained
  })

  test('does not wait for idle keep-alive connections', async () => {
    const { http, url } = await listening((_request, response) => void response.send('ok'))
    await fetched(url, agent)
    const begun = performance.now()
    await http.drain()
    expect(performance.now() - begun).toBeLessThan(1_000)
  })

  test('breaks off what does not finish within the grace', async () => {
    const { http, url } = await listening(() => undefined)
    const never = fetched(url, agent)
    const failed = expect(never).rejects.toMatchObject({ code: 'ECONNRESET' })
    await new Promise((resolve) => http.server.once('request', resolve))
    await http.drain(50)
    await failed
  })

  test('asked for twice waits for the same end', async () => {
    const { http } = await listening((_request, response) => void response.send('ok'))
    expect(http.drain()).toBe(http.drain())
    await http.drain()
  })
})
