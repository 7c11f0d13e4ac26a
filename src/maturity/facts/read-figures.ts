import type { Registry } from '../../registry/index.ts'
import { readServices, readSurroundings } from '../portfolio.ts'
import { countFacts, type Figures } from './count-facts.ts'
import type { FactDefinition, FactItem } from './fact.ts'

export type { Figures } from './count-facts.ts'

export interface FiguresQuestion {
  readonly registry: Registry
  readonly at: Date
  readonly definitions: readonly FactDefinition[]
}

/**
 * Facts of a domain with its sub-domains, or of the whole registry.
 * @param onItem hears of every item, and of the id of its fact
 * @throws RegistryError `domain-not-found`
 */
export async function readFigures(
  { registry, at, definitions }: FiguresQuestion,
  domain: string | undefined,
  onItem?: (item: FactItem, fact: string) => void,
): Promise<Figures> {
  if (domain !== undefined) await registry.domains.get(domain)
  const surroundings = await readSurroundings(registry)
  const { composing } = surroundings
  const count = countFacts({ at, domain, composing, definitions, ...(onItem && { onItem }) })
  for await (const services of readServices(registry, surroundings, domain)) count.add(services)
  return count.figures()
}
