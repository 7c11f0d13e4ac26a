/** A registry of 100,000 services and 500,000 versions: start, memory, reading, search and registering. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contractOf, factsAreMade, fillStore, nameOf, TEMPLATE, VERSIONS } from './fill-store.mjs'
import { cpuOf, memoryOf, repeat, send, signIn, startServer, stopServer } from './server.mjs'

const SERVICES = Number(process.env['CONCORDAT_BENCH_SERVICES'] ?? 100_000)
const FEW = 1_000 // services that registering among many is held against
const REPETITIONS = 5
const PADDING = `# ${'x'.repeat(78)}\n`.repeat(256) // 20 KB
const serviceOf = (name) => `/services/${TEMPLATE.domain}/${name}`

export async function bench() {
  const amongFew = await withStore(FEW, async (folder, signed) => {
    const server = { ...(await startServer(folder)), signed }
    await factsAreMade(fileOf(folder))
    const times = await registerContracts(server)
    await stopServer(server)
    return times
  })
  await withStore(SERVICES, (folder, signed) => benchOf(folder, signed, amongFew))
}

/** A store with so many services, for as long as something is done with it. */
async function withStore(services, work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-bench-scale-'))
  try {
    const signed = await registerTemplate(folder)
    const begun = performance.now()
    fillStore(fileOf(folder), services)
    say(`filled with ${services} services, ${services * VERSIONS.length} versions`, begun)
    return await work(folder, signed)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fileOf(folder) {
  return path.join(folder, 'concordat.sqlite')
}

async function benchOf(folder, signed, amongFew) {
  const starts = []
  for (let start = 0; start < REPETITIONS; start += 1) {
    const server = await startServer(folder)
    starts.push(server.seconds)
    await stopServer(server)
  }
  console.log(`start to ready: median ${median(starts).toFixed(2)} s (3)`)
  const server = { ...(await startServer(folder)), signed }
  console.log(`memory after the start: ${memoryOf(server)} MiB (700)`)
  await read(server, 50, 'a service while facts are made', serviceOf, 3000, 25)
  await makeFacts(server, fileOf(folder))
  await read(server, 50, 'a service', serviceOf, 3000, 25)
  const content = (name) => `/services/${TEMPLATE.domain}/${name}/versions/1.2.0/content`
  await read(server, 50, 'a contract', content, 6000, 25)
  await list(server, 'the latest changed', () => '?limit=50&sort=-updatedAt')
  await list(server, 'by a word', (name) => `?limit=50&q=${name.slice(0, 4)}`)
  for (const [label, query] of [
    ['one name', (name) => name],
    ['a beginning', (name) => name.slice(0, 4)],
    ['a mistyped name', (name) => `${name.slice(0, 3)}y${name.slice(4)}`],
    ['a beginning, mistyped', (name) => `${name.slice(0, 2)}y${name.slice(3, 6)}`],
    ['two letters', (name) => name.slice(0, 2)],
    ['a word that all have', () => 'scale'],
    ['two words that all have', () => 'scale list'],
    ['a word that all have, and a fact', () => 'operation:list format:openapi-3.0'],
    ['two facts', () => 'domain:scale kind:atomic'],
  ])
    await search(server, label, query)
  await search(server, 'a name in all versions', (name) => name, '&versions=all')
  await questions(server, 'facets from counters', () => '/search/facets', 80)
  await dependencies(server)
  await maturity(server)
  await report(server)
  compare(await registerContracts(server), amongFew)
  await registerService(server, 50, 500)
  console.log(`memory at the end: ${memoryOf(server)} MiB (700)`)
  await stopServer(server)
}

async function registerTemplate(folder) {
  const server = await startServer(folder)
  server.signed = await signIn(server)
  const { domain, name } = TEMPLATE
  await ask(server, 'PUT', `/domains/${domain}`, { title: 'Scale' })
  const owner = 'anchor-lead'
  await ask(server, 'POST', '/services', { domain, name, title: 'Qxzjkwvu', owner })
  for (const version of VERSIONS) {
    await ask(server, 'PUT', pushOf(name, version), contractOf(name, version))
    // Published, so that further versions are held against them.
    const transitions = `/services/${domain}/${name}/versions/${version}/transitions`
    for (const to of ['specReview', 'specified'])
      await ask(server, 'POST', transitions, { to, reason: 'Measured.' })
  }
  await stopServer(server)
  return server.signed
}

function pushOf(name, version) {
  return `/services/${TEMPLATE.domain}/${name}/versions/${version}?filename=c.yaml`
}

async function read(server, connections, label, of, perSecond, p99) {
  const run = () => repeat(connections, 10_000, () => ask(server, 'GET', of(anyName())))
  await repeat(connections, 2_000, () => ask(server, 'GET', of(anyName())))
  const rounds = []
  for (let round = 0; round < REPETITIONS; round += 1) {
    const cpu = cpuOf(server)
    const outcome = await run()
    rounds.push({ ...outcome, perCpu: 10_000 / (cpuOf(server) - cpu) })
  }
  const middle = rounds.sort((a, b) => a.rate - b.rate)[REPETITIONS >> 1]
  console.log(
    `read ${label}, ${connections} connections: ${Math.round(middle.rate)}/s (${perSecond}), ` +
      `${Math.round(middle.perCpu)} per second of the server's processor time, p99 ${middle.p99.toFixed(1)} ms (${p99})`,
  )
}

async function search(server, label, query, further = '') {
  const question = () => `/search?q=${encodeURIComponent(query(anyName()))}${further}`
  await questions(server, `search ${label}`, question, 80)
}

/** The first service is needed by all others, and the last ones need the longest chains. */
async function dependencies(server) {
  const of = (name) => `service=${TEMPLATE.domain}/${name}`
  const [first, last] = [nameOf(0), () => nameOf(SERVICES - 1 - Math.floor(Math.random() * 1000))]
  const begun = performance.now()
  await ask(server, 'GET', `/dependencies?${of(first)}`)
  say('the graph read from the store, once after a start', begun)
  const budget = 200
  const usedBy = () => `/dependencies?direction=used-by&${of(first)}`
  await questions(server, `who needs what ${SERVICES - 1} services need`, usedBy, budget)
  await questions(server, 'what a service needs', () => `/dependencies?${of(last())}`, budget)
  const chain = () => `/dependencies/chain?${of(last())}`
  await questions(server, 'the availability of a chain', chain, budget)
  await questions(server, 'weak points', () => '/dependencies/weak-points', budget)
}

/** What was filled stands in no ledger: facts of everything are made once, beside what is asked meanwhile. */
async function makeFacts(server, file) {
  const cpu = cpuOf(server)
  const begun = performance.now()
  await factsAreMade(file)
  const seconds = (cpuOf(server) - cpu).toFixed(0)
  say(`the facts of everything made, once: ${seconds} s of processor time`, begun)
  console.log(`memory then: ${memoryOf(server)} MiB (700)`)
}

/** A whole assessment, and how long others wait for an answer meanwhile. */
async function maturity(server) {
  const cpu = cpuOf(server)
  const begun = performance.now()
  let isDone = false
  const assessed = ask(server, 'GET', '/maturity/proactive5').finally(() => (isDone = true))
  let longest = 0
  while (!isDone) {
    const asked = performance.now()
    await ask(server, 'GET', '/me')
    longest = Math.max(longest, performance.now() - asked)
  }
  await assessed
  console.log(
    `maturity of everything: ${((performance.now() - begun) / 1000).toFixed(1)} s (10), ` +
      `${(cpuOf(server) - cpu).toFixed(1)} s of processor time; others wait up to ${longest.toFixed(0)} ms`,
  )
}

/** The page that those who lead open, after a write, so that none that was made before serves. */
async function report(server) {
  const page = async () => {
    const begun = performance.now()
    await ask(server, 'GET', '/maturity/models/proactive5/report')
    return performance.now() - begun
  }
  await page()
  const times = []
  const cpu = cpuOf(server)
  for (let round = 0; round < REPETITIONS; round += 1) {
    await ask(server, 'PUT', `/domains/report-${round}`, { title: 'Report' })
    times.push(await page())
  }
  const each = ((cpuOf(server) - cpu) / REPETITIONS) * 1000
  console.log(
    `report of everything, after a write: median ${median(times).toFixed(0)} ms (300), ` +
      `${each.toFixed(0)} ms of processor time each`,
  )
}

async function questions(server, label, question, budget) {
  const asked = () => ask(server, 'GET', question())
  await repeat(1, 5, asked)
  const cpu = cpuOf(server)
  const { p95, p99 } = await repeat(2, 300, asked)
  const each = ((cpuOf(server) - cpu) / 300) * 1000
  console.log(
    `${label}: p95 ${p95.toFixed(1)} ms (${budget}), p99 ${p99.toFixed(1)} ms, ` +
      `${each.toFixed(1)} ms of processor time each`,
  )
}

async function list(server, label, query) {
  const asked = () => ask(server, 'GET', `/services${query(anyName())}`)
  await repeat(1, 20, asked)
  const { p95, p99 } = await repeat(2, 300, asked)
  console.log(`list ${label}: p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
}

let registered = 0
/** A further version of services that there are, so that each is held against the one before it. */
async function registerContracts(server) {
  registered = 0
  const push = () => {
    registered += 1
    const name = nameOf(registered)
    return ask(server, 'PUT', pushOf(name, '1.5.0'), contractOf(name, '1.5.0') + PADDING)
  }
  await repeat(50, 100, push)
  const what = 'a contract of 20 KB'
  await writing(server, `${what}, 2 writers`, 2, 200, 'p95 60 ms', push)
  return await writing(server, `${what}, 50 writers`, 50, 500, '100/s', push)
}

function compare(many, few) {
  const [clock, cpu] = ['clock', 'cpu'].map((time) => (many[time] / few[time]).toFixed(2))
  console.log(
    `a contract among ${SERVICES} services, against one among ${FEW}, 50 writers: ` +
      `${clock} times the time (1.3), ${cpu} times the processor time`,
  )
}

async function registerService(server, writers, count) {
  const what = `a service and its first contract, ${writers} writers`
  await writing(server, what, writers, count, 'no budget', async () => {
    registered += 1
    const name = `registered-${registered}`
    await ask(server, 'POST', '/services', { domain: TEMPLATE.domain, name, title: name })
    await ask(server, 'PUT', pushOf(name, '1.0.0'), contractOf(name, '1.0.0') + PADDING)
  })
}

/** Milliseconds that each took: by the clock, and of the server's processor time. */
async function writing(server, what, writers, count, budget, write) {
  const begun = cpuOf(server)
  const { rate, p95, p99 } = await repeat(writers, count, write)
  const cpu = ((cpuOf(server) - begun) / count) * 1000
  console.log(
    `register ${what}: ${Math.round(rate)}/s, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${budget}), ` +
      `${cpu.toFixed(1)} ms of processor time each`,
  )
  return { clock: 1000 / rate, cpu }
}

function anyName() {
  return nameOf(Math.floor(Math.random() * SERVICES))
}

/** Reads as anybody, writes with the token. */
function ask(server, method, resource, body) {
  const headers = method === 'GET' ? {} : server.signed
  return send(server, method, `/api/v1${resource}`, { body, headers })
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

function say(what, begun) {
  console.log(`${what} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
}
