import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pino } from 'pino'
import { createLiveFeed, type LiveFeed, type LiveState } from '../../../src/http/live/live-feed.ts'
import { HttpProblem } from '../../../src/http/problems/http-problem.ts'

let server: Server
let feed: LiveFeed
let state: LiveState
let looks: number
let isBroken: boolean

beforeEach(async () => {
  state = { tag: '1', data: { says: 'one' } }
  looks = 0
  isBroken = false
  feed = createLiveFeed({
    log: pino({ level: 'silent' }),
    ...{ period: 20, heartbeat: 50, longest: 2_000, most: 3, mostOfOne: 2 },
  })
  const app = express()
  app.get('/:topic', async (request, response) => {
    try {
      await feed.serve(request, response, {
        id: request.params.topic,
        event: 'thing',
        look: () => {
          looks++
          return isBroken ? Promise.reject(new Error('gone')) : Promise.resolve(state)
        },
      })
    } catch (error) {
      response.status(error instanceof HttpProblem ? 503 : 500).end()
    }
  })
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

interface Stream {
  readonly status: number
  /** Reads until the text has come, and answers everything that has. */
  until(text: string): Promise<string>
  stop(): void
}

async function listen(topic: string, lastEventId?: string): Promise<Stream> {
  const stopping = new AbortController()
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/${topic}`, {
    signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(5_000)]),
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let read = ''
  return {
    status: response.status,
    stop: () => stopping.abort(),
    until: async (text) => {
      while (!read.includes(text)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) throw new Error(`The stream ended after: ${read}`)
        read += value
      }
      return read
    },
  }
}

const ONE = 'id: 1\nevent: thing\ndata: {"says":"one"}\n\n'
const TWO = 'id: 2\nevent: thing\ndata: {"says":"two"}\n\n'

test('the state comes at once, and again when it changes, also when nobody says so', async () => {
  const [first, second] = [await listen('a'), await listen('a')]
  await first.until(ONE)
  await second.until(ONE)
  // As a server beside this one would change it: in the store alone.
  state = { tag: '2', data: { says: 'two' } }
  // A heartbeat may come between the two.
  expect((await first.until(TWO)).replaceAll(/^: .*\n\n?/gm, '')).toContain(ONE + TWO)
  await second.until(TWO)
  first.stop()
  second.stop()
})

test('who comes again with the id of the last event gets only what is new', async () => {
  const again = await listen('a', '1')
  expect(await again.until(': still here')).not.toContain('data:')
  state = { tag: '2', data: { says: 'two' } }
  expect(await again.until(TWO)).not.toContain('id: 1')
  again.stop()
})

test('a change made here is sent without waiting for the next look', async () => {
  const slow = createLiveFeed({ log: pino({ level: 'silent' }), period: 60_000 })
  feed = slow
  const stream = await listen('a')
  await stream.until(ONE)
  state = { tag: '2', data: { says: 'two' } }
  slow.changed('a')
  await stream.until(TWO)
  stream.stop()
})

test('streams of one topic look once for all of them, and nobody looks when nobody listens', async () => {
  const [first, second] = [await listen('a'), await listen('a')]
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(looks).toBeLessThan(20)
  first.stop()
  second.stop()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const before = looks
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(looks).toBe(before)
})

test('so many may listen to one topic and to all, and no more', async () => {
  const open = [await listen('a'), await listen('a')]
  expect((await listen('a')).status).toBe(503)
  open.push(await listen('b'))
  expect((await listen('b')).status).toBe(503)
  open.pop()?.stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const later = await listen('b')
  expect(later.status).toBe(200)
  for (const stream of [...open, later]) stream.stop()
})

test('a store that cannot be read for a while ends no stream', async () => {
  const stream = await listen('a')
  await stream.until(ONE)
  isBroken = true
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect((await listen('c')).status).toBe(500)
  isBroken = false
  state = { tag: '2', data: { says: 'two' } }
  await stream.until(TWO)
  stream.stop()
})
