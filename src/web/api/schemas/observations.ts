/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Instant, Period } from './shared.ts'

/** What a report is. */
export type ObservationFormat = 'access-log' | 'json-lines' | 'otlp' | 'export'

/** What became of a report. */
export interface ObservationReceipt {
  readonly format: ObservationFormat
  /** Calls that were added to services. */
  readonly counted: number
  readonly deployments: number
  /** Calls whose service is not known. */
  readonly unmapped: number
  /** Counted calls whose consumer is not known. */
  readonly unknownConsumers: number
  /** Empty lines, and spans that are no calls. */
  readonly passedOver: number
  readonly rejected: number
  /** Why, of the first ones. */
  readonly reasons: readonly {
    readonly line: number
    readonly reason: string
  }[]
  readonly services: readonly string[]
}

/** What was seen in a period. */
export interface ObservationTotals {
  readonly period: Period
  readonly services: readonly {
    readonly service: string
    readonly calls: number
    readonly errors: number
    readonly consumers: readonly string[]
    readonly operations: readonly string[]
    readonly lastAt: Instant
  }[]
  /** Addresses whose service is not known, those called most first. */
  readonly unmapped: readonly {
    readonly host: string
    readonly path: string
    readonly calls: number
  }[]
}

/** Which hosts and paths are which service, and which clients are which consumer. */
export interface ObservationMappingRequest {
  readonly addresses: readonly {
    /** `*` is every host. */
    readonly host: string
    readonly path?: string
    readonly service: string
    readonly environment?: string
  }[]
  readonly clients: readonly {
    readonly user?: string
    readonly address?: string
    readonly agent?: string
    readonly consumer: string
  }[]
}

/** Which hosts and clients are which, as it stands. */
export interface ObservationMapping {
  readonly addresses: readonly Readonly<Record<string, unknown>>[]
  readonly clients: readonly Readonly<Record<string, unknown>>[]
  readonly revision: number
}

/** What does not fit. */
export type DifferenceKind =
  | 'undeclared-consumer'
  | 'undeclared-operation'
  | 'unused-declaration'
  | 'contract-drift'
  | 'undeclared-deployment'
  | 'duty-not-kept'

/** Where two of the three structures do not fit. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly about: string
  readonly between: readonly string[]
  readonly says: string
}

/** A service as it is declared, as it was observed, and as it is required to be. */
export interface Structures {
  readonly service: string
  readonly period: Period
  readonly declared: {
    readonly owner?: string
    readonly endpoints: readonly {
      readonly environment: string
      readonly url: string
    }[]
    readonly versions: readonly {
      readonly version: string
      readonly state: string
      readonly isPublished: boolean
      readonly inService: boolean
      readonly isFinal: boolean
      readonly sunsetAt?: Instant
    }[]
    readonly subscriptions: readonly {
      readonly id: string
      readonly consumer: string
      readonly range: string
      readonly environment: string
      readonly operations: readonly string[]
      readonly state: string
      readonly inService: boolean
      readonly since: Instant
    }[]
  }
  readonly observed: {
    readonly service: string
    readonly period: Period
    readonly calls: number
    readonly errors: number
    readonly consumers: readonly {
      readonly consumer: string
      readonly calls: number
      readonly errors: number
      readonly operations: readonly string[]
      readonly versions: readonly string[]
      readonly environments: readonly string[]
      readonly firstAt: Instant
      readonly lastAt: Instant
    }[]
    readonly operations: readonly {
      readonly operation: string
      /** Absent when no contract says which operations there are. */
      readonly isOffered?: boolean
      readonly calls: number
      readonly errors: number
      readonly consumers: readonly string[]
      readonly lastAt: Instant
    }[]
    readonly versions: readonly {
      readonly version: string
      readonly calls: number
    }[]
    readonly deployments: readonly {
      readonly version: string
      readonly environment: string
      readonly firstAt: Instant
      readonly lastAt: Instant
    }[]
  }
  readonly required: {
    readonly decides: {
      readonly role: string
      readonly people: readonly string[]
    }
    readonly policies: readonly {
      readonly id: string
      readonly title: string
      readonly enforcement: string
      readonly notKeptBy: readonly string[]
    }[]
    readonly duties: readonly {
      readonly title: string
      readonly subject: string
      readonly dueAt: Instant
      readonly state: string
    }[]
  }
  readonly differences: readonly Difference[]
}

/** The three structures of every service that was called, in short. */
export interface StructuresOverview {
  readonly period: Period
  readonly services: readonly {
    readonly service: string
    readonly declared: {
      readonly consumers: number
      readonly subscriptions: number
    }
    readonly observed: {
      readonly consumers: number
      readonly calls: number
      readonly lastAt: Instant
    }
    readonly required: {
      readonly policies: number
      readonly notKept: number
    }
    /** How many there are of each kind. */
    readonly differences: Readonly<Record<string, number>>
  }[]
  /** Services that were called and are not shown. */
  readonly more: number
}
