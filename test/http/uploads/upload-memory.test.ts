import type { AddressInfo } from 'node:net'
import express from 'express'
import { createHttpServer, type HttpServer } from '../../../src/http/index.ts'
import { HttpProblem } from '../../../src/http/problems/http-problem.ts'
import { readRawBody } from '../../../src/http/uploads/read-raw-body.ts'
import { createUploadMemory } from '../../../src/http/uploads/upload-memory.ts'

let http: HttpServer
let url: string
/** Lets the work on an upload end. */
let release: (() => void)[] = []

beforeAll(async () => {
  const memory = createUploadMemory(1_000_000)
  const app = express().post('/', async (request, response) => {
    const read = () => readRawBody(request, response, 10_000_000)
    try {
      const length = await memory.use(request, read, async (bytes) => {
        if (request.query['wait'] !== undefined) {
          await new Promise<void>((resolve) => release.push(resolve))
        }
        return bytes.length
      })
      response.json(length)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      response.status(503).set(error.headers).json(error.code)
    }
  })
  http = createHttpServer(app)
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/`
})
afterAll(() => http.drain())

async function post(bytes: number, query = ''): Promise<readonly [number, unknown]> {
  const answer = await fetch(url + query, { method: 'POST', body: Buffer.alloc(bytes) })
  return [answer.status, await answer.json()]
}

test('an upload within the bound is handed on whole', async () => {
  expect(await post(900_000)).toEqual([200, 900_000])
})

test('an upload beyond the bound is refused, and what it held is free again', async () => {
  expect(await post(2_000_000)).toEqual([503, 'busy'])
  expect(await post(900_000)).toEqual([200, 900_000])
})

test('an upload that is worked on counts until the work has ended', async () => {
  release = []
  const first = post(600_000, '?wait')
  while (release.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await post(600_000)).toEqual([503, 'busy'])
  expect(await post(300_000)).toEqual([200, 300_000])
  release[0]?.()
  expect(await first).toEqual([200, 600_000])
  expect(await post(600_000)).toEqual([200, 600_000])
})
