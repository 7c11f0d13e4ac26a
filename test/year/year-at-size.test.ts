import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { exportArchive, restoreArchive } from '../../src/archive/index.ts'
import { ARCHIVED_COLLECTIONS } from '../../src/archived-collections.ts'
import { verifyLedgerIn } from '../../src/audit/index.ts'
import { startupConstitution } from '../../src/data-documents.ts'
import {
  markForProjection,
  type Actor,
  type TransitionDecision,
  type TransitionRequest,
} from '../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../src/store/index.ts'
import { ADMIN, openNodes, type Nodes, type Person } from './nodes.ts'
import { contractOf } from './portfolio.ts'

/**
 * A multiple of four; each has eight or nine versions. `CONCORDAT_YEAR_SERVICES=300` makes it a portfolio of 300 services
 * with some 2,500 versions.
 */
const SERVICES = Number(process.env['CONCORDAT_YEAR_SERVICES'] ?? 8)
const DOMAINS = ['sales', 'stock', 'payments', 'people']
/** Those that write, and those that approve once nobody may do both. */
const ADA: Person = { kind: 'person', id: 'ada', name: 'ada' }
const BEN: Person = { kind: 'person', id: 'ben', name: 'ben' }
const PLAN = {
  environment: 'production',
  steps: [{ title: 'Roll out', owner: 'steward', verification: 'It answers.', rollback: 'Back.' }],
}

let nodes: Nodes
let approver: Person = ADMIN
/** What was not let through, by what was not met. */
const refused: Record<string, number> = {}
/** What pages showed at the end of each month. */
const recorded: { readonly at: Date; readonly shown: unknown }[] = []

beforeAll(async () => {
  nodes = await openNodes()
})
afterAll(() => nodes.close())

const idOf = (number: number): string =>
  `${DOMAINS[number % DOMAINS.length] ?? ''}/service-${number}`
const some = (each: number, rest = 0): readonly string[] =>
  Array.from({ length: SERVICES }, (_, number) => number)
    .filter((number) => number % each === rest)
    .map(idOf)
const dayIn = (days: number): string =>
  new Date(nodes.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** What was not met; each with an answer to why. */
function explained(decision: TransitionDecision): readonly string[] {
  const unmet = decision.conditions.filter(({ holds }) => holds !== 'yes')
  expect(decision.allowed).toBe(unmet.length === 0)
  for (const { id, explanation, facts } of unmet) {
    refused[id] = (refused[id] ?? 0) + 1
    expect(explanation).toMatch(/^[^{}]{4,}[.)]$/)
    expect(Object.keys(facts).length).toBeGreaterThan(0)
  }
  return unmet.map(({ id }) => id)
}

async function ask(
  who: Actor,
  service: string,
  version: string,
  request: TransitionRequest,
): Promise<readonly string[]> {
  const { transitions } = nodes.any().registry
  return explained(await transitions.request(who, service, version, request))
}

async function push(
  service: string,
  version: string,
  operations: readonly string[],
  isFaulty = false,
): Promise<string> {
  const file = contractOf(service, version, operations, isFaulty)
  const pushed = { service, version, files: [file], entry: file.name }
  return (await nodes.any().registry.versions.push(ADA, pushed)).version.verdict
}

/** On its way into operation as far as `until`; what asks for a second person asks `second`. */
async function walk(service: string, version: string, until: string, second: Actor): Promise<void> {
  const { checklists, activationPlans, endpoints } = nodes.any().registry
  for (const { item } of await checklists.of(service, version))
    await checklists.tick(ADA, service, version, item, {})
  await activationPlans.put(ADA, service, version, PLAN)
  for (const { id, state } of (await endpoints.list(service)).items) {
    if (state !== 'offline') continue
    await endpoints.tick(ADA, service, id, 'answers', {})
    expect((await endpoints.request(ADA, service, id, { to: 'online' })).allowed).toBe(true)
  }
  const steps = [
    'draft',
    'specReview',
    'specified',
    'realized',
    'staged',
    'certified',
    'operational',
  ]
  const { state } = await nodes.any().registry.versions.get(service, version)
  for (const to of steps.slice(steps.indexOf(state) + 1, steps.indexOf(until) + 1))
    expect([to, await ask(second, service, version, { to, reason: 'Looked at.' })]).toEqual([
      to,
      [],
    ])
}

async function subscribe(consumer: string, service: string, range: string): Promise<string> {
  const { subscriptions } = nodes.any().registry
  const { id } = await subscriptions.request(ADMIN, {
    ...{ consumer, consumerKind: 'application' as const, service, range },
    environment: 'production',
  })
  return id
}

async function moveSubscription(id: string, to: string): Promise<readonly string[]> {
  const { subscriptions } = nodes.any().registry
  return explained(await subscriptions.transition(ADMIN, id, { to, reason: 'It is time.' }))
}

/** Puts changes in force, which one proposes and, once two have to, another approves. */
async function decide(title: string, ...changes: readonly object[]): Promise<void> {
  const { proposals } = nodes.any().governance
  const { id } = await proposals.make(ADMIN, {
    ...{ title, circle: 'anchor', example: 'It went wrong.', rationale: 'So that it does not.' },
    changes: changes as never,
  })
  const approval = { kind: 'approve', role: 'anchor-lead', approves: true, text: 'Yes.' } as const
  if (approver !== ADMIN) {
    const own = proposals.step(ADMIN, id, approval)
    await expect(own).rejects.toMatchObject({ code: 'proposal-step-refused' })
  }
  expect((await proposals.step(approver, id, approval)).state).toBe('adopted')
}

/** The domains and services with their versions, endpoints, users and classifications, as pages show them. */
async function shownNow(): Promise<unknown> {
  const { registry, policies } = nodes.any()
  const services = await all((cursor) => registry.services.list({ limit: 200, cursor, sort: 'id' }))
  const each = []
  for (const { id } of services) {
    each.push([
      await registry.services.get(id),
      (await registry.versions.list(id)).items,
      await registry.endpoints.list(id),
      await registry.dependencies.of({ service: id, direction: 'used-by' }),
    ])
  }
  const { items: taxonomies } = await registry.taxonomies.list()
  const domains = (await registry.domains.list({ limit: 200 })).items
  return asJson([domains, each, taxonomies, (await policies.list()).map(({ id }) => id)])
}

async function shownOf(at: Date): Promise<unknown> {
  const { registry, policies } = nodes.any()
  const { past } = registry
  const services = await all((cursor) => past.services(at, { limit: 200, cursor }))
  const each = []
  for (const { id } of [...services].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    each.push([
      await past.service(at, id),
      await past.versions(at, id),
      await past.endpoints(at, id),
      await past.dependencies.of(at, { service: id, direction: 'used-by' }),
    ])
  }
  const taxonomies = await past.taxonomies.list(at)
  const domains = (await past.domains(at, { limit: 200 })).items
  const inForce = (await policies.list(at)).map(({ id }) => id)
  return asJson([domains, each, taxonomies, inForce])
}

/**
 * As it is sent, but for revisions: judging a contract anew writes it under another one, and the past has that which
 * somebody's own write left.
 */
function asJson(shown: unknown): unknown {
  return JSON.parse(
    JSON.stringify(shown, (key, value: unknown) => (key === 'revision' ? undefined : value)),
  )
}

async function all<T>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const found = await page(cursor)
    items.push(...found.items)
    cursor = found.next
  } while (cursor !== undefined)
  return items
}

let judged = 0

/** What must hold whatever happened: asked at the end of each month. */
async function endOfMonth(): Promise<void> {
  const { registry, ledger } = nodes.any()
  recorded.push({ at: new Date(nodes.now.getTime() + 10_000), shown: await shownNow() })
  for (const { at, shown } of recorded.slice(-2)) expect(await shownOf(at)).toEqual(shown)
  expect(await ledger.verify()).toMatchObject({ ok: true })
  expect(await registry.duties.figures()).toMatchObject({ due: 0, failing: 0 })
  nodes.now = new Date(nodes.now.getTime() + 60_000)

  // Each decision of the month comes out again as it was recorded.
  const decisions = await all((cursor) => registry.decisions.list({ limit: 500, cursor }))
  for (const { id } of decisions.slice(0, decisions.length - judged))
    expect((await registry.decisions.replay(id)).differences).toEqual([])
  judged = decisions.length
}

/** Of the duties in the ledger each was performed once, and they are those that are done. */
async function checkDuties(): Promise<Record<string, number>> {
  const { registry, ledger } = nodes.any()
  const performed = await all((cursor) =>
    ledger.read({ action: 'duty.performed', limit: 500, cursor }),
  )
  const ids = performed.map(({ change }) => (change as { duty: string }).duty)
  expect(new Set(ids).size).toBe(ids.length)
  const done = await all((cursor) => registry.duties.list({ state: 'done', limit: 500, cursor }))
  expect(done.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  const kinds: Record<string, number> = {}
  for (const { kind } of done) kinds[kind] = (kinds[kind] ?? 0) + 1
  return kinds
}

async function archiveOf(store: Store, seal: () => Promise<void>): Promise<Buffer> {
  const exported = await exportArchive({
    ...{ store, kinds: ARCHIVED_COLLECTIONS, seal, by: 'admin' },
    ...{ clock: () => nodes.now, newId: () => String(Math.random()) },
  })
  const bytes = await buffer(exported.bytes)
  await exported.note()
  return bytes
}

/** Exports, restores and exports again, which gives the same bytes and a ledger that proves the same. */
async function roundTrip(): Promise<void> {
  const { store, ledger } = nodes.any()
  const archive = await archiveOf(store, () => ledger.seal())
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-year-'))
  const file = path.join(folder, 'archive.zip')
  writeFileSync(file, archive)
  const restored = await openSqliteStore({ path: ':memory:' })
  await restoreArchive(
    {
      ...{ file, kinds: ARCHIVED_COLLECTIONS, clock: () => nodes.now, by: 'admin' },
      finish: (restoring) => markForProjection(restoring, () => String(Math.random())),
    },
    () => Promise.resolve(restored),
  )
  const again = await archiveOf(restored, () => Promise.resolve())
  expect(digest(again)).toBe(digest(archive))
  expect(await verifyLedgerIn(restored)).toEqual(await ledger.verify())
  await restored.close()
  rmSync(folder, { recursive: true })
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test('a year of a portfolio on two servers that are started anew: what must hold holds at the end of each month', async () => {
  // January: people, domains, services, and a first version of each in operation.
  const { accounts, governance, registry } = nodes.any()
  for (const person of ['ada', 'ben']) await accounts.invite(ADMIN, person)
  const steward = { role: 'steward', circle: 'anchor', title: 'Steward', purpose: 'Services.' }
  await decide('A role for services', { kind: 'role.create', ...steward, domains: DOMAINS })
  for (const person of ['ada', 'ben']) await governance.circles.assign(ADMIN, 'steward', { person })
  await governance.circles.assign(ADMIN, 'anchor-lead', { person: 'ben' })
  for (const domain of DOMAINS)
    await registry.domains.put(ADMIN, domain, { title: domain, owner: 'steward' })
  const consumers = new Map<string, string>()
  for (const service of some(1)) {
    const [domain = '', name = ''] = service.split('/')
    const endpoints = ['staging', 'production'].map((environment) => ({
      environment,
      url: `https://${environment}.example.com/${name}`,
    }))
    await nodes.any().registry.services.register(ADA, {
      ...{ domain, name, title: name, purpose: 'It is used.', owner: 'steward', endpoints },
      objectives: [{ metric: 'availability', target: 99.5, unit: 'percent' }],
    })
    await push(service, '1.0.0', ['list', 'read'])
    await walk(service, '1.0.0', 'operational', ADA)
    const consumer = await subscribe(`shop of ${name}`, service, '^1.0.0')
    for (const to of ['inactive', 'active'])
      expect(await moveSubscription(consumer, to)).toEqual([])
    consumers.set(service, consumer)
  }
  const tills = new Map<string, string>()
  for (const service of some(4)) {
    const till = await subscribe(`till of ${service}`, service, '1.0.0')
    for (const to of ['inactive', 'active']) expect(await moveSubscription(till, to)).toEqual([])
    tills.set(service, till)
  }
  await nodes.live(25)
  await endOfMonth()

  // February: nobody approves any more what they wrote themselves. Of half of them nobody looks at the review.
  const constitution = { ...startupConstitution(), fourEyes: true }
  await decide('Two people', { kind: 'constitution.amend', constitution })
  approver = BEN
  await nodes.restart()
  for (const service of some(1)) {
    await push(service, '1.1.0', ['list', 'read', 'find'])
    expect(await ask(ADA, service, '1.1.0', { to: 'specReview' })).toEqual([])
    expect(await ask(ADA, service, '1.1.0', { to: 'specified' })).toEqual(['second-person'])
  }
  for (const service of some(2)) await walk(service, '1.1.0', 'certified', BEN)
  await nodes.live(25)
  await endOfMonth()

  // March: who wrote the plan does not carry it out; what fails a policy is accepted for a while.
  for (const service of some(2)) {
    expect(await ask(ADA, service, '1.1.0', { to: 'operational', reason: 'Now.' })).toEqual([
      'plan-second-person',
    ])
    expect(await ask(BEN, service, '1.1.0', { to: 'operational', reason: 'Now.' })).toEqual([])
  }
  for (const service of some(4, 1)) {
    expect(await push(service, '1.2.0', ['list', 'read', 'find'], true)).toBe('fail')
    expect(await ask(BEN, service, '1.2.0', { to: 'specReview' })).toEqual([])
    expect(await ask(BEN, service, '1.2.0', { to: 'specified' })).toEqual(['no-policy-fails'])
    await waive(service, '1.2.0')
    expect(await ask(BEN, service, '1.2.0', { to: 'specified' })).toEqual([])
  }
  await nodes.live(25)
  await endOfMonth()

  // April: the first versions are superseded and end with the notice that is demanded; a policy is to block in June.
  await nodes.restart()
  for (const service of some(2)) {
    const reason = 'A newer one is there.'
    expect(await ask(ADA, service, '1.0.0', { to: 'superseded', reason })).toEqual([])
    const end = { to: 'deprecated', sunsetAt: dayIn(30) }
    expect(await ask(ADA, service, '1.0.0', end)).toEqual(['notice-kept'])
    expect(await ask(ADA, service, '1.0.0', { ...end, sunsetAt: dayIn(70) })).toEqual([])
    const left = tills.has(service) ? ['nobody-left'] : []
    expect(await ask(ADA, service, '1.0.0', { to: 'retired' })).toEqual(['sunset-reached', ...left])
  }
  await decide('Secure', { kind: 'policy.put', policy: SECURE })
  const raised = { kind: 'policy.enforcement', policy: 'secure', enforcement: 'block' }
  await decide('What is not secure is not registered', { ...raised, graceUntil: dayIn(45) })
  await nodes.live(25)
  await endOfMonth()

  // May: waivers lapse, and what they accepted counts again. Then all servers are down for weeks.
  await nodes.live(9)
  for (const service of some(4, 1)) {
    const { registry } = nodes.any()
    expect((await registry.versions.get(service, '1.2.0')).verdict).toBe('fail')
  }
  expect(await tensionsOf('waiver-lapsed')).toEqual(some(4, 1).toSorted())
  expect(await push(idOf(0), '1.2.0', ['list', 'read', 'find'])).toBe('fail')
  await nodes.restart()
  const late = await nodes.live(30, true)
  expect(late).toBeGreaterThan(SERVICES)
  await endOfMonth()

  // June: the grace is over, and what is not secure cannot be registered in its domain any more.
  for (const service of some(DOMAINS.length)) {
    await expect(push(service, '1.3.0', ['list'])).rejects.toMatchObject({ code: 'policy-blocked' })
  }
  await push(idOf(1), '1.3.0', ['list', 'read', 'find'])
  await nodes.live(20)
  await endOfMonth()

  // July: the sunsets are reached, and only those that nobody is left with go.
  await nodes.restart()
  for (const service of some(2)) {
    const till = tills.get(service)
    if (till !== undefined) {
      expect(await ask(ADA, service, '1.0.0', { to: 'retired' })).toEqual(['nobody-left'])
      expect(await moveSubscription(till, 'terminated')).toEqual([])
    }
    expect(await ask(ADA, service, '1.0.0', { to: 'retired' })).toEqual([])
  }
  await nodes.live(25)
  await endOfMonth()

  // August: the organisation changes. A domain moves, a service is renamed, another goes to another domain.
  const { domains, services } = nodes.any().registry
  const { revision } = await domains.get('stock')
  await domains.move(ADMIN, 'stock', { to: 'warehouse', reason: 'It is called so.' }, revision)
  for (const [service, to] of [
    [idOf(2), { name: 'renamed' }],
    [idOf(3), { domain: 'sales' }],
  ] as const) {
    await services.move(ADMIN, service, to, (await services.get(service)).revision)
  }
  await nodes.live(25)
  await endOfMonth()

  // From September on everything is worked on: a version each month, of which some are given up.
  for (const month of [1, 2, 3, 4]) {
    if (month % 2 === 0) await nodes.restart()
    const present = await all((cursor) =>
      nodes.any().registry.services.list({ limit: 200, cursor, sort: 'id' }),
    )
    const worked = present.filter(({ domain }) => domain !== 'sales')
    for (const [number, { id }] of worked.entries()) {
      for (const patch of [1, 2]) {
        const version = `2.${month}.${patch}`
        const more = Array.from({ length: month }, (_, index) => `more${index}`)
        await push(id, version, ['list', 'read', 'find', ...more])
        expect(await ask(ADA, id, version, { to: 'specReview' })).toEqual([])
      }
      const [up, down] = [`2.${month}.1`, `2.${month}.2`]
      const approve = { to: 'specified', reason: 'Looked at.' }
      expect(await ask(BEN, id, up, approve)).toEqual([])
      expect(await ask(ADA, id, down, { to: 'retired' })).toEqual(['reason-given'])
      if (number % 2 === 0)
        expect(await ask(ADA, id, down, { to: 'retired', reason: 'Not needed.' })).toEqual([])
    }
    await nodes.live(28)
    await endOfMonth()
  }

  // A year is over: each month is what it was when it ended, and everything can be taken elsewhere.
  await nodes.restart()
  for (const { at, shown } of recorded) expect(await shownOf(at)).toEqual(shown)
  const worked = (SERVICES * 3) / 4 - 1 // those that do not lie in sales
  expect(refused).toEqual({
    'second-person': SERVICES,
    'plan-second-person': SERVICES / 2,
    'no-policy-fails': SERVICES / 4,
    'notice-kept': SERVICES / 2,
    'sunset-reached': SERVICES / 2,
    'nobody-left': SERVICES / 2,
    'reason-given': 4 * worked,
  })
  const asked = SERVICES + SERVICES / 4 // subscriptions, of which a fifth was ended again
  expect(await checkDuties()).toMatchObject({
    'waiver.tell': SERVICES / 4,
    'waiver.lapse': SERVICES / 4,
    'version-superseded': SERVICES / 2,
    'deprecation-announced': SERVICES / 2,
    'sunset-near': 2 * (SERVICES / 2),
    'sunset-reached': SERVICES / 2,
    'domains.follow': 1,
    'subscription-requested': asked,
    'subscription-answered': 2 * asked + SERVICES / 4,
    'subscription-unanswered': 3 * asked,
  })
  expect(recorded).toHaveLength(12)
  await roundTrip()
}, 900_000)

const SECURE = {
  ...{ id: 'secure', pack: 'owasp-api-2023', title: 'Interfaces are secure' },
  ...{ scope: 'service.domain == "sales"', enforcement: 'advise' },
}

/** Has each rule that it fails accepted for forty days. */
async function waive(service: string, version: string): Promise<void> {
  const { versions, waivers } = nodes.any().registry
  const { findings } = await versions.report(service, version)
  const errors = findings.filter(({ severity }) => severity === 'error')
  for (const rule of new Set(errors.map((finding) => finding.rule))) {
    const asked = { rule, scope: { service }, reason: 'It is being mended.', until: dayIn(40) }
    const { id } = await waivers.request(ADMIN, asked)
    await expect(waivers.decide(ADMIN, id, { decision: 'grant' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect((await waivers.decide(BEN, id, { decision: 'grant' })).state).toBe('granted')
  }
}

async function tensionsOf(kind: string): Promise<readonly string[]> {
  const { tensions } = nodes.any().governance
  const open = await all((cursor) => tensions.list({ limit: 200, cursor }))
  return open
    .filter(({ key, state }) => key?.startsWith(`${kind}:`) === true && state === 'open')
    .flatMap(({ subject, evidence }) =>
      // What is beyond ten of a kind in the inbox of a role is gathered in one.
      subject.startsWith('role:') ? evidence.map((one) => one.subject ?? '') : [subject],
    )
    .map((subject) => subject.slice('service:'.length))
    .toSorted()
}
