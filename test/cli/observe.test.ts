import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { concordat } from '../support/command.ts'

let folder: string
let log: string
let server: Server
/** What the registry was sent and answered well, with its key. */
let taken: { readonly key: string; readonly lines: readonly string[] }[]
let isAway: boolean

/** A registry that counts every line as a call, but `broken` ones. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-observe-'))
  log = path.join(folder, 'access.log')
  taken = []
  isAway = false
  server = createServer((request, response) => {
    void text(request).then((sent) => {
      response.setHeader('content-type', 'application/json')
      if (isAway) {
        response.statusCode = 500
        response.end('{}')
        return
      }
      const lines = sent.split('\n').filter((line) => line !== '')
      taken.push({ key: String(request.headers['idempotency-key']), lines })
      const rejected = lines.filter((line) => line.startsWith('broken')).length
      const none = { deployments: 0, unmapped: 0, unknownConsumers: 0, passedOver: 0 }
      const counts = { counted: lines.length - rejected, rejected, services: [], reasons: [] }
      response.end(JSON.stringify({ format: 'access-log', ...none, ...counts }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

function observe(file = log, options: readonly string[] = [], input?: string) {
  const { port } = server.address() as AddressInfo
  const env = { CONCORDAT_URL: `http://127.0.0.1:${port}`, XDG_CONFIG_HOME: folder }
  return concordat(['observe', file, ...options], {
    cwd: folder,
    env: { ...env, XDG_STATE_HOME: path.join(folder, 'state') },
    ...(input !== undefined && { input }),
  })
}

const sent = () => taken.map(({ lines }) => lines.join(' '))

test('a log that has grown is reported from where it was reported to, also when it was renamed', async () => {
  writeFileSync(log, 'a\nb\n')
  await observe()
  appendFileSync(log, 'c\nd')
  await observe()
  appendFileSync(log, 'e\n')
  expect((await observe('-', [], 'a\nb\nc\nde\nf\n')).stderr).toContain(
    '3 lines were reported before and left out; --again',
  )
  await observe('-', [], 'a\nb\nc\nde\nf\n')
  expect(sent()).toEqual(['a b', 'c', 'd', 'de f'])
})

test('what was under way when the registry went away is sent again as it was, under the same key', async () => {
  writeFileSync(log, 'a\n')
  isAway = true
  expect((await observe()).status).toBe(3)
  appendFileSync(log, 'b\n')
  isAway = false
  await observe()
  expect(sent()).toEqual(['a', 'b'])
})

test('again, a log goes out in the pieces that it went out in, under the same keys', async () => {
  writeFileSync(log, 'a\n')
  await observe()
  appendFileSync(log, 'a\n')
  await observe()
  appendFileSync(log, 'c\n')
  await observe(log, ['--again'])
  expect(sent()).toEqual(['a', 'a', 'a', 'a', 'c'])
  const keys = taken.map(({ key }) => key)
  expect(keys.slice(2, 4)).toEqual(keys.slice(0, 2))
  expect(new Set(keys).size).toBe(3)
})

test('nothing is left out of which nothing could be read', async () => {
  writeFileSync(log, 'broken\n')
  expect((await observe()).status).toBe(2)
  await observe()
  expect(sent()).toEqual(['broken', 'broken'])
})

test('another log that begins alike is told apart, and so is one for another host', async () => {
  writeFileSync(log, 'a\nb\n')
  await observe()
  writeFileSync(log, 'a\nx\ny\n')
  const { status, stderr } = await observe()
  const kept = path.join(folder, 'state', 'concordat', 'observed')
  expect([status, stderr]).toEqual([
    2,
    `concordat: ${log} begins like a log of which 2 lines were reported, and does not go on like it; if it is another log, remove ${path.join(kept, readdirSync(kept)[0] ?? '')} and report it again.\n`,
  ])
  await observe(log, ['--host', 'api.example.org'])
  expect(sent()).toEqual(['a b', 'a x y'])
})

test('where no place can be kept, everything is sent, and that is said', async () => {
  writeFileSync(log, 'a\n')
  writeFileSync(path.join(folder, 'state'), '')
  expect((await observe()).stderr).toMatch(/^how far the log was reported cannot be kept \(/)
  await observe()
  expect(sent()).toEqual(['a', 'a'])
  expect(new Set(taken.map(({ key }) => key)).size).toBe(1)
})

test('a document of JSON is sent as a whole, each time under the same key', async () => {
  const document = JSON.stringify({ observations: [] }, undefined, 2)
  writeFileSync(log, document)
  await observe()
  await observe()
  expect(taken.map(({ lines }) => lines.join('\n'))).toEqual([document, document])
  expect(new Set(taken.map(({ key }) => key)).size).toBe(1)
})
