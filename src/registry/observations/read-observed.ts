import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { RegistryError } from '../problems.ts'
import { OTHERS } from './count-observations.ts'
import type { OperationsOffered } from './find-operation.ts'
import type { DeployedService, ObservedDay, ObservedRow } from './observation-documents.ts'
import type {
  ObservedConsumer,
  ObservedOnDay,
  ObservedOperation,
  ObservedService,
  ObservedShare,
  ObservedTotals,
  Period,
} from './observations.ts'

const LONGEST_PERIOD = 400 // days
const DAY = 24 * 60 * 60_000 // milliseconds

/** @throws RegistryError `invalid-input` for days that are none, or a period that is none or too long */
export function requirePeriod({ from, to }: Period): Period {
  const isDay = (text: string): boolean =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  const mistake = !isDay(from)
    ? { pointer: '/from', message: 'must be a day, such as 2026-11-01' }
    : !isDay(to)
      ? { pointer: '/to', message: 'must be a day, such as 2026-11-30' }
      : from > to
        ? { pointer: '/to', message: 'must not lie before the beginning' }
        : (Date.parse(to) - Date.parse(from)) / DAY > LONGEST_PERIOD
          ? { pointer: '/from', message: `must lie at most ${LONGEST_PERIOD} days before the end` }
          : undefined
  if (mistake === undefined) return { from, to }
  throw new RegistryError(
    'invalid-input',
    `The period ${from.slice(0, 40)} to ${to.slice(0, 40)} is not accepted: ${mistake.pointer} ${mistake.message}.`,
    { errors: [mistake] },
  )
}

/** Adds the days of a service up. */
export async function readObserved(
  days: Collection<ObservedDay>,
  deployed: Stored<DeployedService> | undefined,
  { service, parts }: WholeService,
  period: Period,
  { offered, mergedOf }: { readonly offered: OperationsOffered; readonly mergedOf: MergedOf },
): Promise<ObservedService> {
  const consumers = new Map<string, Tally>()
  const operations = new Map<string, Tally>()
  const versions = new Map<string, number>()
  let calls = 0
  let errors = 0
  for await (const { rows } of daysOf(days, { service, parts }, period, mergedOf)) {
    for (const row of rows) {
      calls += row.calls
      errors += row.errors
      tally(consumers, row.consumer, row)
      tally(operations, row.operation, row)
      if (row.version !== '')
        versions.set(row.version, (versions.get(row.version) ?? 0) + row.calls)
    }
  }
  return {
    service,
    period,
    calls,
    errors,
    consumers: byCalls(consumers).map(([consumer, one]): ObservedConsumer => ({
      consumer,
      calls: one.calls,
      errors: one.errors,
      operations: [...one.operations].sort(),
      versions: [...one.versions].sort(),
      environments: [...one.environments].sort(),
      firstAt: one.firstAt,
      lastAt: one.lastAt,
    })),
    operations: byCalls(operations).map(([operation, one]): ObservedOperation => ({
      operation,
      isOffered: isOffered(offered, operation),
      calls: one.calls,
      errors: one.errors,
      consumers: [...one.consumers].sort(),
      lastAt: one.lastAt,
    })),
    versions: [...versions].map(([version, count]) => ({ version, calls: count })),
    deployments: (deployed?.value.versions ?? []).filter(
      ({ firstAt, lastAt }) =>
        firstAt.slice(0, 10) <= period.to && lastAt.slice(0, 10) >= period.from,
    ),
  }
}

/** Also of what was counted before a contract came to offer it. */
function isOffered(offered: OperationsOffered, operation: string): boolean | undefined {
  if (!offered.isKnown || operation === '' || operation === OTHERS) return undefined
  if (offered.byName(operation) !== undefined) return true
  const [method = '', path = ''] = operation.split(' ', 2)
  return offered.byRequest(method, path) !== undefined
}

interface Tally {
  calls: number
  errors: number
  firstAt: string
  lastAt: string
  readonly consumers: Set<string>
  readonly operations: Set<string>
  readonly versions: Set<string>
  readonly environments: Set<string>
}

function tally(tallies: Map<string, Tally>, key: string, row: ObservedRow): void {
  const one = tallies.get(key) ?? {
    calls: 0,
    errors: 0,
    firstAt: row.firstAt,
    lastAt: row.lastAt,
    consumers: new Set<string>(),
    operations: new Set<string>(),
    versions: new Set<string>(),
    environments: new Set<string>(),
  }
  tallies.set(key, one)
  one.calls += row.calls
  one.errors += row.errors
  if (row.firstAt < one.firstAt) one.firstAt = row.firstAt
  if (row.lastAt > one.lastAt) one.lastAt = row.lastAt
  one.consumers.add(row.consumer)
  if (row.operation !== '') one.operations.add(row.operation)
  if (row.version !== '') one.versions.add(row.version)
  if (row.environment !== '') one.environments.add(row.environment)
}

function sum(one: Tally, other: Tally): Tally {
  return {
    calls: one.calls + other.calls,
    errors: one.errors + other.errors,
    firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
    lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
    consumers: new Set([...one.consumers, ...other.consumers]),
    operations: new Set([...one.operations, ...other.operations]),
    versions: new Set([...one.versions, ...other.versions]),
    environments: new Set([...one.environments, ...other.environments]),
  }
}

function byCalls(tallies: ReadonlyMap<string, Tally>): readonly (readonly [string, Tally])[] {
  return [...tallies].sort(([a, one], [b, other]) => other.calls - one.calls || (a < b ? -1 : 1))
}

/** A service, and those that were merged into it; by their ids. */
export interface WholeService {
  readonly service: string
  readonly parts: readonly string[]
}

/** Finds those of the services that were merged, each with the one that took it in; other names are none of them. */
export type MergedOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

function daysOf(
  days: Collection<ObservedDay>,
  { service, parts }: WholeService,
  { from, to }: Period,
  mergedOf: MergedOf,
): AsyncGenerator<ObservedDay> {
  const where = { service: { in: [service, ...parts] }, day: { gte: from, lte: to } }
  return withConsumersOfToday(allPages(days, { where, sort: ['day'] }), mergedOf)
}

/** What a service called before it was merged into another was called in the other's stead. */
async function* withConsumersOfToday(
  days: AsyncIterable<Stored<ObservedDay>>,
  mergedOf: MergedOf,
): AsyncGenerator<ObservedDay> {
  const names = new Map<string, string>()
  for await (const { value } of days) {
    const called = new Set(value.rows.map(({ consumer }) => consumer))
    const unknown = [...called].filter((consumer) => consumer !== '' && !names.has(consumer))
    const merged = await mergedOf(unknown)
    for (const consumer of unknown) names.set(consumer, merged.get(consumer) ?? consumer)
    const rows = value.rows.map((row) => {
      const consumer = names.get(row.consumer) ?? row.consumer
      return consumer === row.consumer ? row : { ...row, consumer }
    })
    yield { ...value, rows }
  }
}

/** Adds the rows of each day up, oldest first. */
export async function readDays(
  days: Collection<ObservedDay>,
  service: WholeService,
  period: Period,
  mergedOf: MergedOf,
): Promise<readonly ObservedOnDay[]> {
  const byDay = new Map<string, ObservedRow[]>()
  for await (const { day, rows } of daysOf(days, service, period, mergedOf)) {
    byDay.set(day, [...(byDay.get(day) ?? []), ...rows])
  }
  const found: ObservedOnDay[] = []
  for (const [day, rows] of byDay) {
    const total = shareOf('', rows)
    if (total.calls === 0) continue
    found.push({
      day,
      calls: total.calls,
      errors: total.errors,
      consumers: sharesOf(rows, ({ consumer }) => consumer),
      versions: sharesOf(rows, ({ version }) => version),
    })
  }
  return found
}

function sharesOf(
  rows: readonly ObservedRow[],
  idOf: (row: ObservedRow) => string,
): readonly ObservedShare[] {
  const ids = [...new Set(rows.map(idOf))].filter((id) => id !== '' && id !== OTHERS)
  return ids.sort().map((id) =>
    shareOf(
      id,
      rows.filter((row) => idOf(row) === id),
    ),
  )
}

function shareOf(id: string, rows: readonly ObservedRow[]): ObservedShare {
  const sum = (of: (row: ObservedRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0)
  return { id, calls: sum(({ calls }) => calls), errors: sum(({ errors }) => errors) }
}

/** Adds all days of a period up, service by service. */
export async function readTotals(
  days: Collection<ObservedDay>,
  period: Period,
  mergedOf: MergedOf,
): Promise<readonly ObservedTotals[]> {
  const services = new Map<string, Tally>()
  const where = { day: { gte: period.from, lte: period.to } }
  const all = withConsumersOfToday(allPages(days, { where, sort: ['day'] }), mergedOf)
  for await (const { service, rows } of all) {
    for (const row of rows) tally(services, service, row)
  }
  for (const [part, into] of await mergedOf([...services.keys()])) {
    const known = services.get(into)
    const tallied = services.get(part)
    services.delete(part)
    if (tallied !== undefined)
      services.set(into, known === undefined ? tallied : sum(known, tallied))
  }
  return [...services]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, { calls, errors, consumers, operations, lastAt }]) => ({
      service,
      calls,
      errors,
      consumers: [...consumers].filter((one) => one !== '' && one !== OTHERS).sort(),
      operations: [...operations].sort(),
      lastAt,
    }))
}
