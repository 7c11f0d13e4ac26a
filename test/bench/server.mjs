/** Programs that answer over HTTP, on the loopback address: started, asked under load, measured and ended. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { COMMAND } from './product.mjs'

const MOST_CONNECTIONS = 50
const TICKS_PER_SECOND = 100

/** A server of this registry with nothing in it, in a folder that `stopServer` removes. */
export async function startEmptyServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-bench-'))
  return { ...(await startServer(folder)), made: folder }
}

/** A server over a folder, when it is ready: `seconds` that it took, and the password of the first start. */
export async function startServer(folder) {
  const begun = performance.now()
  const server = runServer(process.execPath, [COMMAND, 'serve', '--empty'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CONCORDAT_DATA: folder, MONGODB_URI: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  for await (const chunk of server.child.stdout) {
    output += chunk
    const url = /ready at (http:\S+)/.exec(output)?.[1]
    if (url === undefined) continue
    const seconds = (performance.now() - begun) / 1000
    const password = /with the password (\S+)/.exec(output)?.[1]
    return { ...server, url, seconds, password }
  }
  throw new Error(`The server did not start: ${output}`)
}

/** Any program, with an agent that keeps its connections open. */
export function runServer(program, args, options) {
  const child = spawn(program, args, options)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return { child, ended, agent: new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }) }
}

export async function stopServer({ child, ended, agent, made }) {
  agent.destroy()
  child.kill('SIGTERM')
  await ended
  if (made !== undefined) rmSync(made, { recursive: true })
}

/** A token of the administrator, by the password of the first start: headers to send it with. */
export async function signIn(server) {
  const basic = `Basic ${Buffer.from(`admin:${server.password}`).toString('base64')}`
  const request = { body: { name: 'bench' }, headers: { authorization: basic } }
  const made = await send(server, 'POST', '/api/v1/tokens', request)
  return { authorization: `Bearer ${JSON.parse(made).token}` }
}

/** Sends a text, bytes or an object as JSON; the text of the answer. @throws Error for a status of 300 or more */
export function send({ url, agent }, method, resource, { body, headers = {} } = {}) {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body)
  const bytes = isJson ? JSON.stringify(body) : body
  const type = isJson ? 'application/json' : 'application/octet-stream'
  const all = {
    ...(bytes !== undefined && {
      'content-type': type,
      'content-length': Buffer.byteLength(bytes),
    }),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${resource}`, { method, agent, headers: all }, (response) => {
      const pieces = []
      response.on('data', (piece) => pieces.push(piece))
      response.once('end', () => {
        const answer = Buffer.concat(pieces).toString()
        if (response.statusCode < 300) resolve(answer)
        else reject(new Error(`${method} ${resource}: ${response.statusCode} ${answer}`))
      })
    })
    asked.once('error', reject)
    asked.end(bytes)
  })
}

/** Does something `count` times over so many connections: how many a second, and slow ones in milliseconds. */
export async function repeat(connections, count, work) {
  const times = []
  let left = count
  const begun = performance.now()
  const connection = async () => {
    while (left > 0) {
      left -= 1
      const asked = performance.now()
      await work()
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const rate = count / ((performance.now() - begun) / 1000)
  times.sort((a, b) => a - b)
  const part = (share) => times[Math.floor(times.length * share)] ?? 0
  return { rate, p95: part(0.95), p99: part(0.99) }
}

/** Resident memory in MiB, where the system tells it. */
export function memoryOf({ child: { pid } }) {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return Math.round((pages * 4096) / 1024 / 1024)
}

/** Seconds of processor time, all threads. */
export function cpuOf({ child: { pid } }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
