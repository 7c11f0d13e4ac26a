/** Which way to walk: to what a service needs, or to who needs it. */
export type DependencyDirection = 'uses' | 'used-by'

export interface DependencyQuery {
  /** `domain/name`. */
  readonly service: string
  readonly direction: DependencyDirection
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

export interface DependencyGraph extends DependencyQuery {
  /** Nearest first, then by name. */
  readonly items: readonly Dependency[]
  /** Services that depend on each other in a circle, in the direction asked; the first is repeated at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** There is more than was walked. */
  readonly truncated: boolean
}
