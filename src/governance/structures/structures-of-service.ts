import type { ObservedService, Period } from '../../registry/index.ts'

/** What is agreed and written down about a service. */
export interface DeclaredStructure {
  readonly owner: string | undefined
  readonly endpoints: readonly { readonly environment: string; readonly url: string }[]
  readonly versions: readonly DeclaredVersion[]
  readonly subscriptions: readonly DeclaredSubscription[]
}

export interface DeclaredVersion {
  readonly version: string
  readonly state: string
  readonly isPublished: boolean
  readonly inService: boolean
  readonly isFinal: boolean
  readonly sunsetAt: string | undefined
}

export interface DeclaredSubscription {
  readonly id: string
  readonly consumer: string
  readonly range: string
  readonly environment: string
  /** Empty when the consumer has not said. */
  readonly operations: readonly string[]
  readonly state: string
  /** Calls are expected. */
  readonly inService: boolean
  /** Since when it stands so. */
  readonly since: string
}

/** What policies and the constitution ask of a service. */
export interface RequiredStructure {
  /** The role that decides about it, and the people who answer. */
  readonly decides: { readonly role: string; readonly people: readonly string[] }
  readonly policies: readonly {
    readonly id: string
    readonly title: string
    readonly enforcement: string
    /** Versions that are published, not retired, and do not keep it. */
    readonly notKeptBy: readonly string[]
  }[]
  readonly duties: readonly {
    readonly title: string
    readonly subject: string
    readonly dueAt: string
    readonly state: string
  }[]
}

export const DIFFERENCE_KINDS = [
  'undeclared-consumer',
  'undeclared-operation',
  'unused-declaration',
  'contract-drift',
  'undeclared-deployment',
  'duty-not-kept',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Where two of the structures do not fit. */
export interface Difference {
  readonly kind: DifferenceKind
  /** The consumer, operation, version or subscription that it is about. */
  readonly about: string
  readonly between: readonly ['declared' | 'required', 'observed' | 'declared']
  /** One sentence with the figures. */
  readonly says: string
}

/** A service in the three structures, and where they differ. */
export interface StructuresOfService {
  readonly service: string
  readonly period: Period
  readonly declared: DeclaredStructure
  readonly observed: ObservedService
  readonly required: RequiredStructure
  readonly differences: readonly Difference[]
}
