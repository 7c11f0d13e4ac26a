import { allPages } from '../all-pages.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { ServiceLevel } from '../model.ts'
import type { Capacity, EnvironmentCapacity } from './dependency-graph.ts'

const SECONDS = new Map([
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['m', 60],
  ['min', 60],
  ['minute', 60],
  ['h', 3_600],
  ['hour', 3_600],
  ['d', 86_400],
  ['day', 86_400],
])

/**
 * Requests per second that objectives state as `throughput`; the lowest of several. Understood are `requests/s`, `calls per minute`,
 * `rps`, `tps` and the like.
 */
export function throughputOf(objectives: readonly ServiceLevel[]): number | undefined {
  const stated = objectives
    .filter(({ metric }) => metric.trim().toLowerCase() === 'throughput')
    .flatMap(({ target, unit }) => {
      const seconds = secondsOf(unit.trim().toLowerCase())
      return seconds === undefined || target < 0 ? [] : [target / seconds]
    })
  return stated.length === 0 ? undefined : Math.min(...stated)
}

function secondsOf(unit: string): number | undefined {
  if (/^[a-z]?[rt]ps$/.test(unit)) return 1
  const period = /^(?:[a-z]+ ?(?:\/|per) ?)([a-z]+)$/.exec(unit)?.[1]
  return period === undefined ? undefined : SECONDS.get(period)
}

/** What a live subscription asks, and where. */
export type AskedThroughput = Pick<SubscriptionDocument, 'environment' | 'objectives'>

/** What live subscriptions ask of a service against what it offers; each environment has the whole throughput. */
export async function capacityOf(
  subscriptions: GuardedCollection<SubscriptionDocument>,
  service: string,
  objectives: readonly ServiceLevel[],
): Promise<Capacity> {
  const asked: AskedThroughput[] = []
  const where = { service: { eq: service }, live: { eq: true } }
  for await (const { value } of allPages(subscriptions, { where })) asked.push(value)
  return capacityFrom(asked, service, objectives)
}

/** The same of subscriptions that are at hand. */
export function capacityFrom(
  subscriptions: readonly AskedThroughput[],
  service: string,
  objectives: readonly ServiceLevel[],
): Capacity {
  const offered = throughputOf(objectives)
  const found = new Map<string, { asked: number; subscriptions: number; unstated: number }>()
  for (const { environment, objectives: stated } of subscriptions) {
    const sum = found.get(environment) ?? { asked: 0, subscriptions: 0, unstated: 0 }
    found.set(environment, sum)
    const asked = throughputOf(stated)
    sum.subscriptions += 1
    if (asked === undefined) sum.unstated += 1
    else sum.asked += asked
  }
  const environments = [...found]
    .map(([environment, sum]) => ({
      environment,
      ...sum,
      asked: Math.round(sum.asked * 1_000) / 1_000,
      fits: fit(offered, sum),
    }))
    .sort((one, other) => (one.environment < other.environment ? -1 : 1))
  return { service, offered, environments, explanation: explanationOf(offered, environments) }
}

/** What is asked already is too much, whatever those ask who state nothing. */
function fit(
  offered: number | undefined,
  { asked, unstated }: { readonly asked: number; readonly unstated: number },
): EnvironmentCapacity['fits'] {
  if (offered === undefined) return 'unknown'
  if (asked > offered) return 'no'
  return unstated > 0 ? 'unknown' : 'yes'
}

function explanationOf(
  offered: number | undefined,
  environments: readonly EnvironmentCapacity[],
): string {
  if (offered === undefined) {
    return 'The service states no throughput that is understood; add an objective such as throughput 100 requests/s, so that what consumers ask can be held against it.'
  }
  const over = environments.filter(({ fits }) => fits === 'no')
  if (over.length > 0) {
    const said = over.map(({ environment, asked }) => `${asked} in ${environment}`).join(', ')
    return `Consumers ask for more than the ${offered} requests per second that are offered: ${said}. Raise the capacity, or agree on less.`
  }
  const unstated = environments.reduce((sum, one) => sum + one.unstated, 0)
  if (unstated > 0) {
    return `What consumers state fits into the ${offered} requests per second that are offered, but ${unstated} of their subscriptions state no throughput.`
  }
  return `What consumers ask fits into the ${offered} requests per second that are offered.`
}
