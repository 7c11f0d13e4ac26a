import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  ANNA,
  BEN,
  openTestRegistry,
  prepare,
  push,
  strictPolicy,
  TO_OPERATION,
  type TestRegistry,
} from '../../../registry/support/test-registry.ts'
import { FACT_RECORDS, FACT_STATE } from '../../../../src/maturity/facts/base/fact-documents.ts'
import { createFactItems } from '../../../../src/maturity/facts/fact-items.ts'
import { createFactReader } from '../../../../src/maturity/facts/fact-reader.ts'
import { FACTS } from '../../../../src/maturity/facts/catalogue.ts'
import { openTestFacts, type TestFacts } from '../../support/open-test-facts.ts'
import { createTestRoles, type TestRoles } from '../../support/test-roles.ts'

const DAY = 86_400_000
const DOMAINS = ['sales', 'sales/retail', 'logistics'] as const
const PLACES = ['whole', ...DOMAINS.map((domain) => `domain:${domain}`), 'role:keeper', 'role:lead']
const ROLES = ['keeper', 'lead'] as const
const TEXTS = ['operation a', 'operation b', 'error here']

/** What somebody does to the registry; what cannot be done then is left out. */
interface Step {
  readonly what: (typeof WHATS)[number]
  readonly one: number
  readonly other: number
}
const WHATS = [
  'register',
  'push',
  'push',
  'walk',
  'walk',
  'subscribe',
  'approve',
  'patch',
  'own',
  'move',
  'waive',
  'revoke',
  'merge',
  'pass',
  'judge',
  'discard',
  'call',
  'fill',
  'empty',
] as const
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...WHATS),
  one: fc.nat(5),
  other: fc.nat(5),
})

type Opened = TestRegistry & { names: string[]; roles: TestRoles }

async function openWithDomains(): Promise<Opened> {
  const opened = await openTestRegistry()
  for (const domain of DOMAINS) await opened.registry.domains.put(ANNA, domain, { title: domain })
  const roles = createTestRoles(opened.clock, ['lead'])
  return Object.assign(opened, { names: [] as string[], roles })
}

/** @param late whether calls are reported that were made days ago, which changes what is known of these days */
async function take(opened: Opened, { what, one, other }: Step, late = true) {
  const { registry, names } = opened
  const name = names[one % Math.max(1, names.length)]
  const second = names[other % Math.max(1, names.length)]
  if (what === 'register') {
    const domain = DOMAINS[other % DOMAINS.length] ?? 'sales'
    const kind = (['atomic', 'composite', 'process'] as const)[one % 3] ?? 'atomic'
    const short = `s${names.length}`
    await registry.services.register(ANNA, {
      ...{ domain, name: short, title: short, kind },
      ...(other % 2 === 0 && { owner: 'lead', purpose: 'Serves.' }),
      endpoints: [{ environment: 'production', url: 'https://one.example' }],
    })
    names.push(`${domain}/${short}`)
    return
  }
  if (what === 'pass') {
    opened.pass(one * 20)
    return
  }
  if (what === 'judge') {
    opened.policies = one % 2 === 0 ? [strictPolicy('gate')] : []
    await registry.reEvaluation.work(new AbortController().signal)
    return
  }
  if (what === 'fill') {
    const until = new Date(opened.clock().getTime() + other * 20 * DAY).toISOString()
    opened.roles.fill(ROLES[one % 2] ?? 'lead', 'ben', ...(other === 0 ? [] : [until]))
    return
  }
  if (what === 'empty') {
    opened.roles.empty(ROLES[one % 2] ?? 'lead')
    return
  }
  if (name === undefined || second === undefined) return
  const versions = (await registry.versions.list(name)).items
  const [latest] = versions
  switch (what) {
    case 'push':
      await push(registry, name, `1.${versions.length}.0`, TEXTS[other % TEXTS.length])
      return
    case 'discard':
      if (latest?.frozen === false) await registry.versions.discard(ANNA, name, latest.version)
      return
    case 'walk': {
      if (latest === undefined) return
      const all = [...TO_OPERATION, 'deprecated', 'retired'] as const
      const to = all[all.indexOf(latest.state as (typeof all)[number]) + 1]
      if (to === undefined) return
      await prepare(registry, name, latest.version)
      await registry.transitions.request(other % 2 === 0 ? ANNA : BEN, name, latest.version, { to })
      return
    }
    case 'subscribe':
      await registry.subscriptions.request(ANNA, {
        consumer: name,
        consumerKind: 'service',
        service: second,
        range: '^1.0.0',
        environment: 'production',
      })
      return
    case 'approve': {
      const { items } = await registry.subscriptions.list({ service: name })
      const waiting = items.find(({ state }) => state === 'requested')
      if (waiting !== undefined) {
        await registry.subscriptions.transition(BEN, waiting.id, { to: 'active' })
      }
      return
    }
    case 'patch': {
      const { revision } = await registry.services.get(name)
      const kind = (['atomic', 'composite', 'process'] as const)[other % 3] ?? 'atomic'
      const owner = other % 2 === 0 ? null : 'keeper'
      await registry.services.update(ANNA, name, { kind, owner }, revision)
      return
    }
    case 'call': {
      const seen = { service: name, consumer: one % 2 === 0 ? second : 'shop', calls: 3 }
      const at = new Date(opened.clock().getTime() - (late ? other * 3 * DAY : 0)).toISOString()
      const text = JSON.stringify({ observations: [{ ...seen, at }] })
      await registry.observations.report(ANNA, { text })
      return
    }
    case 'own': {
      const domain = DOMAINS[other % DOMAINS.length] ?? 'sales'
      const { revision } = await registry.domains.get(domain)
      const owner = one % 2 === 0 ? {} : { owner: 'keeper' }
      await registry.domains.put(ANNA, domain, { title: domain, ...owner }, revision)
      return
    }
    case 'move': {
      const { revision } = await registry.services.get(name)
      const domain = DOMAINS[other % DOMAINS.length] ?? 'sales'
      const moved = await registry.services.move(ANNA, name, { domain, reason: 'r' }, revision)
      names[names.indexOf(name)] = moved.id
      return
    }
    case 'waive': {
      const waiver = await registry.waivers.request(ANNA, {
        ...{ rule: 'LINE1', reason: 'For now.', owner: 'lead', until: '2027-03-01' },
        scope: { service: name },
      })
      await registry.waivers.decide(BEN, waiver.id, { decision: 'grant' })
      return
    }
    case 'revoke': {
      const [waiver] = (await registry.waivers.list({ service: name, state: 'granted' })).items
      if (waiver === undefined) return
      await registry.waivers.decide(BEN, waiver.id, { decision: 'revoke', reason: 'Mended.' })
      return
    }
    case 'merge': {
      const renumber = Object.fromEntries(versions.map(({ version }) => [version, `9${version}`]))
      const { revision } = await registry.services.get(name)
      const offer = { into: second, renumber, reason: 'The same.' }
      const { merger } = await registry.merging.offer(ANNA, name, offer, revision)
      await registry.merging.answer(ANNA, name, { offer: merger?.id ?? '', answer: 'accept' })
      names.splice(names.indexOf(name), 1)
    }
  }
}

async function differences(opened: TestRegistry, facts: TestFacts): Promise<readonly string[]> {
  const found: string[] = []
  const now = opened.clock().getTime()
  for (const days of [0, 31, 95, 200, 400]) {
    const at = new Date(now + days * DAY)
    for (const place of PLACES) {
      const kept = await facts.kept(place, at)
      const counted = await facts.counted(place, at)
      const report = JSON.stringify(await facts.keptReport(place, at))
      const wanted = JSON.stringify(await facts.countedReport(place, at))
      if (report !== wanted)
        found.push(`report of ${place} after ${days} days: ${report}, not ${wanted}`)
      for (const [id, fact] of counted) {
        if (JSON.stringify(kept.get(id)) === JSON.stringify(fact)) continue
        const { numerator, denominator } = fact.figure
        const have = kept.get(id)?.figure
        found.push(
          `${id} in ${place} after ${days} days: ${have?.numerator ?? '-'}/${have?.denominator ?? '-'}, not ${numerator}/${denominator}`,
        )
      }
    }
  }
  return found
}

test('whatever happens, figures that follow it are those of a count of everything', async () => {
  const tried = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const opened = await openWithDomains()
      const facts = await openTestFacts(opened, opened.roles)
      try {
        for (const [number, one] of steps.entries()) {
          const outcome = await take(opened, one).then(
            () => one.what,
            () => 'refused',
          )
          tried.set(outcome, (tried.get(outcome) ?? 0) + 1)
          if (number % 10 === 9) expect(await differences(opened, facts)).toEqual([])
        }
        expect(await differences(opened, facts)).toEqual([])
      } finally {
        await opened.store.close()
      }
    }),
    { numRuns: Number(process.env['FACT_RUNS'] ?? 12) },
  )
  // It would prove nothing if nothing could be done.
  for (const what of new Set(WHATS)) expect([what, tried.get(what) ?? 0]).not.toEqual([what, 0])
}, 120_000)

test('figures of a past moment are those that were kept then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const opened = await openWithDomains()
      const facts = await openTestFacts(opened, opened.roles)
      try {
        const kept: { at: Date; place: string; report: unknown; figures: unknown }[] = []
        for (const [number, one] of steps.entries()) {
          await take(opened, one, false).catch(() => undefined)
          if (number % 7 !== 6) continue
          const at = opened.clock()
          for (const place of PLACES) {
            const report = await facts.keptReport(place, at)
            kept.push({ at, place, report, figures: [...(await facts.kept(place, at))] })
          }
        }
        for (const { at, place, report, figures } of kept) {
          expect(await facts.countedReport(place, at, at)).toEqual(report)
          expect([...(await facts.counted(place, at, at))]).toEqual(figures)
        }
      } finally {
        await opened.store.close()
      }
    }),
    { numRuns: Number(process.env['FACT_RUNS'] ?? 8) },
  )
}, 120_000)

test('a waiver that went along with a merged service lay with that service before', async () => {
  const opened = await openWithDomains()
  const facts = await openTestFacts(opened, opened.roles)
  try {
    await take(opened, { what: 'register', one: 0, other: 1 })
    await take(opened, { what: 'waive', one: 0, other: 0 })
    const at = opened.clock()
    const kept = [...(await facts.kept('whole', at))]
    await take(opened, { what: 'register', one: 0, other: 0 })
    await take(opened, { what: 'merge', one: 0, other: 1 })
    expect([...(await facts.counted('whole', at, at))]).toEqual(kept)
  } finally {
    await opened.store.close()
  }
})

test('a service that called itself is no consumer of itself before it was merged', async () => {
  const opened = await openWithDomains()
  const facts = await openTestFacts(opened, opened.roles)
  try {
    await take(opened, { what: 'register', one: 0, other: 1 })
    await take(opened, { what: 'call', one: 0, other: 0 }, false)
    opened.pass(2)
    const at = opened.clock()
    const kept = [...(await facts.kept('whole', at))]
    await take(opened, { what: 'register', one: 0, other: 0 })
    await take(opened, { what: 'merge', one: 0, other: 1 })
    expect([...(await facts.counted('whole', at, at))]).toEqual(kept)
  } finally {
    await opened.store.close()
  }
})

test('records of an older version, which kept nothing for reports, are made anew', async () => {
  const opened = await openWithDomains()
  const facts = await openTestFacts(opened, opened.roles)
  try {
    for (const one of [0, 1, 2]) await take(opened, { what: 'register', one, other: one })
    const at = opened.clock()
    const wanted = await facts.keptReport('whole', at)
    const records = await opened.store.collection(FACT_RECORDS)
    for (const { id, revision, value } of (await records.find()).items) {
      const { places, composes, content, facts: adds, inTheWayOf, rows, batch } = value
      const older = { places, composes, content, facts: adds, inTheWayOf, rows, batch }
      await records.replace(id, revision, older, [])
    }
    const states = await opened.store.collection(FACT_STATE)
    const [state] = (await states.find()).items
    if (state === undefined) throw new Error('There are no facts')
    await states.replace(state.id, state.revision, { ...state.value, form: 'older' }, [])
    expect(await facts.keptReport('whole', at)).toEqual(wanted)
    expect(wanted).toEqual(await facts.countedReport('whole', at))
  } finally {
    await opened.store.close()
  }
})

test('while the facts of few services are made, they say of how many; figures are counted from everything', async () => {
  const opened = await openWithDomains()
  const { facts } = await openTestFacts(opened, opened.roles)
  for (const name of ['a', 'b', 'c']) {
    await opened.registry.services.register(ANNA, { domain: 'sales', name, title: name })
  }
  expect(await facts.base.making()).toBe(0)
  expect(await facts.base.follow(0)).toEqual({ standing: 'building', asOf: undefined })
  expect(await facts.base.making()).toBe(3)
  const read = await facts.reader.read({})
  expect(read.figures.get('owner_share')?.figure.denominator).toBe(3)
  await facts.base.follow(60_000)
  expect(await facts.base.making()).toBe(undefined)
  await opened.store.close()
})

test('while the facts of many are made, whoever asks hears at once how far they are', async () => {
  const opened = await openWithDomains()
  const { facts } = await openTestFacts(opened, opened.roles)
  const items = [
    { path: 'sales', serviceCount: 100_000 },
    { path: 'sales/retail', serviceCount: 40_000 },
  ]
  const list = (): Promise<unknown> => Promise.resolve({ items, next: undefined })
  const registry = { ...opened.registry, domains: { ...opened.registry.domains, list } } as never
  const base = {
    ...facts.base,
    making: () => Promise.resolve(12_000),
    follow: () => assert.fail('somebody waited for the facts'),
  }
  const { governance } = opened.roles
  const definitions = [...FACTS.values()]
  const moments = { ...facts.moments, now: () => assert.fail('everything was counted') }
  const ports = { registry, governance, base, definitions, clock: opened.clock, moments }
  const [ownerShare] = definitions
  const told = {
    code: 'facts-being-made',
    message:
      'What figures are counted from is being made: 12,000 of 100,000 services so far. Ask again in a minute.',
  }
  await expect(createFactReader(ports).read({})).rejects.toMatchObject(told)
  const asked = createFactItems(ports as never).list(ownerShare as never, {})
  await expect(asked).rejects.toMatchObject(told)
  await opened.store.close()
})
