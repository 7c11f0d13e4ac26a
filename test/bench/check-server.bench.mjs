/** `POST /api/v1/check` of a running server: requests per second, the slowest hundredth, and memory over time. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openApiOf, wsdlOf } from './documents.mjs'
import { COMMAND } from './product.mjs'

const CONNECTIONS = 4
const WARM_UP = 200
const REQUESTS = Number(process.env['CONCORDAT_BENCH_REQUESTS'] ?? 20_000)
const TARGET = { perSecondAndCore: 150, p99Ms: 40 }

export async function bench() {
  const server = await start()
  try {
    for (const [label, file, varied, isAnother] of [
      ['50 KB OpenAPI, each another one', openApiOf(71), 'resource', true],
      ['50 KB WSDL, each another one', wsdlOf(76), 'bench', true],
      ['50 KB OpenAPI, always the same', openApiOf(71), 'resource', false],
      ['50 KB WSDL, always the same', wsdlOf(76), 'bench', false],
    ]) {
      const text = readFileSync(file, 'utf8')
      const same = Buffer.from(text)
      let sent = 0
      const next = () =>
        isAnother ? Buffer.from(text.replaceAll(varied, nameOf(varied, (sent += 1)))) : same
      await ask(server, next, WARM_UP)
      const before = memoryOf(server)
      const { seconds, cpu, times } = await ask(server, next, REQUESTS)
      const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]
      console.log(
        `${label} (${text.length} bytes), ${REQUESTS} requests over ${CONNECTIONS} connections: ` +
          `${Math.round(REQUESTS / seconds)} requests/s, ` +
          `${Math.round(REQUESTS / cpu)} per second of the server's processor time (target ${TARGET.perSecondAndCore}), ` +
          `p99 ${p99.toFixed(1)} ms (target ${TARGET.p99Ms}), ` +
          `memory ${before} MiB before, ${memoryOf(server)} MiB after`,
      )
    }
  } finally {
    server.process.kill('SIGTERM')
    await server.ended
    rmSync(server.folder, { recursive: true })
  }
}

/** Another name of the same length. */
function nameOf(varied, number) {
  return `n${number.toString(36).padStart(varied.length - 1, '0')}`
}

async function start() {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-bench-server-'))
  const child = spawn(process.execPath, [COMMAND, 'serve', '--empty'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CONCORDAT_DATA: folder, MONGODB_URI: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let output = ''
  for await (const chunk of child.stdout) {
    output += chunk
    const url = /ready at (http:\S+)/.exec(output)?.[1]
    if (url !== undefined) return { process: child, folder, url, ended, agent: newAgent() }
  }
  throw new Error(`The server did not start: ${output}`)
}

function newAgent() {
  return new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
}

async function ask(server, next, count) {
  const times = []
  let left = count
  const cpuBefore = cpuOf(server)
  const begun = performance.now()
  const connection = async () => {
    while (left > 0) {
      left -= 1
      const body = next()
      const sent = performance.now()
      await post(server, body)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return { seconds: (performance.now() - begun) / 1000, cpu: cpuOf(server) - cpuBefore, times }
}

function post({ url, agent }, body) {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length }
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1/check`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`status ${response.statusCode}`))
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** Resident memory in MiB, where the system tells it. */
function memoryOf({ process: { pid } }) {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return Math.round((pages * 4096) / 1024 / 1024)
}

const TICKS_PER_SECOND = 100

/** Seconds of processor time, all threads. */
function cpuOf({ process: { pid } }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
