import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../../src/archive/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { beginGoverning } from '../../../src/setup/begin-governing.ts'
import { loadSampleEnterprise } from '../../../src/setup/load-sample-enterprise.ts'
import { registerSamples } from '../../../src/setup/register-samples.ts'
import { chaotic } from './chaotic.ts'
import { exemplary } from './exemplary.ts'
import { proactive } from './proactive.ts'
import { ADA, openStory, type Story } from './story.ts'

const DAY = 86_400_000 // milliseconds
const IN_OPERATION = ['operational', 'superseded', 'deprecated']

/** What is read of the records of an export; they have more. */
interface Records {
  readonly domains: readonly { path: string; owner?: string }[]
  readonly services: readonly {
    domain: string
    name: string
    kind: string
    owner?: string
    purpose?: string
    activity?: string
    objectives: readonly unknown[]
    endpoints: readonly unknown[]
    links: readonly unknown[]
    createdAt: string
  }[]
  readonly versions: readonly {
    service: string
    version: string
    state: string
    createdAt: string
    updatedAt: string
    sunsetAt?: string
    conformance: readonly { enforcement: string; verdict: string }[]
    compatibility?: { against: readonly unknown[]; advice?: string }
  }[]
  readonly subscriptions: readonly {
    id: string
    createdAt: string
    consumer: string
    service: string
    state: string
    environment: string
    objectives: readonly { metric: string; target: number; unit: string }[]
  }[]
  readonly decisions: readonly {
    subject: string
    allowed: boolean
    to: string
    at: string
    conditions: readonly { holds: string }[]
  }[]
  readonly 'observed-days': readonly {
    day: string
    service: string
    rows: readonly { consumer: string; calls: number; errors: number }[]
  }[]
  readonly proposals: readonly {
    createdAt: string
    updatedAt: string
    outcome?: { at: string }
    state: string
  }[]
  readonly tensions: readonly { createdAt: string; state: string; updatedAt: string }[]
  readonly ratifications: readonly {
    number: number
    ratifiedAt: string
    organisation?: string
    assignments?: readonly Assigned[]
  }[]
  /** Organisations by their digests. */
  readonly organisations: ReadonlyMap<string, { readonly assignments: readonly Assigned[] }>
}

interface Assigned {
  readonly role: string
  readonly until?: string
}

type Counted = readonly [counted: number, of: number]

/** Reads an export as somebody would who has nothing else: lines of JSON in a zip. */
async function exportOf(story: Story): Promise<Records> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-recount-'))
  try {
    const file = join(folder, 'registry.concordat')
    const { bytes } = await story.server.dependencies.archives.export(ADA)
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) chunks.push(chunk)
    writeFileSync(file, Buffer.concat(chunks))
    const archive = await openArchive(file)
    const read = async (name: string): Promise<readonly unknown[]> => {
      const values: unknown[] = []
      for await (const line of archive.lines(`records/${name}.jsonl`)) {
        const { id, value } = JSON.parse(line) as { id: string; value: object }
        values.push({ id, ...value })
      }
      return values
    }
    const names = [
      ...['domains', 'services', 'versions', 'subscriptions', 'decisions'],
      ...['observed-days', 'proposals', 'tensions', 'ratifications'],
    ]
    const records: [string, readonly unknown[]][] = []
    for (const name of names) records.push([name, await read(name)])
    const organisations = new Map<string, unknown>()
    for (const entry of archive.contentEntries) {
      for await (const line of archive.lines(entry)) {
        const { digest, text = '' } = JSON.parse(line) as { digest: string; text?: string }
        if (text.startsWith('{"circles":')) organisations.set(digest, JSON.parse(text))
      }
    }
    archive.close()
    return { ...Object.fromEntries(records), organisations } as unknown as Records
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What an export says of a moment of the past: what was there by then, in the state that it had by what had been decided. */
function recordsAt(records: Records, moment: string): Records {
  const before = ({ createdAt }: { readonly createdAt: string }): boolean => createdAt <= moment
  const decisions = records.decisions.filter(({ at }) => at <= moment)
  const entered = (subject: string): { readonly to: string; readonly at: string } | undefined =>
    decisions.filter((one) => one.subject === subject && one.allowed).at(-1)
  const services = records.services.filter(before)
  const names = new Set(services.map(({ domain, name }) => `${domain}/${name}`))
  return {
    ...records,
    decisions,
    services,
    'observed-days': records['observed-days'].filter(({ service }) => names.has(service)),
    versions: records.versions.filter(before).map((version) => {
      const last = entered(`version:${version.service}@${version.version}`)
      const { to: state = 'draft', at: updatedAt = version.createdAt } = last ?? {}
      return { ...version, state, updatedAt }
    }),
    subscriptions: records.subscriptions.filter(before).map((use) => {
      return { ...use, state: entered(`subscription:${use.id}`)?.to ?? 'requested' }
    }),
    proposals: records.proposals.filter(before).map((proposal) => {
      const { outcome, createdAt } = proposal
      if (outcome !== undefined && outcome.at <= moment) return proposal
      return { createdAt, updatedAt: createdAt, state: 'deciding' }
    }),
    tensions: records.tensions.filter(before).map((tension) => {
      if (tension.updatedAt <= moment) return tension
      return { ...tension, state: 'open', updatedAt: tension.createdAt }
    }),
    ratifications: records.ratifications.filter(({ ratifiedAt }) => ratifiedAt <= moment),
  }
}

/** Roles with somebody whose term lasts on a day. */
function filledRoles({ ratifications, organisations }: Records, day: string): ReadonlySet<string> {
  const last = ratifications.toSorted((a, b) => a.number - b.number).at(-1)
  const kept = organisations.get(last?.organisation ?? '')
  const assignments = kept?.assignments ?? last?.assignments ?? []
  return new Set(
    assignments
      .filter(({ until }) => until === undefined || Date.parse(until) > Date.parse(day))
      .map(({ role }) => role),
  )
}

/** The figures by what `docs/facts.md` says of them, and by nothing of what the product computes them with. */
function recounted(records: Records, today: string): Readonly<Record<string, Counted>> {
  const { domains, services, versions, subscriptions, decisions, proposals } = records
  const observed = records['observed-days']
  const ago = (instant: string): number =>
    (Date.parse(today) - Date.parse(instant.slice(0, 10))) / DAY
  const idOf = ({ domain, name }: Records['services'][number]): string => `${domain}/${name}`
  const versionsOf = (id: string) => versions.filter(({ service }) => service === id)
  const isRetired = (id: string): boolean => {
    const own = versionsOf(id)
    return own.length > 0 && own.every(({ state }) => state === 'retired')
  }
  const current = services.filter((service) => !isRetired(idOf(service)))
  const running = versions.filter(({ state }) => IN_OPERATION.includes(state))
  const operational = services.filter((one) => running.some(({ service }) => service === idOf(one)))
  const production = subscriptions.filter(
    ({ state, environment }) => state === 'active' && environment === 'production',
  )
  const consumersOf = (id: string): number =>
    new Set(production.filter(({ service }) => service === id).map(({ consumer }) => consumer)).size
  const mandated = (version: Records['versions'][number]) =>
    version.conformance.filter(({ enforcement }) => enforcement !== 'advise')
  const compared = versions.filter(
    ({ createdAt, compatibility }) =>
      ago(createdAt) <= 180 && (compatibility?.against.length ?? 0) > 0,
  )
  const taken = decisions.filter(
    ({ subject, allowed, at }) => subject.startsWith('version:') && allowed && ago(at) <= 90,
  )
  const retirements = decisions.filter(({ allowed, to }) => allowed && to === 'retired')
  const processes = current.filter(({ kind }) => kind === 'process')
  const within = (days: number, day: string): boolean => ago(day) >= 1 && ago(day) <= days
  const seen = (id: string, days: number) =>
    observed.filter(({ service, day }) => service === id && within(days, day))
  const pairs = new Set(
    observed
      .filter(({ day }) => within(30, day))
      .flatMap(({ service, rows }) =>
        rows.flatMap(({ consumer, calls, errors }) =>
          calls > errors ? [`${consumer} ${service}`] : [],
        ),
      ),
  )
  const agreed = new Set(
    subscriptions
      .filter(({ state }) => state === 'active')
      .map(({ consumer, service }) => `${consumer} ${service}`),
  )
  const measured = production.flatMap((use) =>
    use.objectives
      .filter(({ metric }) => metric === 'availability' && seen(use.service, 30).length >= 27)
      .map((one) => ({ use, one })),
  )
  const attained = (id: string): number => {
    const rows = seen(id, 30).flatMap((day) => day.rows)
    const calls = rows.reduce((total, row) => total + row.calls, 0)
    return (100 * (calls - rows.reduce((total, row) => total + row.errors, 0))) / calls
  }
  const objectives = production.flatMap((use) => use.objectives)
  const open = [
    ...versions.filter(({ state }) => ['draft', 'specReview'].includes(state)).map(changedAt),
    ...records.tensions
      .filter(({ state }) => ['open', 'in-process'].includes(state))
      .map(changedAt),
    ...proposals.filter(({ outcome }) => outcome === undefined).map(changedAt),
  ]
  const filled = filledRoles(records, today)
  const ownerOf = ({ owner, domain }: Records['services'][number]): string | undefined =>
    owner ??
    domains
      .filter(({ path, owner: has }) => has !== undefined && `${domain}/`.startsWith(`${path}/`))
      .toSorted((a, b) => b.path.length - a.path.length)[0]?.owner
  const adopted = proposals.filter(
    ({ state, outcome }) => state === 'adopted' && outcome !== undefined && ago(outcome.at) <= 180,
  )
  return {
    owner_share: share(current, (service) => filled.has(ownerOf(service) ?? '')),
    contract_share: [
      running.length,
      running.length + current.filter((one) => versionsOf(idOf(one)).length === 0).length,
    ],
    interop_pass_share: share(
      running.filter((version) => mandated(version).length > 0),
      (version) => mandated(version).every(({ verdict }) => verdict === 'pass'),
    ),
    policy_coverage: share(running, (version) => mandated(version).length > 0),
    version_discipline: share(
      compared,
      ({ compatibility }) =>
        compatibility?.advice !== 'version-too-low' && compatibility?.advice !== 'version-too-high',
    ),
    gate_share: share(
      taken.filter(({ conditions }) => conditions.length > 0),
      ({ conditions }) => conditions.every(({ holds }) => holds === 'yes'),
    ),
    notice_kept_share: share(retirements, ({ subject, at }) => {
      const { sunsetAt } =
        versions.find((one) => subject === `version:${one.service}@${one.version}`) ?? {}
      return sunsetAt !== undefined && sunsetAt <= at
    }),
    stalled_share: share(open, (changed) => ago(changed) > 30),
    reuse_mean: [
      operational.reduce((total, one) => total + consumersOf(idOf(one)), 0),
      operational.length,
    ],
    reuse_multi_share: share(operational, (one) => consumersOf(idOf(one)) >= 2),
    orphan_share: share(
      operational.filter(({ createdAt }) => ago(createdAt) > 90),
      (one) =>
        !subscriptions.some((use) => use.service === idOf(one) && use.state === 'active') &&
        seen(idOf(one), 30).length === 0,
    ),
    process_complete_share: share(
      processes,
      (one) =>
        filled.has(ownerOf(one) ?? '') &&
        one.purpose !== undefined &&
        one.activity !== undefined &&
        one.objectives.length > 0,
    ),
    described_share: share(current, (one) => {
      const live = versionsOf(idOf(one)).filter(({ state }) => state !== 'retired')
      const there = [
        ...[one.purpose !== undefined, live.length > 0, one.endpoints.length > 0],
        ...[live.some(({ conformance }) => conformance.length > 0), one.links.length > 0],
        filled.has(ownerOf(one) ?? ''),
      ]
      return there.filter(Boolean).length >= 5
    }),
    sla_share: share(production, (use) => use.objectives.length > 0),
    process_linked_share: share(processes, (one) =>
      subscriptions.some(({ consumer, state }) => consumer === idOf(one) && state === 'active'),
    ),
    monitored_share: share(operational, (one) => seen(idOf(one), 7).length > 0),
    agreed_use_share: share([...pairs], (pair) => agreed.has(pair)),
    slo_observed_share: [measured.length, objectives.length],
    slo_met_share: share(measured, ({ use, one }) => attained(use.service) >= one.target),
    proposal_lead_p50: share(adopted, () => true),
  }
}

function changedAt({ updatedAt }: { readonly updatedAt?: string }): string {
  return updatedAt ?? ''
}

function share<T>(items: readonly T[], counts: (item: T) => boolean): Counted {
  return [items.filter(counts).length, items.length]
}

/** The enterprise that a new registry begins with, some days later, before the proposal that waits in it runs out. */
async function samples(): Promise<Story> {
  const story = await openStory()
  const { registry, governance, clock } = story.server.dependencies
  const loaded = await loadSampleEnterprise(join(packageRoot, 'specs/samples/samples.yaml'))
  await registerSamples({ registry, samples: loaded, actor: ADA, clock })
  const { tensions } = loaded.enterprise
  await beginGoverning({ governance, tensions, actor: ADA })
  story.pass(10)
  return story
}

describe.each([
  ['chaotic', chaotic],
  ['proactive', proactive],
  ['exemplary', exemplary],
  ['sample', samples],
] as const)('an export of the %s registry', (_, build) => {
  let story: Story
  let records: Records
  beforeAll(async () => {
    story = await build()
    records = await exportOf(story)
  })
  afterAll(() => story.close())

  test.each([0, 5, 20, 45, 120])(
    'gives the same figures of %d days ago to whoever counts them anew',
    async (days) => {
      const { maturity } = story.server.dependencies
      await maturity.follow()
      const at = new Date(story.server.now.getTime() - days * DAY)
      const own = recounted(recordsAt(records, at.toISOString()), at.toISOString().slice(0, 10))
      expect(Object.keys(own).length).toBeGreaterThan(10)
      const told = new Map(
        (await maturity.figures(days === 0 ? {} : { at })).map(
          ({ id, numerator, denominator }) => [id, [numerator, denominator]] as const,
        ),
      )
      expect(Object.fromEntries(Object.keys(own).map((id) => [id, told.get(id)]))).toEqual(own)
    },
  )
})
