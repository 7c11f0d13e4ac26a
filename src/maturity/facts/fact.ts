import type { Portfolio } from '../portfolio.ts'

/** One member of a fact's population, with why it counts or does not. */
export interface FactItem {
  /** A service (`domain/name`), version (`domain/name@1.2.0`), subscription or decision. */
  readonly id: string
  readonly counted: boolean
  /** What it adds to a mean; 1 for a share when counted. */
  readonly amount?: number
  readonly because: string
}

export const FACT_AREAS = [
  'ownership',
  'contracts',
  'policies',
  'lifecycle',
  'use',
  'composition',
] as const
export type FactArea = (typeof FACT_AREAS)[number]

/** A figure that the registry computes from what it knows. */
export interface FactDefinition {
  /** The name by which evidence refers to it; an identifier of CEL. */
  readonly id: string
  /** What it is about; facts are listed by it. */
  readonly area: FactArea
  readonly name: string
  /** What is counted, out of what, in how many days if not all. */
  readonly definition: string
  /** `share`: counted items out of all, 0 to 1. `mean`: amounts divided by all. */
  readonly unit: 'share' | 'mean'
  readonly better: 'up' | 'down'
  /** Below so many items the fact is unknown: a share of two services says nothing. */
  readonly minimum: number
  items(portfolio: Portfolio): readonly FactItem[]
}

/** A fact's value in a scope at a moment. */
export interface FactFigure {
  readonly id: string
  readonly area: FactArea
  readonly name: string
  readonly definition: string
  readonly unit: 'share' | 'mean'
  readonly better: 'up' | 'down'
  readonly scope: { readonly domain?: string }
  /** ISO 8601 instant. */
  readonly asOf: string
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  readonly unknownBecause?: string
}

/** A figure with the items behind it. */
export interface Fact extends FactFigure {
  readonly items: readonly FactItem[]
}
