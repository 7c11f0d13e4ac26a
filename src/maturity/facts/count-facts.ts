import type { Portfolio, PortfolioService } from '../portfolio.ts'
import { isCurrent } from '../portfolio.ts'
import type { FactDefinition, FactFigure, FactItem } from './fact.ts'

/** A figure with how many of its items stand in the way of a better one. */
export interface CountedFact {
  readonly figure: FactFigure
  readonly inTheWay: number
}

/** Facts of one scope, counted while its services are read: no more of them is kept than the counts. */
export interface FactCount {
  /** Services in the order of their ids, each once. */
  add(services: readonly PortfolioService[]): void
  /** By the id of the fact. */
  figures(): ReadonlyMap<string, CountedFact>
}

export interface FactCountInput {
  readonly at: Date
  readonly domain: string | undefined
  readonly composing: Portfolio['composing']
  readonly definitions: readonly FactDefinition[]
  /** Hears of every item, before it is forgotten. */
  readonly onItem?: (item: FactItem) => void
}

export function countFacts(input: FactCountInput): FactCount {
  const { at, domain, composing, definitions, onItem } = input
  const firstWithContent = new Map<string, string>()
  const counts = definitions.map((definition) => ({
    definition,
    numerator: 0,
    denominator: 0,
    inTheWay: 0,
  }))
  return {
    add: (services) => {
      for (const entry of services) {
        const [latest] = isCurrent(entry) ? entry.versions : []
        if (latest === undefined || firstWithContent.has(latest.digest)) continue
        firstWithContent.set(latest.digest, entry.service.id)
      }
      const decisions = services.flatMap((entry) => entry.decisions)
      const portfolio = { at, services, decisions, composing, firstWithContent }
      for (const count of counts) {
        for (const item of count.definition.items(portfolio)) {
          count.denominator += 1
          if (item.counted) count.numerator += item.amount ?? 1
          if (item.counted === (count.definition.better === 'down')) count.inTheWay += 1
          onItem?.(item)
        }
      }
    },
    figures: () =>
      new Map(
        counts.map(({ definition, numerator, denominator, inTheWay }) => [
          definition.id,
          { figure: figureOf(definition, numerator, denominator, { at, domain }), inTheWay },
        ]),
      ),
  }
}

/** Unknown, not zero, when the population is too small to say anything. */
function figureOf(
  { id, area, name, definition, unit, better, minimum }: FactDefinition,
  numerator: number,
  denominator: number,
  { at, domain }: { readonly at: Date; readonly domain: string | undefined },
): FactFigure {
  const isKnown = denominator >= Math.max(minimum, 1)
  return {
    id,
    area,
    name,
    definition,
    unit,
    better,
    scope: domain === undefined ? {} : { domain },
    asOf: at.toISOString(),
    value: isKnown ? numerator / denominator : null,
    numerator,
    denominator,
    ...(!isKnown && {
      unknownBecause: `Items to judge: ${denominator}; fewer than ${Math.max(minimum, 1)} say nothing.`,
    }),
  }
}
