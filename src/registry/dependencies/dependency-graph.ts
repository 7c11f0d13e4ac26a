/** Which way to walk: to what a service needs, or to who needs it. */
export type DependencyDirection = 'uses' | 'used-by'

export interface DependencyQuery {
  /** `domain/name`. */
  readonly service: string
  readonly direction: DependencyDirection
  /** How many of what is reached are listed: 1,000 unless given, at most 5,000. */
  readonly limit?: number | undefined
}

/** A step from who needs to who is needed. */
export interface DependencyEdge {
  readonly from: string
  readonly to: string
  readonly via: Dependency['via']
}

/** Something reached from the service that was asked about. */
export interface Dependency {
  /** `domain/name`, or the name of an application. */
  readonly service: string
  readonly kind: 'service' | 'application'
  /** How the nearest step towards it is known; a subscription where both are. */
  readonly via: 'subscription' | 'reference'
  /** Steps away, from 1. */
  readonly depth: number
}

export interface DependencyGraph extends Omit<DependencyQuery, 'limit'> {
  /** How many are reached, listed or not. */
  readonly total: number
  /** Nearest first, then by name. */
  readonly items: readonly Dependency[]
  /** Among the service and those listed; at most 5,000. */
  readonly edges: readonly DependencyEdge[]
  /** Services that depend on each other in a circle, in the direction asked; the first is repeated at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** More is reached than is listed. */
  readonly truncated: boolean
}

/** What a service that is needed is promised to be available. */
export interface ChainMember {
  readonly service: string
  readonly depth: number
  /** Percent; undefined when its objectives promise none. */
  readonly availability: number | undefined
}

/**
 * What the promises of all that a service needs leave of its own. Assumed: it works only while everything that it needs,
 * directly or not, works, and they fail independently; so that the availabilities multiply, each counted once.
 */
export interface ChainAvailability {
  readonly service: string
  /** What its own objectives promise, in percent. */
  readonly promised: number | undefined
  /** What is left of those that are known, its own promise left out; an upper bound while some are unknown. */
  readonly chain: number
  /** Whether every member promises an availability. */
  readonly isComplete: boolean
  /** The promise is more than the chain can hold; undefined when nothing is promised. */
  readonly holds: 'yes' | 'no' | 'unknown' | undefined
  /** The weakest first, those of which nothing is known at the beginning; at most 200. */
  readonly members: readonly ChainMember[]
  readonly total: number
  readonly unknown: number
  /** In plain words, the assumption with it. */
  readonly explanation: string
}

/** A service that many composites and processes need, without another to take its place. */
export interface WeakPoint {
  readonly service: string
  /** How many composite services and processes need it, directly or not. */
  readonly dependents: number
  readonly capability: string | undefined
  readonly availability: number | undefined
}

export interface WeakPoints {
  /** Those of whose business capability there is no other service, the most needed first. */
  readonly items: readonly WeakPoint[]
  /** Every composite and process was followed to its end. */
  readonly isComplete: boolean
}

/** What consumers ask of a service in one environment against what it offers, in requests per second. */
export interface EnvironmentCapacity {
  readonly environment: string
  /** The sum over subscriptions that state a throughput. */
  readonly asked: number
  /** Subscriptions, and how many of them state no throughput or one in no unit that is understood. */
  readonly subscriptions: number
  readonly unstated: number
  readonly fits: 'yes' | 'no' | 'unknown'
}

export interface Capacity {
  readonly service: string
  /** The throughput that its objectives promise, in requests per second; undefined when none is understood. */
  readonly offered: number | undefined
  readonly environments: readonly EnvironmentCapacity[]
  readonly explanation: string
}
