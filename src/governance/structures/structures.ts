import { setImmediate } from 'node:timers/promises'
import { RegistryError, type Period } from '../../registry/index.ts'
import { lastingName, presentService } from '../sensing/sensed-registry.ts'
import type { TensionChecks } from '../tensions/tension-checks.ts'
import type { Tensions } from '../tensions/tensions.ts'
import { readStructures, type StructurePorts } from './read-structures.ts'
import {
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceKind,
  type StructuresOfService,
} from './structures-of-service.ts'

/** One service in the overview. */
export interface StructuresInShort {
  readonly service: string
  readonly declared: { readonly consumers: number; readonly subscriptions: number }
  readonly observed: { readonly consumers: number; readonly calls: number; readonly lastAt: string }
  readonly required: { readonly policies: number; readonly notKept: number }
  /** How many differences there are of each kind that there are any of. */
  readonly differences: Readonly<Partial<Record<DifferenceKind, number>>>
}

/** What is declared, what was observed and what is required, side by side. */
export interface Structures {
  /**
   * @param period the last 30 days unless given
   * @throws RegistryError `service-not-found`, `invalid-input`, `past-unknown`
   */
  of(service: string, period?: Period): Promise<StructuresOfService>
  /**
   * Every service that was called in the period, those with the most differences first; at most 100.
   * @throws RegistryError `invalid-input`
   */
  overview(period?: Period): Promise<{
    readonly period: Period
    readonly services: readonly StructuresInShort[]
    /** Services that were called and are not shown. */
    readonly more: number
  }>
  /** Raises tensions about the differences of services that were reported on since; to be called regularly. */
  look(): Promise<void>
  /** The same for every service that was called in the last 30 days. */
  lookAtAll(): Promise<void>
}

const DAY = 24 * 60 * 60_000 // milliseconds
const PERIOD_DAYS = 30
const MOST_SERVICES = 100

/** What a difference is, as a tension. */
const WORDS: Readonly<
  Record<DifferenceKind, { readonly now: (service: string) => string; readonly couldBe: string }>
> = {
  'undeclared-consumer': {
    now: (service) => `${service} is called by consumers that have no subscription.`,
    couldBe: 'Whoever calls has asked, and is told before anything changes.',
  },
  'undeclared-operation': {
    now: (service) =>
      `Consumers of ${service} use operations that their subscriptions do not name.`,
    couldBe: 'Subscriptions name what is used, so that a change is judged by it.',
  },
  'unused-declaration': {
    now: (service) => `Active subscriptions to ${service} are not used.`,
    couldBe: 'Subscriptions that nobody needs are ended, and hold nothing up.',
  },
  'contract-drift': {
    now: (service) => `${service} answers calls that no contract of it offers.`,
    couldBe: 'The contract says all that the service does.',
  },
  'undeclared-deployment': {
    now: (service) => `Versions of ${service} are deployed that are not published.`,
    couldBe: 'What is deployed has passed the gates.',
  },
  'duty-not-kept': {
    now: (service) => `${service} does not keep what is required of it.`,
    couldBe: 'It is kept, or waived with a reason and an end.',
  },
}

export function createStructures(
  ports: StructurePorts & { readonly tensions: Tensions; readonly checks: TensionChecks },
): Structures {
  const { registry, tensions, checks, clock } = ports
  const lastDays = (): Period => {
    const to = clock().toISOString().slice(0, 10)
    const from = new Date(Date.parse(to) - (PERIOD_DAYS - 1) * DAY).toISOString().slice(0, 10)
    return { from, to }
  }
  const of = (service: string, period = lastDays()): Promise<StructuresOfService> =>
    readStructures(ports, service, period)

  for (const kind of DIFFERENCE_KINDS) {
    checks.register({
      kind,
      run: async (subject) => {
        const service = await presentService(registry, subject.slice('service:'.length))
        if (service === undefined) return { gap: 'unknown', says: `There is no ${subject}.` }
        const { differences } = await of(service.id)
        const found = differences.filter((one) => one.kind === kind)
        return found.length === 0
          ? { gap: 'gone', says: `${service.id}: ${WORDS[kind].couldBe}` }
          : { gap: 'stands', says: sentences(found) }
      },
    })
  }

  const tell = async (name: string): Promise<void> => {
    const service = await presentService(registry, name)
    if (service === undefined) return
    const { differences } = await of(service.id)
    const month = clock().toISOString().slice(0, 7)
    for (const kind of DIFFERENCE_KINDS) {
      const found = differences.filter((one) => one.kind === kind)
      const key = `${kind}:service:${lastingName(service)}`
      const { now, couldBe } = WORDS[kind]
      if (found.length === 0) {
        await tensions.proposeClosure(key, `${service.id}: ${couldBe}`)
        continue
      }
      await tensions.raise({
        key,
        subject: `service:${service.id}`,
        now: now(service.id),
        couldBe,
        // What lasts is said once a month, not with every report.
        evidence: found.slice(0, MOST_EVIDENCE).map(({ about, says }) => ({
          text: says.slice(0, 2_000),
          source: `${kind}:${service.id}:${about}@${month}`.slice(0, 500),
        })),
      })
    }
  }

  let since = new Date(clock().getTime() - DAY).toISOString()
  return {
    of,
    overview: async (asked = lastDays()) => {
      const totals = await registry.observations.totals(asked)
      const services: StructuresInShort[] = []
      for (const { service, calls, consumers, lastAt } of totals) {
        const structures = await ofWhatThereIs(of, service, asked)
        if (structures === undefined) continue
        services.push(inShort(structures, { calls, consumers: consumers.length, lastAt }))
        await setImmediate()
        if (services.length === MOST_SERVICES * 5) break
      }
      services.sort((a, b) => weight(b) - weight(a) || (a.service < b.service ? -1 : 1))
      const shown = services.slice(0, MOST_SERVICES)
      return { period: asked, services: shown, more: totals.length - shown.length }
    },
    look: async () => {
      for (;;) {
        const changed = await registry.observations.changedSince(since)
        const last = changed.at(-1)
        if (last === undefined) return
        for (const service of new Set(changed.map((one) => one.service))) await tell(service)
        since = last.at
      }
    },
    lookAtAll: async () => {
      for (const { service } of await registry.observations.totals(lastDays())) {
        await tell(service)
        await setImmediate()
      }
    },
  }
}

const MOST_EVIDENCE = 20

/** Undefined for what was forgotten of, or did not exist yet at the end of the period. */
async function ofWhatThereIs(
  of: Structures['of'],
  service: string,
  period: Period,
): Promise<StructuresOfService | undefined> {
  try {
    return await of(service, period)
  } catch (error) {
    const isGone =
      error instanceof RegistryError &&
      (error.code === 'service-not-found' || error.code === 'past-unknown')
    if (isGone) return undefined
    throw error
  }
}

function inShort(
  { service, declared, required, differences }: StructuresOfService,
  observed: StructuresInShort['observed'],
): StructuresInShort {
  const active = declared.subscriptions.filter(({ inService }) => inService)
  const counts: Partial<Record<DifferenceKind, number>> = {}
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    service,
    declared: {
      consumers: new Set(active.map(({ consumer }) => consumer)).size,
      subscriptions: active.length,
    },
    observed,
    required: {
      policies: required.policies.length,
      notKept: required.policies.filter(({ notKeptBy }) => notKeptBy.length > 0).length,
    },
    differences: counts,
  }
}

function weight({ differences }: StructuresInShort): number {
  return Object.values(differences).reduce((sum, count) => sum + count, 0)
}

function sentences(differences: readonly Difference[]): string {
  const more = differences.length > 10 ? ` And ${differences.length - 10} more.` : ''
  const said = differences.slice(0, 10).map(({ says }) => says)
  return `${said.join(' ')}${more}`.slice(0, 2_000)
}
