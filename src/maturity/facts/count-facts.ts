import type { Portfolio, PortfolioService } from '../portfolio.ts'
import { isCurrent, registeredId } from '../portfolio.ts'
import type { FactDefinition, FactItem } from './fact.ts'
import { createTally, rowsOf, type Figures } from './tally.ts'

export type { CountedFact, Figures } from './tally.ts'

/** Facts of one scope, counted while its services are read: no more of them is kept than the counts. */
export interface FactCount {
  /** Services in the order of their ids, each once. */
  add(services: readonly PortfolioService[]): void
  /** By the id of the fact. */
  figures(): Figures
}

export interface FactCountInput {
  readonly at: Date
  readonly domain: string | undefined
  readonly composing: Portfolio['composing']
  readonly categories?: Portfolio['categories']
  readonly definitions: readonly FactDefinition[]
  /** Hears of every item, before it is forgotten. */
  readonly onItem?: (item: FactItem, fact: string) => void
}

export function countFacts(input: FactCountInput): FactCount {
  const { at, domain, composing, categories, definitions, onItem } = input
  const firstWithContent = new Map<string, string>()
  const tally = createTally()
  return {
    add: (services) => {
      for (const entry of services) noteContent(firstWithContent, entry)
      const decisions = services.flatMap((entry) => entry.decisions)
      const known = { composing, firstWithContent, ...(categories && { categories }) }
      const portfolio = { services, decisions, ...known }
      tally.add(rowsOf(definitions, portfolio))
      if (onItem === undefined) return
      for (const definition of definitions) {
        for (const item of definition.items({ ...portfolio, at })) onItem(item, definition.id)
      }
    },
    figures: () =>
      tally.figures(definitions, { at, scope: domain === undefined ? {} : { domain } }),
  }
}

/** The content that counts for a service: that of its highest version, as long as it is not retired. */
export function contentOf(entry: PortfolioService): string | undefined {
  return isCurrent(entry) ? entry.versions[0]?.digest : undefined
}

/** Keeps the first service that has a content as its latest. */
export function noteContent(first: Map<string, string>, entry: PortfolioService): void {
  const content = contentOf(entry)
  if (content !== undefined && !first.has(content)) first.set(content, registeredId(entry))
}
