/** `POST /api/v1/observations` of a running server: 100,000 lines of an access log, the time they take and the memory. */
import { memoryOf, send, signIn, startEmptyServer, stopServer } from './server.mjs'

const LINES = Number(process.env['CONCORDAT_BENCH_LINES'] ?? 100_000)
const LINES_AT_ONCE = 20_000
const SERVICES = 20
const CONSUMERS = 50
const BUDGET = { seconds: 20, mebibytes: 400 }

export async function bench() {
  const server = await startEmptyServer()
  try {
    const ask = asking(server, await signIn(server))
    await ask('PUT', '/domains/shop', { title: 'Shop' })
    for (let number = 0; number < SERVICES; number += 1) {
      await ask('POST', '/services', {
        domain: 'shop',
        name: `s${number}`,
        title: `Service ${number}`,
        endpoints: [{ environment: 'production', url: `https://api.example.org/s${number}` }],
      })
      await ask(
        'PUT',
        `/services/shop/s${number}/versions/1.0.0`,
        contract(number),
        'application/yaml',
      )
    }
    const before = memoryOf(server)
    const begun = performance.now()
    let counted = 0
    for (let sent = 0; sent < LINES; sent += LINES_AT_ONCE) {
      const text = log(sent, Math.min(LINES_AT_ONCE, LINES - sent))
      const receipt = await ask('POST', '/observations?host=api.example.org', text, 'text/plain')
      counted += receipt.counted
    }
    const seconds = (performance.now() - begun) / 1000
    console.log(
      `${LINES} lines to ${SERVICES} services by ${CONSUMERS} consumers: ${seconds.toFixed(1)} s (target ${BUDGET.seconds}), ` +
        `${Math.round(LINES / seconds)} lines/s, ${counted} counted, ` +
        `memory ${before} MiB before, ${memoryOf(server)} MiB after (target ${BUDGET.mebibytes})`,
    )
    if (counted !== LINES) process.exitCode = 1
  } finally {
    await stopServer(server)
  }
}

/** Twenty operations each, so that paths have to be told apart. */
function contract(number) {
  const paths = Array.from(
    { length: 20 },
    (_, index) => `  /things${index}/{id}:
    get:
      operationId: get${index}
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: It. } }`,
  )
  return `openapi: 3.0.3\ninfo: { title: S${number}, version: 1.0.0 }\npaths:\n${paths.join('\n')}\n`
}

function log(from, count) {
  const now = new Date(Date.now() - 3_600_000).toUTCString()
  const [, day, month, year, time] = now.replace(',', '').split(' ')
  return Array.from({ length: count }, (_, index) => {
    const line = from + index
    const place = `/s${line % SERVICES}/things${line % 20}/${line}`
    return `10.0.0.${line % 250} - consumer-${line % CONSUMERS} [${day}/${month}/${year}:${time} +0000] "GET ${place} HTTP/1.1" ${line % 97 === 0 ? 500 : 200} 512 "-" "bench/1.0"`
  }).join('\n')
}

function asking(server, signed) {
  return async (method, address, body, type = 'application/json') => {
    const headers = { ...signed, 'content-type': type }
    return JSON.parse(await send(server, method, `/api/v1${address}`, { body, headers }))
  }
}
