/** The same contracts registered and read here and, with `--peers`, in Apicurio Registry on the same machine. */
import { readOfApicurio, registerInApicurio, startApicurio, VERSION } from './apicurio.mjs'
import { contractOf, nameOf } from './fill-store.mjs'
import { cpuOf, memoryOf, repeat, send, signIn, startEmptyServer, stopServer } from './server.mjs'

const CONTRACTS = Number(process.env['CONCORDAT_BENCH_CONTRACTS'] ?? 2000)
const READS = 20_000
const WRITERS = 50
const READERS = 50
const PADDING = `# ${'x'.repeat(78)}\n`.repeat(256) // 20 KB

export async function bench({ withPeers }) {
  const server = await startEmptyServer()
  const signed = await signIn(server)
  const domain = { body: { title: 'Bench' }, headers: signed }
  await send(server, 'PUT', '/api/v1/domains/bench', domain)
  await compare('Concordat, on disk', server, {
    register: async (name, contract) => {
      const body = { domain: 'bench', name, title: name }
      await send(server, 'POST', '/api/v1/services', { body, headers: signed })
      const resource = `/api/v1/services/bench/${name}/versions/1.0.0?filename=c.yaml`
      await send(server, 'PUT', resource, { body: contract, headers: signed })
    },
    read: (name) => send(server, 'GET', `/api/v1/services/bench/${name}/versions/1.0.0/content`),
  })
  if (!withPeers) return
  const peer = await startApicurio()
  if (peer === undefined) {
    console.log('Apicurio Registry: not run, since Maven and Java could not bring it.')
    return
  }
  await compare(`Apicurio Registry ${VERSION}, in memory`, peer, {
    register: (name, contract) => registerInApicurio(peer, name, contract),
    read: (name) => readOfApicurio(peer, name),
  })
}

async function compare(label, server, { register, read }) {
  try {
    let made = 0
    const next = () => {
      const name = nameOf(made)
      made += 1
      return register(name, contractOf(name, '1.0.0') + PADDING)
    }
    await repeat(WRITERS, WRITERS, next)
    await told(
      `${label}: register a contract of 20 KB, ${WRITERS} writers`,
      server,
      CONTRACTS,
      () => repeat(WRITERS, CONTRACTS, next),
    )
    const any = () => read(nameOf(Math.floor(Math.random() * made)))
    await repeat(READERS, 2000, any)
    await told(`${label}: read a contract, ${READERS} connections`, server, READS, () =>
      repeat(READERS, READS, any),
    )
    console.log(`${label}: ${memoryOf(server)} MiB`)
  } finally {
    await stopServer(server)
  }
}

async function told(label, server, count, work) {
  const before = cpuOf(server)
  const { rate, p95, p99 } = await work()
  const each = ((cpuOf(server) - before) / count) * 1000
  console.log(
    `${label}: ${Math.round(rate)}/s, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
      `${each.toFixed(2)} ms of processor time each`,
  )
}
