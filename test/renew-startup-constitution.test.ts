import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { compose, type Concordat } from '../src/compose.ts'
import { readConfiguration } from '../src/configuration.ts'
import { digestOfBytes } from '../src/contracts/index.ts'
import { shippedLifecycles, startupConstitution } from '../src/data-documents.ts'
import { openData } from '../src/open-data.ts'
import { renewStartupConstitution } from '../src/renew-startup-constitution.ts'
import type { Actor } from '../src/registry/index.ts'
import { openSqliteStore, type Store } from '../src/store/index.ts'

const at = '2026-01-10T08:00:00.000Z'
const clock = (): Date => new Date('2026-11-22T12:00:00.000Z')
const admin: Actor = { kind: 'person', id: 'admin', name: 'admin' }
const contract = {
  openapi: '3.0.3',
  info: { title: 'Refunds', version: '1.0.0' },
  paths: { '/refunds': { get: { responses: { '200': { description: 'Refunds' } } } } },
}

let folder: string
let concordat: Concordat
const told: { readonly level: string; readonly details: unknown; readonly message: string }[] = []
const log = {
  info: (details: unknown, message = '') => told.push({ level: 'info', details, message }),
  warn: (details: unknown, message = '') => told.push({ level: 'warn', details, message }),
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-older-'))
  const store = await openSqliteStore({ path: path.join(folder, 'concordat.sqlite') })
  await writeAsTheVersionBefore(store)
  await store.close()
  concordat = await compose(await openData(readConfiguration({ CONCORDAT_DATA: folder })), {
    clock,
  })
})
afterAll(async () => {
  await concordat.engine.close()
  await concordat.ledger.close()
  await concordat.store.close()
  await rm(folder, { recursive: true })
})

/** The documents of one service, with the members that the version before knew and no others. */
async function writeAsTheVersionBefore(store: Store): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(contract))
  const digest = await store.contents.put(bytes)
  const lifecycles = ['contract-version', 'subscription'].map(olderLifecycle)
  const service = {
    ...{ domain: 'payments', name: 'refunds', title: 'Refunds', purpose: 'Gives money back.' },
    ...{ kind: 'atomic', integrationLevel: 'service', owner: 'anchor-lead', tags: [], links: [] },
    ...{ endpoints: [], objectives: [], createdAt: at, updatedAt: at },
  }
  const latest = { version: '1.0.0', format: 'openapi-3.0', state: 'draft', phase: 'planning' }
  const standing = {
    frozen: false,
    subscribable: false,
    inService: false,
    deprecated: false,
    final: false,
  }
  const lists: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
    ratifications: [['1', olderRatification()]],
    lifecycles: lifecycles.map(({ id, text }) => [
      `${id}@1.0.0`,
      { digest: digestOfBytes(text), text },
    ]),
    domains: [['payments', { path: 'payments', title: 'Payments', createdAt: at, updatedAt: at }]],
    services: [['payments/refunds', service]],
    'service-cards': [
      [
        'payments/refunds',
        {
          ...service,
          ...{ domainKey: 'payments/', words: ['refunds'], latest: { ...latest, verdict: 'pass' } },
          ...{ versionCount: 1, consumerCount: 1, serviceRevision: 1 },
        },
      ],
    ],
    versions: [
      [
        'payments/refunds@1.0.0',
        {
          ...latest,
          service: 'payments/refunds',
          order: '0000000000000001.0000000000000000.0000000000000000 ~ ',
          ...{ digest, canonicalDigest: digest, entryDigest: digest, entry: 'refunds.json' },
          files: [{ name: 'refunds.json', digest, bytes: bytes.length }],
          importedDigests: [],
          outline: {
            ...{ title: 'Refunds', hasDescription: false, operations: 1, describedOperations: 0 },
            ...{ messages: 0, types: 0, endpoints: 0, unresolvedImports: 0 },
          },
          standing,
          lifecycle: { id: 'contract-version', version: '1.0.0' },
          verdict: 'pass',
          conformance: [],
          author: { person: 'admin', name: 'admin' },
          reason: 'First draft.',
          ...{ createdAt: at, updatedAt: at },
        },
      ],
    ],
    subscriptions: [
      [
        'subscription-1',
        {
          ...{ consumer: 'till', consumerKind: 'application', service: 'payments/refunds' },
          ...{ range: '^1.0.0', operations: [], environment: 'production', objectives: [] },
          ...{ state: 'requested', live: true, active: false },
          liveKey: '["application","till","payments/refunds","^1.0.0","production"]',
          lifecycle: { id: 'subscription', version: '1.0.0' },
          requestedBy: { person: 'admin', name: 'admin' },
          ...{ createdAt: at, updatedAt: at },
        },
      ],
    ],
  }
  for (const [name, documents] of Object.entries(lists)) {
    const collection = await store.collection({ name, schema: z.looseObject({}), indexes: [] })
    for (const [id, document] of documents) await collection.insert(id, { ...document }, [])
  }
}

function olderLifecycle(id: string): { readonly id: string; readonly text: string } {
  const lifecycle = shippedLifecycles().find(({ definition }) => definition.id === id)
  return { id, text: JSON.stringify({ ...lifecycle?.definition, version: '1.0.0' }) }
}

/** Only the lead decided, and nobody had heard of duties, waivers or circles. */
function olderRatification(): object {
  const { id, title, preamble, fourEyes, circle, roles, policies } = startupConstitution()
  const text = 'As the version before said.'
  const actions = ['service.register', 'version.transition', 'subscription.transition']
  const articles = [
    { id: 'operation', title: text, text, grants: { system: true, actions: ['account.create'] } },
    { id: 'lead', title: text, text, grants: { role: 'anchor-lead', actions } },
  ]
  const base = { id, version: '1.1.0', title, preamble, fourEyes, circle, roles, policies }
  return {
    number: 1,
    constitution: { ...base, articles },
    assignments: [{ role: 'anchor-lead', person: 'admin' }],
    ratifiedBy: 'admin',
    ratifiedAt: at,
  }
}

describe('data that the version before wrote', () => {
  test('is read: services, versions, subscriptions and policies', async () => {
    const { registry, policies } = concordat
    expect((await registry.services.list({})).items.map(({ id }) => id)).toEqual([
      'payments/refunds',
    ])
    expect(await registry.versions.get('payments/refunds', '1.0.0')).toMatchObject({
      state: 'draft',
      lifecycle: { id: 'contract-version', version: '1.0.0' },
    })
    expect((await registry.subscriptions.list({})).items).toMatchObject([
      { id: 'subscription-1', state: 'requested' },
    ])
    expect((await policies.list()).map(({ decidedBy }) => decidedBy)).toContain(
      'Startup constitution, ratified by admin',
    )
  })

  test('comes under the present text of the startup constitution, and duties are performed', async () => {
    const { registry } = concordat
    const before = await registry.duties.performDue()
    expect(before).toMatchObject({ performed: 0 })
    expect(before.failed).toBeGreaterThan(0)
    await renewStartupConstitution(concordat, log)
    const to = startupConstitution().version
    expect(told).toEqual([
      {
        level: 'info',
        details: { kind: 'renewed', from: '1.1.0', to },
        message: 'a newer text of the startup constitution is in force; the ledger says so',
      },
    ])
    const after = await registry.duties.performDue()
    expect(after.failed).toBe(0)
    await renewStartupConstitution(concordat, log)
    expect(told).toHaveLength(1)
  })

  test('keeps the lifecycle that a version began under, also when it moves on', async () => {
    const { transitions, versions } = concordat.registry
    const request = { to: 'specReview', reason: 'Ready.' }
    const decision = await transitions.request(admin, 'payments/refunds', '1.0.0', request)
    expect(decision).toMatchObject({ to: 'specReview', allowed: true })
    expect(await versions.get('payments/refunds', '1.0.0')).toMatchObject({
      state: 'specReview',
      lifecycle: { id: 'contract-version', version: '1.0.0' },
    })
  })

  test('has a whole ledger', async () => {
    expect(await concordat.ledger.verify()).toMatchObject({ ok: true })
  })

  test('under a constitution of its own the log says what nobody may do, and how that changes', async () => {
    const { governance } = concordat
    const reason = 'We decide together.'
    await governance.constitutions.ratify(admin, { constitution: 'board', reason })
    const inForce = await governance.constitutions.inForce()
    const articles = inForce.constitution.articles
      .map((article) => ({
        ...article,
        grants: {
          ...article.grants,
          actions: article.grants.actions.filter((action) => action !== 'duty.perform'),
        },
      }))
      .filter(({ grants }) => grants.actions.length > 0)
    told.length = 0
    const amended = { ...inForce, constitution: { ...inForce.constitution, articles } }
    const constitutions = { ...governance.constitutions, inForce: () => Promise.resolve(amended) }
    await renewStartupConstitution(
      { ...concordat, governance: { ...governance, constitutions } },
      log,
    )
    expect(told).toMatchObject([{ level: 'warn', details: { actions: ['duty.perform'] } }])
    expect(told[0]?.message).toContain('constitution.amend')
    expect((await governance.constitutions.inForce()).number).toBe(inForce.number)
  })
})
