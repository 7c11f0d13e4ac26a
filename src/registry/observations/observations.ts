import type { Actor } from '../ports.ts'
import type { ObservationMapping } from './observation-mapping.ts'
import type { ObservationFormat, Rejected } from './observation.ts'

/** What a program reports that it has seen. */
export interface ObservationReport {
  /** In UTF-8: a log, an export, or spans. */
  readonly text: string
  /** What it is; its beginning tells unless this does. */
  readonly format?: ObservationFormat | undefined
  /** Where calls went whose lines name no host. */
  readonly host?: string | undefined
  /** Names this report: the same one again is counted once. */
  readonly key?: string | undefined
}

/** What became of a report. */
export interface ObservationReceipt {
  readonly format: ObservationFormat
  /** Calls that were added to services. */
  readonly counted: number
  readonly deployments: number
  /** Calls whose service is not known; the mapping can say. */
  readonly unmapped: number
  /** Calls of the counted ones whose consumer is not known. */
  readonly unknownConsumers: number
  /** Empty lines, and spans that are no calls. */
  readonly passedOver: number
  readonly rejected: number
  /** Why, of the first ones. */
  readonly reasons: readonly Rejected[]
  /** Names of services, at most 100. */
  readonly services: readonly string[]
}

/** Days in UTC, ISO 8601 dates; both are included. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface ObservedConsumer {
  /** A service as `domain/name`, an application, or what the source calls it; empty when nobody knows. */
  readonly consumer: string
  readonly calls: number
  readonly errors: number
  readonly operations: readonly string[]
  readonly versions: readonly string[]
  readonly environments: readonly string[]
  readonly firstAt: string
  readonly lastAt: string
}

export interface ObservedOperation {
  /** As the contract calls it; empty when the source did not say. */
  readonly operation: string
  /** Whether a contract that is not retired offers it; undefined when none says which operations there are. */
  readonly isOffered: boolean | undefined
  readonly calls: number
  readonly errors: number
  readonly consumers: readonly string[]
  readonly lastAt: string
}

/** What was seen of one service. */
export interface ObservedService {
  readonly service: string
  readonly period: Period
  readonly calls: number
  readonly errors: number
  /** By the number of their calls. */
  readonly consumers: readonly ObservedConsumer[]
  readonly operations: readonly ObservedOperation[]
  /** Versions that calls named or that were seen to be deployed. */
  readonly versions: readonly { readonly version: string; readonly calls: number }[]
  readonly deployments: readonly {
    readonly version: string
    readonly environment: string
    readonly firstAt: string
    readonly lastAt: string
  }[]
}

/** What was seen of a service on one day. */
export interface ObservedOnDay {
  /** In UTC. */
  readonly day: string
  readonly calls: number
  readonly errors: number
  /** Known ones. */
  readonly consumers: readonly ObservedShare[]
  /** Those that calls named or that were deployed where they went. */
  readonly versions: readonly ObservedShare[]
}

/** The calls of one consumer, or of one version. */
export interface ObservedShare {
  readonly id: string
  readonly calls: number
  readonly errors: number
}

/** What was seen of a service, in short. */
export interface ObservedTotals {
  readonly service: string
  readonly calls: number
  readonly errors: number
  /** Known ones. */
  readonly consumers: readonly string[]
  readonly operations: readonly string[]
  readonly lastAt: string
}

export type MappingView = ObservationMapping & { readonly revision: number }

/**
 * Calls and deployments as they were seen at run time, added up by consumer, service, operation, version, environment and
 * day while they arrive. Days are kept for 400 days.
 */
export interface Observations {
  /** @throws RegistryError `not-allowed`, `invalid-input` */
  report(actor: Actor, report: ObservationReport): Promise<ObservationReceipt>
  mapping(): Promise<MappingView>
  /** Replaces the whole mapping; what was counted before stays. @throws RegistryError `not-allowed`, `invalid-input`, `stale-revision` */
  map(actor: Actor, mapping: ObservationMapping, revision: number): Promise<MappingView>
  /** Everything seen of a service; empty when nothing was. @throws RegistryError `service-not-found`, `invalid-input` */
  of(service: string, period: Period): Promise<ObservedService>
  /** The days of a period on which something was seen of a service; none of one that is not there. @throws RegistryError `invalid-input` */
  days(service: string, period: Period): Promise<readonly ObservedOnDay[]>
  /**
   * The same with services as they had been merged by a moment, and all of them by the names of their registration.
   * @param service the name of its registration
   * @throws RegistryError `invalid-input`
   */
  daysThen(service: string, period: Period, at: Date): Promise<readonly ObservedOnDay[]>
  /** Every service that was called in a period, by its id. For facts and overviews. @throws RegistryError `invalid-input` */
  totals(period: Period): Promise<readonly ObservedTotals[]>
  /** Services of which something was counted after an instant, the earliest first, with when; some 200 of them, and never a part of an instant. */
  changedSince(
    instant: string,
  ): Promise<readonly { readonly service: string; readonly at: string }[]>
  /** Calls whose service is not known, most first, at most 200. @throws RegistryError `invalid-input` */
  unmapped(
    period: Period,
  ): Promise<readonly { readonly host: string; readonly path: string; readonly calls: number }[]>
}

/** Days for which observations are kept. */
export const KEPT_DAYS = 400
