import { setImmediate } from 'node:timers/promises'
import type { Collection } from '../../store/index.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { addCalls, type Attributed } from './count-observations.ts'
import { generalised } from './find-operation.ts'
import type { DeployedService, ObservedDay, UnmappedDay } from './observation-documents.ts'
import type { Seen } from './observation.ts'
import { KEPT_DAYS } from './observations.ts'

const MOST_REPORTS = 200 // that a day remembers
const MOST_ADDRESSES = 200 // of a day, whose services are not known
const MOST_DEPLOYMENTS = 100 // of a service
const SWEPT_AT_ONCE = 50
const ATTEMPTS = 20 // others report for the same day
const DAY = 24 * 60 * 60_000 // milliseconds

export interface KeepPorts {
  readonly days: Collection<ObservedDay>
  readonly deployed: Collection<DeployedService>
  readonly unmappedDays: Collection<UnmappedDay>
  readonly clock: () => Date
}

export function dayOfSeen({ at }: Seen): string {
  return at.toISOString().slice(0, 10)
}

/** Adds calls to their days. A report that a day has counted already is not counted again. */
export async function keepCalls(
  { days, clock }: KeepPorts,
  calls: readonly Attributed[],
  report: string,
): Promise<void> {
  const groups = new Map<string, Attributed[]>()
  for (const call of calls) {
    const id = `${dayOfSeen(call.seen)}/${call.service}`
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [call])
    else group.push(call)
  }
  for (const [id, group] of groups) {
    const [first] = group
    if (first === undefined) continue
    const { seen, service } = first
    await change(days, id, (present) => {
      if (present?.reports.includes(report) === true) return undefined
      return {
        day: dayOfSeen(seen),
        service,
        rows: [...addCalls(present?.rows ?? [], group)],
        reports: [...(present?.reports ?? []), report].slice(-MOST_REPORTS),
        updatedAt: clock().toISOString(),
      }
    })
    await setImmediate()
  }
}

/** Keeps where calls went whose service is not known, so that somebody can say. */
export async function keepUnmapped(
  { unmappedDays }: KeepPorts,
  unmapped: readonly Seen[],
  report: string,
): Promise<void> {
  const byDay = new Map<string, Seen[]>()
  for (const seen of unmapped) {
    const day = dayOfSeen(seen)
    const others = byDay.get(day)
    if (others === undefined) byDay.set(day, [seen])
    else others.push(seen)
  }
  for (const [day, seen] of byDay) {
    await change(unmappedDays, day, (present) => {
      if (present?.reports.includes(report) === true) return undefined
      const addresses = new Map(
        present?.addresses.map((one) => [`${one.host} ${one.path}`, { ...one }]),
      )
      let calls = present?.calls ?? 0
      for (const { host = '', path = '', count } of seen) {
        calls += count
        // The first two segments are enough to know it by.
        const begins = generalised('', path.split('/').slice(0, 3).join('/')).trim().slice(0, 400)
        const key = `${host} ${begins}`
        const known = addresses.get(key)
        if (known !== undefined) known.calls += count
        else if (addresses.size < MOST_ADDRESSES) {
          addresses.set(key, { host: host.slice(0, 300), path: begins, calls: count })
        }
      }
      const reports = [...(present?.reports ?? []), report].slice(-MOST_REPORTS)
      return { day, addresses: [...addresses.values()], calls, reports }
    })
  }
}

/** Keeps which versions were seen to be deployed where, those seen last at the end; one write for each service. */
export async function keepDeployments(
  { deployed, clock }: KeepPorts,
  deployments: readonly Attributed[],
): Promise<void> {
  const byService = new Map<string, Attributed[]>()
  for (const deployment of deployments) {
    const others = byService.get(deployment.service)
    if (others === undefined) byService.set(deployment.service, [deployment])
    else others.push(deployment)
  }
  for (const [service, seen] of byService) {
    await change(deployed, service, (present) => ({
      service,
      versions: deployedNow(present?.versions ?? [], seen).slice(-MOST_DEPLOYMENTS),
      updatedAt: clock().toISOString(),
    }))
    await setImmediate()
  }
}

type Deployment = DeployedService['versions'][number]

function deployedNow(
  present: readonly Deployment[],
  deployments: readonly Attributed[],
): Deployment[] {
  const versions = new Map(present.map((one) => [keyOf(one), one]))
  for (const { seen, version, environment } of deployments) {
    const at = seen.at.toISOString()
    const { firstAt, lastAt } = versions.get(keyOf({ version, environment })) ?? {
      firstAt: at,
      lastAt: at,
    }
    versions.set(keyOf({ version, environment }), {
      ...{ version, environment },
      firstAt: firstAt < at ? firstAt : at,
      lastAt: lastAt > at ? lastAt : at,
    })
  }
  return [...versions.values()].sort((a, b) =>
    a.lastAt < b.lastAt ? -1 : Number(a.lastAt > b.lastAt),
  )
}

function keyOf({ version, environment }: Pick<Deployment, 'version' | 'environment'>): string {
  return JSON.stringify([environment, version])
}

/** Forgets what was kept long enough, some of it at a time. */
export async function sweep(
  collections: readonly Collection<{ readonly day: string }>[],
  now: Date,
): Promise<void> {
  const day = new Date(now.getTime() - KEPT_DAYS * DAY).toISOString().slice(0, 10)
  for (const collection of collections) {
    const { items } = await collection.find({ where: { day: { lt: day } }, limit: SWEPT_AT_ONCE })
    for (const { id, revision } of items) {
      try {
        await collection.remove(id, revision, [])
      } catch (error) {
        const isOvertaken =
          isStoreProblem(error, 'stale-revision') || isStoreProblem(error, 'not-found')
        if (!isOvertaken) throw error
      }
    }
  }
}

/** Makes or changes a document, again when somebody else was faster; undefined leaves it as it is. */
export async function change<T>(
  collection: Collection<T>,
  id: string,
  next: (present: T | undefined) => T | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const present = await collection.get(id)
    const value = next(present?.value)
    if (value === undefined) return
    try {
      if (present === undefined) await collection.insert(id, value, [])
      else await collection.replace(id, present.revision, value, [])
      return
    } catch (error) {
      const isOvertaken =
        isStoreProblem(error, 'stale-revision') || isStoreProblem(error, 'duplicate-key')
      if (!isOvertaken || attempt === ATTEMPTS) throw error
    }
  }
}
