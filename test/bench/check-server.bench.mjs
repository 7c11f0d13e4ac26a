/** `POST /api/v1/check` of a running server: requests per second, the slowest hundredth, and memory over time. */
import { readFileSync } from 'node:fs'
import { openApiOf, wsdlOf } from './documents.mjs'
import { cpuOf, memoryOf, repeat, send, startEmptyServer, stopServer } from './server.mjs'

const CONNECTIONS = 4
const WARM_UP = 200
const REQUESTS = Number(process.env['CONCORDAT_BENCH_REQUESTS'] ?? 20_000)
const TARGET = { perSecondAndCore: 150, p99Ms: 40 }

export async function bench() {
  const server = await startEmptyServer()
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
      const check = () => send(server, 'POST', '/api/v1/check', { body: next() })
      await repeat(CONNECTIONS, WARM_UP, check)
      const before = memoryOf(server)
      const cpuBefore = cpuOf(server)
      const { rate, p99 } = await repeat(CONNECTIONS, REQUESTS, check)
      const cpu = cpuOf(server) - cpuBefore
      console.log(
        `${label} (${text.length} bytes), ${REQUESTS} requests over ${CONNECTIONS} connections: ` +
          `${Math.round(rate)} requests/s, ` +
          `${Math.round(REQUESTS / cpu)} per second of the server's processor time (target ${TARGET.perSecondAndCore}), ` +
          `p99 ${p99.toFixed(1)} ms (target ${TARGET.p99Ms}), ` +
          `memory ${before} MiB before, ${memoryOf(server)} MiB after`,
      )
    }
  } finally {
    await stopServer(server)
  }
}

/** Another name of the same length. */
function nameOf(varied, number) {
  return `n${number.toString(36).padStart(varied.length - 1, '0')}`
}
