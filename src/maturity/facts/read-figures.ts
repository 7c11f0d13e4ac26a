import type { Registry } from '../../registry/index.ts'
import { readServices, readSurroundings, type PortfolioService } from '../portfolio.ts'
import { countFacts, type FactCount, type Figures } from './count-facts.ts'
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

/** Facts of the whole registry and of each domain at the top that has services, in one reading. */
export async function readFiguresByDomain({
  registry,
  at,
  definitions,
}: FiguresQuestion): Promise<ReadonlyMap<string | undefined, Figures>> {
  const surroundings = await readSurroundings(registry)
  const { composing } = surroundings
  const countOf = (domain: string | undefined): FactCount =>
    countFacts({ at, domain, composing, definitions })
  const whole = countOf(undefined)
  const tops = new Map<string, FactCount>()
  for await (const services of readServices(registry, surroundings, undefined)) {
    whole.add(services)
    for (const top of new Set(services.map(topDomainOf))) {
      const count = tops.get(top) ?? countOf(top)
      tops.set(top, count)
      count.add(services.filter((entry) => topDomainOf(entry) === top))
    }
  }
  return new Map([
    [undefined, whole.figures()],
    ...[...tops].map(([top, count]) => [top, count.figures()] as const),
  ])
}

function topDomainOf({ service }: PortfolioService): string {
  return service.domain.split('/', 1)[0] ?? ''
}
