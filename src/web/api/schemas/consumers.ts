/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  Dependency,
  Instant,
  Next,
  Revision,
  ServiceId,
  ServiceLevel,
  VersionedId,
} from './shared.ts'

/** With `asOf` alone: an answer looks at the connections of 500 services, and the same question with this cursor at 500 more, up to 10,000. It tells of all of them. A server that has not kept what was looked at before begins anew and says so by a smaller cursor. Absent where nothing is left. */
export type NextOfWalk = string

/** Fields of one part of a message. */
export interface FieldList {
  readonly fields: readonly {
    /** Names from the root of the body; `[]` stands for the items of a list. */
    readonly path: string
    /** The values that are sent, or that the consumer can deal with. */
    readonly values?: readonly (string | number | boolean | null)[]
  }[]
  /** Whether there are no others. */
  readonly isComplete: boolean
}

/** How an operation is used; what is absent is not known. */
export interface OperationUse {
  readonly operation: string
  readonly request?: {
    readonly query?: FieldList
    readonly headers?: FieldList
    readonly body?: FieldList
  }
  readonly response?: {
    readonly statuses?: readonly string[]
    readonly headers?: FieldList
    readonly body?: FieldList
  }
}

/** What one consumer uses of a service. */
export interface ConsumerUsage {
  readonly consumer: string
  /** Absent where it is not known, so that it may use all of them. */
  readonly operations?: readonly OperationUse[]
}

/** The transition to ask for. */
export interface SubscriptionTransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string
}

/** The use that is asked for. */
export interface SubscriptionRequest {
  /** The consuming service as `domain/name`, or the name of an application outside the registry. */
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  readonly service: ServiceId
  /** A version range. */
  readonly range: string
  /** Names of the operations used. */
  readonly operations?: readonly string[]
  readonly environment: string
  readonly objectives?: readonly ServiceLevel[]
  readonly reason?: string
}

/** A consumer's agreed or requested use of a service. */
export interface Subscription {
  readonly id: string
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  readonly service: ServiceId
  readonly range: string
  readonly operations: readonly string[]
  readonly environment: string
  /** What the consumer uploaded about what it uses; absent when it did not. */
  readonly usage?: {
    readonly source: 'consumer-contract' | 'pact' | 'client-description'
    readonly fileName: string
    readonly uploadedAt: Instant
  }
  readonly objectives: readonly ServiceLevel[]
  readonly state: string
  readonly lifecycle: VersionedId
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A page of subscriptions. */
export interface SubscriptionList {
  readonly items: readonly Subscription[]
  readonly next: Next
}

/** Everything that a service depends on, or that depends on it. */
export interface Dependencies {
  readonly service: ServiceId
  readonly direction: 'uses' | 'used-by'
  /** How many are reached, listed or not. */
  readonly total: number
  readonly next?: NextOfWalk
  /** Nearest first, then by name. */
  readonly items: readonly Dependency[]
  /** Steps among the service and those listed; at most 5,000. */
  readonly edges: readonly {
    readonly from: string
    readonly to: string
    readonly via: 'subscription' | 'reference'
  }[]
  /** Services that depend on each other in a circle; the first is repeated at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** More is reached than is listed. */
  readonly truncated: boolean
}

/** What the promises of all that a service needs leave of its own. */
export interface ChainAvailability {
  readonly service: ServiceId
  readonly next?: NextOfWalk
  /** What its own objectives promise, in percent. */
  readonly promised?: number
  /** The product of the availabilities that are known, in percent; an upper bound while some are unknown. */
  readonly chain: number
  /** Every needed service promises an availability. */
  readonly isComplete: boolean
  /** Whether the chain can hold what the service promises; absent when it promises nothing. */
  readonly holds?: 'yes' | 'no' | 'unknown'
  /** Unknown ones first, then the weakest; at most 200. */
  readonly members: readonly {
    readonly service: ServiceId
    /** Steps away. */
    readonly depth: number
    /** Percent; absent when it promises none. */
    readonly availability?: number
  }[]
  readonly total: number
  readonly unknown: number
  readonly explanation: string
}

/** What consumers ask of a service against what it offers, in requests per second. */
export interface Capacity {
  readonly service: ServiceId
  /** Absent when its objectives state no throughput that is understood. */
  readonly offered?: number
  readonly environments: readonly {
    readonly environment: string
    /** The sum over subscriptions that state a throughput. */
    readonly asked: number
    readonly subscriptions: number
    /** Subscriptions that state no throughput that is understood. */
    readonly unstated: number
    readonly fits: 'yes' | 'no' | 'unknown'
  }[]
  readonly explanation: string
}

/** Services that many need and that nothing could stand in for. */
export interface WeakPoints {
  readonly next?: NextOfWalk
  /** The most needed first. */
  readonly items: readonly {
    readonly service: ServiceId
    /** How many composite services and processes need it, directly or not. */
    readonly dependents: number
    readonly capability?: string
    /** Percent; absent when it promises none. */
    readonly availability?: number
  }[]
  /** Every composite and process was followed to its end. */
  readonly isComplete: boolean
}
