import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Permit, Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import { attributeCalls, operationsOf, type AttributePorts } from './attribute-calls.ts'
import { readObservations } from './formats/read-observations.ts'
import {
  change,
  dayOfSeen,
  keepCalls,
  keepDeployments,
  keepUnmapped,
  sweep,
  type KeepPorts,
} from './keep-observations.ts'
import type { ServiceDocument } from '../documents.ts'
import type { ReportingDay } from './observation-documents.ts'
import { NO_MAPPING, observationMapping, type ObservationMapping } from './observation-mapping.ts'
import type { Seen } from './observation.ts'
import { KEPT_DAYS, type Observations, type ObservationReceipt } from './observations.ts'
import {
  readDays,
  readObserved,
  readTotals,
  requirePeriod,
  type MergedOf,
  type WholeService,
} from './read-observed.ts'

export interface ObservationPorts extends AttributePorts, KeepPorts {
  readonly mappings: GuardedCollection<ObservationMapping>
  readonly reporting: GuardedCollection<ReportingDay>
  readonly reportingDays: Collection<ReportingDay>
  readonly permits: Permits
}

const MAPPING = 'mapping'
const AT_ONCE = 200 // days that are told of
const ASKED_AT_ONCE = 500 // services
const DAY = 24 * 60 * 60_000 // milliseconds
const THING = { subject: 'observations', domain: '' }

export function createObservations(ports: ObservationPorts): Observations {
  const { days, deployed, unmappedDays, mappings, reportingDays, permits, clock, services } = ports
  const mapping = async (): Promise<ObservationMapping> =>
    (await mappings.get(MAPPING))?.value ?? NO_MAPPING
  const mergedOf: MergedOf = (ids) => mergedAmong(services, ids)

  return {
    report: async (actor, { text, format, host, key }) => {
      const permit = await permits.require(actor, 'observation.report', THING)
      const read = await readObservations(text, format)
      const { seen, outside } = withinKept(read.seen, clock())
      const attributed = await attributeCalls(ports, await mapping(), seen, host)
      const calls = attributed.calls.filter((one) => one.seen.kind === 'call')
      const deployments = attributed.calls.filter(
        (one) => one.seen.kind === 'deployment' && one.version !== '',
      )
      const report = digestOfBytes(`${actor.id} ${key ?? `${permit.at.toISOString()} ${text}`}`)
      const lost = attributed.unmapped.filter(({ kind }) => kind === 'call')
      await keepCalls(ports, calls, report)
      await keepDeployments(ports, deployments)
      await keepUnmapped(ports, lost, report)
      const counted = sum(calls.map((one) => one.seen))
      await noteReport(ports, permit, counted)
      await sweep([days, unmappedDays, reportingDays] as never, clock())
      const receipt: ObservationReceipt = {
        format: read.format,
        counted,
        deployments: deployments.length,
        unmapped: sum(lost),
        unknownConsumers: attributed.unknownConsumers,
        passedOver: read.passedOver,
        rejected: read.rejectedCount + outside.length,
        reasons: [
          ...read.rejected,
          ...outside.slice(0, 1).map((one) => ({
            line: 0,
            reason: `${outside.length} lie outside of the last ${KEPT_DAYS} days, the first on ${dayOfSeen(one)}`,
          })),
        ],
        services: [...new Set(attributed.calls.map(({ service }) => service))].slice(0, 100),
      }
      return receipt
    },
    mapping: async () => {
      const stored = await mappings.get(MAPPING)
      return { ...(stored?.value ?? NO_MAPPING), revision: stored?.revision ?? 0 }
    },
    map: async (actor, said, revision) => {
      const permit = await permits.require(actor, 'observation.map', THING)
      const value = parsedMapping(said)
      const present = await mappings.get(MAPPING)
      if ((present?.revision ?? 0) !== revision) throw stale()
      const { addresses, clients } = value
      const happening = {
        event: 'observations.mapped',
        change: { addresses: addresses.length, clients: clients.length },
      } as const
      const stored =
        present === undefined
          ? await mappings.insert(permit, MAPPING, value, happening)
          : await mappings.replace(permit, present, value, happening)
      if (stored === undefined) throw stale()
      return { ...stored.value, revision: stored.revision }
    },
    of: async (service, asked) => {
      const period = requirePeriod(asked)
      if ((await services.get(service)) === undefined) {
        throw new RegistryError(
          'service-not-found',
          `There is no service ${service.slice(0, 300)}.`,
        )
      }
      const offered = await operationsOf(ports, service)
      const whole = await withParts(services, service)
      return readObserved(days, await deployed.get(service), whole, period, { offered, mergedOf })
    },
    days: async (service, asked) => {
      const period = requirePeriod(asked)
      return readDays(days, await withParts(services, service), period, mergedOf)
    },
    daysThen: async (service, asked, at) => {
      const period = requirePeriod(asked)
      const mergedThen: MergedOf = (ids) => mergedAmong(services, ids, at)
      return readDays(days, await withParts(services, service, at), period, mergedThen)
    },
    totals: async (asked) => readTotals(days, requirePeriod(asked), mergedOf),
    changedSince: async (instant) => {
      const where = { updatedAt: { gt: instant } }
      const { items } = await days.find({ where, sort: ['updatedAt'], limit: AT_ONCE })
      const last = items.at(-1)?.value.updatedAt
      const changed = items.filter(({ value }) => value.updatedAt !== last)
      // Whoever goes on from the last instant has to have all of it.
      if (last !== undefined) {
        const same = allPages(days, { where: { updatedAt: { eq: last } }, sort: ['updatedAt'] })
        for await (const day of same) changed.push(day)
      }
      return changed.map(({ value }) => ({ service: value.service, at: value.updatedAt }))
    },
    unmapped: async (asked) => {
      const { from, to } = requirePeriod(asked)
      const { items } = await unmappedDays.find({
        where: { day: { gte: from, lte: to } },
        sort: ['-day'],
        limit: 500,
      })
      const addresses = new Map<string, { host: string; path: string; calls: number }>()
      for (const { host, path, calls } of items.flatMap(({ value }) => value.addresses)) {
        const known = addresses.get(`${host} ${path}`)
        if (known === undefined) addresses.set(`${host} ${path}`, { host, path, calls })
        else known.calls += calls
      }
      return [...addresses.values()].sort((a, b) => b.calls - a.calls).slice(0, 200)
    },
  }
}

/**
 * What was called before it was merged into a service was called in its stead.
 * @param at merges after this moment are left out; none unless given
 */
async function withParts(
  services: AttributePorts['services'],
  service: string,
  at?: Date,
): Promise<WholeService> {
  const parts: string[] = []
  for (let wholes = await services.getMany([service]); wholes.length > 0;) {
    const absorbed = wholes.flatMap(({ value }) => value.absorbed ?? [])
    const further = await services.getMany(absorbed.filter((part) => !parts.includes(part)))
    wholes = further.filter(({ value }) => at === undefined || intoOf(value, at) !== undefined)
    parts.push(...wholes.map(({ id }) => id))
  }
  return { service, parts }
}

async function mergedAmong(
  services: AttributePorts['services'],
  ids: readonly string[],
  at?: Date,
): Promise<ReadonlyMap<string, string>> {
  const merged = new Map<string, string>()
  for (let start = 0; start < ids.length; start += ASKED_AT_ONCE) {
    for (const { id, value } of await services.getMany(ids.slice(start, start + ASKED_AT_ONCE))) {
      const into = intoOf(value, at)
      if (into !== undefined) merged.set(id, await wholeOf(services, into, at))
    }
  }
  return merged
}

/** Over several merges, too. */
async function wholeOf(
  services: AttributePorts['services'],
  id: string,
  at: Date | undefined,
): Promise<string> {
  const service = await services.get(id)
  const into = service && intoOf(service.value, at)
  return into === undefined ? id : wholeOf(services, into, at)
}

/** The service that one was merged into, by a moment where one is given. */
function intoOf({ mergedInto }: ServiceDocument, at: Date | undefined): string | undefined {
  const isLater = at !== undefined && mergedInto !== undefined && mergedInto.at > at.toISOString()
  return isLater ? undefined : mergedInto?.service
}

/** What lies within the days that are kept, and what does not. */
function withinKept(
  seen: readonly Seen[],
  now: Date,
): { readonly seen: readonly Seen[]; readonly outside: readonly Seen[] } {
  const first = now.getTime() - KEPT_DAYS * DAY
  const last = now.getTime() + DAY // clocks of other machines run ahead
  const isWithin = ({ at }: Seen): boolean => at.getTime() >= first && at.getTime() <= last
  return { seen: seen.filter(isWithin), outside: seen.filter((one) => !isWithin(one)) }
}

function sum(seen: readonly Seen[]): number {
  return seen.reduce((total, { count }) => total + count, 0)
}

/** Traffic is no decision: the ledger hears once a day that somebody reports, not of every report. */
async function noteReport(
  { reporting, reportingDays }: ObservationPorts,
  permit: Permit,
  counted: number,
): Promise<void> {
  const day = permit.at.toISOString().slice(0, 10)
  const account = permit.actor.id
  const id = `${day}/${account}`
  const first: ReportingDay = { day, account, reports: 1, counted }
  const isFirst = await reporting.insert(permit, id, first, {
    event: 'observations.reported',
    change: { day, counted },
  })
  if (isFirst !== undefined) return
  await change(reportingDays, id, (present = { ...first, reports: 0, counted: 0 }) => ({
    ...present,
    reports: present.reports + 1,
    counted: present.counted + counted,
  }))
}

function parsedMapping(said: unknown): ObservationMapping {
  const result = observationMapping.safeParse(said)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map(({ path, message }) => ({
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }))
  throw new RegistryError(
    'invalid-input',
    `The mapping is not accepted: ${errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}.`,
    { errors },
  )
}

function stale(): RegistryError {
  return new RegistryError(
    'stale-revision',
    'The mapping was changed meanwhile; read it again and repeat the change.',
  )
}
