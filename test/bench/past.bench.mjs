/** The past of a registry of 100,000 services: every kind of page with `asOf`, and the counts of a taxonomy. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fillPast } from './fill-past.mjs'
import { contractOf, fillStore, nameOf, TEMPLATE, VERSIONS } from './fill-store.mjs'
import { cpuOf, memoryOf, repeat, send, signIn, startServer, stopServer } from './server.mjs'

const SERVICES = Number(process.env['CONCORDAT_BENCH_SERVICES'] ?? 100_000)
const BUDGET = 300 // milliseconds
const QUESTIONS = 40
/** When half of the services were there. */
const HALF = new Date(Date.UTC(2026, 0, 1) + (SERVICES / 2) * 1000).toISOString()

export async function bench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-bench-past-'))
  try {
    const subscription = await registerTemplate(folder)
    const file = path.join(folder, 'concordat.sqlite')
    fillStore(file, SERVICES)
    const entries = fillPast(file, SERVICES, subscription)
    console.log(`filled with ${SERVICES} services and ${entries} entries of the ledger`)
    const server = await startServer(folder)
    await quiet(server)
    await measure(server)
    await assessment(server)
    await stopServer(server)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns the id of a subscription to the template */
async function registerTemplate(folder) {
  const server = await startServer(folder)
  const headers = await signIn(server)
  const ask = (method, resource, body) =>
    send(server, method, `/api/v1${resource}`, { body, headers })
  const { domain, name } = TEMPLATE
  await ask('PUT', `/domains/${domain}`, { title: 'Scale' })
  await ask('POST', '/services', { domain, name, title: 'Qxzjkwvu' })
  for (const version of VERSIONS) {
    const resource = `/services/${domain}/${name}/versions/${version}?filename=c.yaml`
    await ask('PUT', resource, contractOf(name, version))
  }
  const use = { consumer: 'other', consumerKind: 'application', service: `${domain}/${name}` }
  const asked = { ...use, range: '^1.0.0', environment: 'production' }
  const { id } = JSON.parse(await ask('POST', '/subscriptions', asked))
  await stopServer(server)
  return id
}

/** Waits until what a server derives of so many writes is made, which takes minutes. */
async function quiet(server) {
  for (let before = 0, calm = 0; calm < 3;) {
    await setTimeout(2_000)
    const now = cpuOf(server)
    calm = now - before < 0.2 ? calm + 1 : 0
    before = now
  }
}

/** What pages about the past take of the processor, one after the other. */
async function measure(server) {
  const id = (name) => `${TEMPLATE.domain}/${name}`
  const then = `asOf=${HALF}`
  const early = () => id(nameOf(Math.floor((Math.random() * SERVICES) / 2)))
  for (const [label, question] of [
    ['a service', () => `/services/${early()}?${then}`],
    ['the versions of a service', () => `/services/${early()}/versions?${then}`],
    ['a version', () => `/services/${early()}/versions/1.2.0?${then}`],
    ['the endpoints of a service', () => `/services/${early()}/endpoints?${then}`],
    ['the domains, with how many services lay in each', () => `/domains?${then}`],
    ['a page of 50 services', () => `/services?limit=50&${then}`],
    [
      'services by a word that few have',
      () => `/services?limit=50&q=${nameOf(7).slice(0, 4)}&${then}`,
    ],
    ['services by a fact that many have', () => `/services?limit=50&kind=composite&${then}`],
    ['search for a word that all have', () => `/search?q=scale&${then}`],
    ['search for a name', () => `/search?q=${nameOf(7)}&${then}`],
    ['subscriptions', () => `/subscriptions?limit=50&${then}`],
    [
      'subscriptions to what all others need',
      () => `/subscriptions?limit=50&service=${id(nameOf(0))}&${then}`,
    ],
    ['what a service needed', () => `/dependencies?service=${early()}&${then}`],
    [
      'who needed what all others needed',
      () => `/dependencies?direction=used-by&service=${id(nameOf(0))}&${then}`,
    ],
    ['the availability of a chain', () => `/dependencies/chain?service=${early()}&${then}`],
    ['weak points', () => `/dependencies/weak-points?${then}`],
    ['taxonomies', () => `/taxonomies?${then}`],
    ['policies', () => `/policies?${then}`],
  ])
    await questions(server, label, question)
}

/** All figures of a past moment, which are counted from nothing, and the report on the present beside them. */
async function assessment(server) {
  const cpu = cpuOf(server)
  const begun = performance.now()
  await send(server, 'GET', `/api/v1/maturity/proactive5?asOf=${HALF}`)
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `maturity of everything then: ${seconds.toFixed(1)} s (10), ` +
      `${(cpuOf(server) - cpu).toFixed(1)} s of processor time, memory after it ${memoryOf(server)} MiB`,
  )
}

async function questions(server, label, question) {
  const asked = () => send(server, 'GET', `/api/v1${question()}`)
  await repeat(1, 2, asked)
  const cpu = cpuOf(server)
  const { p95 } = await repeat(1, QUESTIONS, asked)
  const each = ((cpuOf(server) - cpu) / QUESTIONS) * 1000
  console.log(
    `${label}: p95 ${p95.toFixed(1)} ms (${BUDGET}), ${each.toFixed(1)} ms of processor time each`,
  )
}
