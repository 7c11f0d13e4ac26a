import path from 'node:path'
import { RegistryError } from '../../src/registry/index.ts'
import { sharedFolder } from '../support/shared.ts'
import { portfolioIn, type PortfolioEntry } from './support/portfolio.ts'
import { ADMIN } from './support/test-server.ts'
import {
  ask,
  dayIn,
  decide,
  inService,
  live,
  moveEndpoint,
  moveSubscription,
  push,
  refused,
  register,
  server,
  subscribe,
  tensionsOf,
  walk,
} from './support/year-of-a-portfolio.ts'

const shared = sharedFolder()
const testWithShared = shared === undefined ? test.skip : test

/** A service of the portfolio on its way through the year. */
interface Life {
  readonly id: string
  readonly entry: PortfolioEntry
  /** The subscription of its first consumer. */
  readonly shop: string
  /** The number that its newer version deserved. */
  readonly newer: string
}

testWithShared(
  'a year of several dozen published contracts: each refusal says why, and what is due happens (needs the shared folder)',
  async () => {
    const { registry } = server.dependencies
    const portfolio = portfolioIn(path.join(shared ?? '', 'corpus'))

    // November: into operation, and used. One lacks what it imports, and stays a draft.
    const waived = await begin(portfolio)
    const running = await inService()
    expect([portfolio.length, running.length, waived.length]).toEqual([32, 31, 4])
    const shops = new Map<string, string>()
    for (const id of running) shops.set(id, await useFrom(`shop of ${id}`, id))

    // January: the waivers lapse by themselves, and what they accepted counts again.
    await live(61)
    for (const id of waived) expect((await registry.versions.get(id, '1.0.0')).verdict).toBe('fail')
    expect(await tensionsOf('waiver-lapsed')).toEqual(waived.toSorted())

    // February: a policy is decided that advises first, and is to block once its grace is over.
    await decide('Interfaces are secure', SECURE)
    await live(20)
    const raised = { kind: 'policy.enforcement', policy: 'secure', enforcement: 'block' }
    await decide('What is not secure is not registered', { ...raised, graceUntil: dayIn(70) })
    expect(await enforcementOf('secure')).toBe('advise')

    // March: newer versions, of which one keeps no policy.
    await live(20)
    const sound = running.filter((id) => !waived.includes(id))
    const lives = (await Promise.all(sound.map((id) => renew(id, portfolio, shops)))).flat()
    expect([sound.length, lives.length]).toEqual([27, 26])

    // April: the old ones are superseded and take nobody new; they are deprecated with the notice that is demanded.
    await live(20)
    for (const life of lives) await endOf(life)
    const [first] = lives
    await outageOf(first?.id ?? '')

    // June: the grace is over, and what is not secure cannot be registered any more.
    await live(40)
    expect(await enforcementOf('secure')).toBe('block')
    const rest = lives.filter(({ entry: { domain } }) => domain === 'rest')
    for (const life of rest) await isBlocked(life)
    expect(rest).toHaveLength(17)

    // July: the sunsets are reached, and only those that nobody is left with go.
    await live(30)
    const left = lives.filter(({ newer }) => newer === '2.0.0')
    for (const { id, newer } of lives) {
      const unmet = await ask(id, '1.0.0', { to: 'retired' })
      expect(unmet).toEqual(newer === '2.0.0' ? ['nobody-left'] : [])
    }
    for (const { id, shop } of left) {
      expect(await moveSubscription(shop, 'terminated')).toEqual([])
      expect(await ask(id, '1.0.0', { to: 'retired' })).toEqual([])
    }
    expect(left).toHaveLength(13)

    // September: a gate is changed by a proposal, and everything goes on under it.
    await live(60)
    await decide('Contracts say what they are for', DESCRIBED)
    expect(await registry.migrations.work()).toEqual({ moved: 59, left: [] })
    const soap = lives.find(({ entry: { domain } }) => domain === 'soap')
    if (soap === undefined) throw new Error('the portfolio has no SOAP service')
    await push(soap.id, '3.0.0', soap.entry.now)
    expect(await ask(soap.id, '3.0.0', { to: 'specReview' })).toEqual(['described'])

    // October: the organisation changes, and what was decided about a domain goes along with it.
    await live(20)
    await moveDomain('rest', 'public')
    for (const { id, entry } of rest.slice(0, 3)) {
      const present = `public/${entry.name}`
      expect((await registry.services.get(present)).registeredAs).toBe(id)
      await isBlocked({ id: present, entry })
    }

    // A year is over.
    await live(90)
    expect(Object.fromEntries(refused)).toEqual({
      'no-policy-fails': 5,
      complete: 1,
      'number-honest': 38,
      'version-to-build-on': 26,
      'notice-kept': 26,
      'nobody-calls': 1,
      'sunset-reached': 26,
      'nobody-left': 26,
      described: 1,
    })
    await checkTheEnd(waived)
  },
  280_000,
)

const SECURE = {
  kind: 'policy.put',
  policy: {
    id: 'secure',
    pack: 'owasp-api-2023',
    title: 'Interfaces are secure',
    scope: 'service.domain == "rest"',
    enforcement: 'advise',
  },
}

const DESCRIBED = {
  kind: 'lifecycle.gate',
  lifecycle: 'contract-version',
  transition: 'submitSpec',
  migrate: true,
  gate: [
    {
      id: 'described',
      title: 'The contract says what it is for',
      when: 'contract.hasDescription',
      explain: {
        met: 'It has a description.',
        unmet: 'It has no description (said - {contract.hasDescription}); write one.',
      },
    },
  ],
}

/** Registers everything; what fails a policy is waived for two months, rule by rule. @returns what was waived */
async function begin(portfolio: readonly PortfolioEntry[]): Promise<readonly string[]> {
  const waived: string[] = []
  for (const entry of portfolio) {
    const id = await register(entry)
    await push(id, '1.0.0', entry.old)
    const stopped = await walk(id, '1.0.0')
    if (stopped.length === 0 || stopped.includes('complete')) continue
    expect(stopped).toEqual(['no-policy-fails'])
    await waiveErrors(id)
    expect(await walk(id, '1.0.0')).toEqual([])
    waived.push(id)
  }
  return waived
}

async function waiveErrors(id: string): Promise<void> {
  const { versions, waivers } = server.dependencies.registry
  const { findings } = await versions.report(id, '1.0.0')
  const errors = findings.filter(({ severity }) => severity === 'error')
  for (const rule of new Set(errors.map((finding) => finding.rule))) {
    const why = await versions.whyRule(id, '1.0.0', rule)
    expect([why.applies, why.waivers, why.policies[0]?.applies]).toEqual([true, [], 'yes'])
    expect(why.policies[0]?.decidedBy).toBe('Startup constitution, ratified by admin')
    const scope = { service: id }
    const asked = { rule, scope, reason: 'It is being mended.', until: dayIn(60) }
    const { id: waiver } = await waivers.request(ADMIN, asked)
    expect((await waivers.decide(ADMIN, waiver, { decision: 'grant' })).state).toBe('granted')
    expect((await versions.whyRule(id, '1.0.0', rule)).waivers).toEqual([waiver])
  }
}

/** Has a consumer approved that calls the first major version. */
async function useFrom(consumer: string, service: string): Promise<string> {
  const id = await subscribe(consumer, service, '^1.0.0')
  for (const to of ['inactive', 'active']) expect(await moveSubscription(id, to)).toEqual([])
  return id
}

/** Puts a newer version into operation, under the lowest number that the gate lets pass. */
async function renew(
  id: string,
  portfolio: readonly PortfolioEntry[],
  shops: ReadonlyMap<string, string>,
): Promise<readonly Life[]> {
  const entry = portfolio.find(({ domain, name }) => `${domain}/${name}` === id)
  if (entry === undefined) throw new Error(`${id} is not in the portfolio`)
  for (const newer of ['1.0.1', '1.1.0', '2.0.0']) {
    await push(id, newer, entry.now)
    const unmet = await ask(id, newer, { to: 'specReview' })
    if (unmet.length === 0) {
      const stopped = await walk(id, newer)
      if (stopped.length === 0) return [{ id, entry, newer, shop: shops.get(id) ?? '' }]
      expect(stopped).toEqual(['no-policy-fails'])
      return []
    }
    expect(unmet).toEqual(['number-honest'])
    await server.dependencies.registry.versions.discard(ADMIN, id, newer)
  }
  throw new Error(`no number is high enough for ${id}`)
}

/** From being superseded to the announcement of the end, with what is refused on the way. */
async function endOf({ id, newer }: Life): Promise<void> {
  const reason = 'A newer one is there.'
  expect(await ask(id, '1.0.0', { to: 'superseded', reason })).toEqual([])
  const late = await subscribe('a newcomer', id, '1.0.0')
  expect(await moveSubscription(late, 'inactive')).toEqual(['version-to-build-on'])
  expect(await moveSubscription(late, 'rejected')).toEqual([])
  expect(await ask(id, '1.0.0', { to: 'deprecated', sunsetAt: dayIn(30) })).toEqual(['notice-kept'])
  expect(await ask(id, '1.0.0', { to: 'deprecated', sunsetAt: dayIn(61) })).toEqual([])
  const unmet = newer === '2.0.0' ? ['sunset-reached', 'nobody-left'] : ['sunset-reached']
  expect(await ask(id, '1.0.0', { to: 'retired' })).toEqual(unmet)

  const versions = `/api/v1/services/${id}/versions`
  const { headers } = await server.ask('get', `${versions}/1.0.0`).expect(200)
  expect(headers).toMatchObject({
    deprecation: `@${Math.floor(server.now.getTime() / 1_000)}`,
    sunset: new Date(`${dayIn(61)}T00:00:00.000Z`).toUTCString(),
    link: expect.stringContaining(`<${versions}/${newer}>; rel="successor-version"`) as string,
  })
}

/** Nothing answers for a while: a tension says so, and the address is kept for those who call it. */
async function outageOf(id: string): Promise<void> {
  expect(await moveEndpoint(id, 'production', 'offline')).toEqual([])
  await live(1)
  expect(await tensionsOf('unserved')).toEqual([id])
  expect(await moveEndpoint(id, 'production', 'retired')).toEqual(['nobody-calls'])
  expect(await moveEndpoint(id, 'production', 'online')).toEqual([])
}

async function isBlocked({ id, entry }: Pick<Life, 'id' | 'entry'>): Promise<void> {
  const { versions } = server.dependencies.registry
  const error = await push(id, '3.0.0', entry.now).catch((thrown: unknown) => thrown)
  if (!(error instanceof RegistryError)) throw new Error(`${id} was not blocked`)
  expect([error.code, error.message]).toEqual([
    'policy-blocked',
    `${id}@3.0.0 is not registered, since policies block it: secure (fail). The report says what to change.`,
  ])
  const failing = error.details.report?.findings.find(({ severity }) => severity === 'error')
  const why = await versions.whyRule(id, '1.0.0', failing?.rule ?? '')
  expect(why.policies).toMatchObject([{ policy: 'secure', applies: 'yes', enforcement: 'block' }])
  expect(why.policies[0]?.decision?.title).toBe('What is not secure is not registered')
}

/** The one who decides about everything moves it at once; its services follow within the request. */
async function moveDomain(path: string, to: string): Promise<void> {
  const { domains } = server.dependencies.registry
  const { revision } = await domains.get(path)
  const plan = await domains.planMove(ADMIN, path, { to })
  expect([plan.possible, plan.refusals]).toEqual([true, []])
  const moved = await domains.move(ADMIN, path, { to, reason: 'It is offered to all.' }, revision)
  expect([moved.formerPaths, moved.following]).toEqual([[path], undefined])
}

async function enforcementOf(policy: string): Promise<string | undefined> {
  const inForce = await server.dependencies.policies.list()
  return inForce.find(({ id }) => id === policy)?.enforcement
}

/** Nothing is overdue, what waits is told, and every decision of the year comes out as it was recorded. */
async function checkTheEnd(waived: readonly string[]): Promise<void> {
  const { registry, ledger } = server.dependencies
  expect(await registry.duties.figures()).toMatchObject({ due: 0, failing: 0 })
  expect(await tensionsOf('waiver-lapsed')).toEqual(waived.toSorted())
  expect(await tensionsOf('review-overdue')).toEqual(['rest/openapidiff-add-endpoint'])
  expect(await ledger.verify()).toMatchObject({ ok: true })
  let cursor: string | undefined
  let decisions = 0
  do {
    const { items, next } = await registry.decisions.list({ limit: 500, cursor })
    for (const { id } of items) {
      expect((await registry.decisions.replay(id)).differences).toEqual([])
    }
    decisions += items.length
    cursor = next
  } while (cursor !== undefined)
  expect(decisions).toBeGreaterThan(700)
}
