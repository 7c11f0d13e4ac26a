import type { Governance } from '../../governance/index.ts'
import type { Registry } from '../../registry/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { dayOf, isOn, type Span } from './days.ts'
import { subjectOfItem } from './subject-of-item.ts'

/** One member of a fact's population, with why it counts or does not. */
export interface FactItem {
  /** A service (`domain/name`), version (`domain/name@1.2.0`), subscription, decision, tension, proposal, role or circle. */
  readonly id: string
  readonly counted: boolean
  /** What it adds to a mean, 1 unless given; for days how many. */
  readonly amount?: number
  readonly because: string
  /** Its subject in the ledger, whose events say how it came about. */
  readonly subject: string
}

/** An item on the days on which it is looked at. The same thing may be counted from one day on and not before. */
export type TimedItem = Omit<FactItem, 'subject'> &
  Span & {
    /** Where the id does not say it. */
    readonly subject?: string
  }

export const FACT_AREAS = [
  'ownership',
  'contracts',
  'policies',
  'security',
  'lifecycle',
  'use',
  'operation',
  'composition',
  'governance',
] as const
export type FactArea = (typeof FACT_AREAS)[number]

export const FACT_UNITS = ['share', 'mean', 'days'] as const
/** `share`: counted items out of all, 0 to 1. `mean`: amounts divided by all. `days`: the median of amounts. */
export type FactUnit = (typeof FACT_UNITS)[number]

/**
 * What is done to one item so that it no longer stands in the way. `record`: an entry is completed. `decision`: somebody
 * decides, or is appointed. `practice`: it is done right the next time, since what was done stays done. `agreement`: two sides
 * agree. `connection`: a service is connected to whatever reports its calls. `contract`: a contract is written or repaired. `service`: a service is built or rebuilt.
 */
export const ACTS = [
  'record',
  'decision',
  'practice',
  'agreement',
  'connection',
  'contract',
  'service',
] as const
export type Act = (typeof ACTS)[number]

/** What is said about a fact. */
export interface FactTerms {
  /** The name by which evidence refers to it; an identifier of CEL. */
  readonly id: string
  /** What it is about; facts are listed by it. */
  readonly area: FactArea
  readonly name: string
  /** What is counted, out of what, in how many days if not all. */
  readonly definition: string
  readonly unit: FactUnit
  readonly better: 'up' | 'down'
  /** Below so many items the fact is unknown: a share of two services says nothing. */
  readonly minimum: number
  readonly act: Act
}

/** A figure that the registry computes from what it knows. */
export interface FactDefinition extends FactTerms {
  /** Every item with the days on which it is looked at: what is known of a subject says all of them, whatever day it is. */
  spans(portfolio: Evidence): readonly TimedItem[]
  /** Those of the portfolio's day. */
  items(portfolio: Portfolio): readonly FactItem[]
}

/** What circles decided lately. */
export type DecisionsLately = Awaited<ReturnType<Governance['decisions']['lately']>>

/** What facts ask of a tension, and of a proposal. */
export type TensionEvidence = Awaited<ReturnType<Governance['tensions']['get']>>
export type ProposalEvidence = Awaited<ReturnType<Governance['proposals']['get']>> & {
  /** When the tension that it answers was raised. */
  readonly tensionAt: string | undefined
}

/** Circles and roles of a scope on a day, with what circles decided within the cadence of the constitution. */
export interface OrganisationEvidence {
  readonly day: string
  readonly circles: readonly CircleEvidence[]
  readonly decisions: DecisionsLately
}
export type CircleEvidence = Awaited<
  ReturnType<Governance['circles']['organisation']>
>['circles'][number]

/** A portfolio at no moment. */
export type Evidence = Omit<Portfolio, 'at'>

export function defineFact(definition: Omit<FactDefinition, 'items'>): FactDefinition {
  return {
    ...definition,
    items: (portfolio) => {
      const day = dayOf(portfolio.at)
      return definition.spans(portfolio).flatMap((timed) => {
        if (!isOn(day, timed)) return []
        const { id, counted, amount, because, subject = subjectOfItem(id) } = timed
        return [{ id, counted, ...(amount !== undefined && { amount }), because, subject }]
      })
    },
  }
}

/** Where facts are counted: a domain with its sub-domains, a circle with those in it, or the whole registry. */
export interface Scope {
  readonly domain?: string | undefined
  readonly circle?: string | undefined
}

/** A scope alone, without members that say nothing. */
export function scopeOf({ domain, circle }: Scope): Scope {
  return { ...(domain !== undefined && { domain }), ...(circle !== undefined && { circle }) }
}

/** Under what something of a scope may be kept: a domain may have had other paths when that was. */
export async function keysOfScope(
  scope: Scope,
  domains: Pick<Registry['domains'], 'pathsOf'>,
): Promise<readonly string[]> {
  return scope.domain === undefined ? [keyOfScope(scope)] : domains.pathsOf(scope.domain)
}

/** What a scope is kept under: empty for the whole registry, the path of a domain, or `circle:` and its id. */
export function keyOfScope({ domain, circle }: Scope): string {
  return circle === undefined ? (domain ?? '') : `${CIRCLE}${circle}`
}

/** The scope of a key. */
export function scopeOfKey(key: string): Scope {
  if (key.startsWith(CIRCLE)) return { circle: key.slice(CIRCLE.length) }
  return key === '' ? {} : { domain: key }
}

const CIRCLE = 'circle:' // no path of a domain has a colon

/** A fact's value in a scope at a moment. */
export interface FactFigure extends Omit<FactTerms, 'minimum' | 'act'> {
  readonly scope: Scope
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
