import { z } from 'zod'
import type { Collection, CollectionDeclaration } from '../../store/index.ts'
import { refreshDerived } from '../refresh-derived.ts'
import { type Fact, type FactName, factToken, FACTS, HEAD_TOKEN } from './search-fields.ts'
import type { SearchPart } from './search-index.ts'
import { writtenTogether } from './written-together.ts'

const counter = z.object({ field: z.enum(FACTS), value: z.string(), count: z.number() })
export type FacetCounter = z.infer<typeof counter>

/** How many services have a fact, kept when they are written. Derived, so their writes have no event. */
export const SEARCH_FACETS: CollectionDeclaration<FacetCounter> = {
  name: 'search-facets',
  schema: counter,
  indexes: [{ name: 'by-count', fields: ['field', 'count'] }],
}

/** The values of one fact with the number of services that have each, the most frequent first. */
export interface Facet {
  readonly field: FactName
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

export interface FacetCounters {
  /** Counts a service whose facts changed. */
  change(before: readonly Fact[], now: readonly Fact[]): Promise<void>
  /** Counts facts anew, after it is not known whether they were counted. */
  recount(facts: readonly Fact[]): Promise<void>
  /** All facts that some service has; at most 30 values of each. */
  read(): Promise<readonly Facet[]>
  /** How many services have a fact. */
  count(fact: Fact): Promise<number>
  /** How many have each of several, in their order. */
  counts(facts: readonly Fact[]): Promise<readonly number[]>
}

const MAX_VALUES = 30

export function createFacetCounters(
  counters: Collection<FacetCounter>,
  index: Collection<SearchPart>,
): FacetCounters {
  let waiting = new Map<string, { readonly fact: Fact; delta: number }>()

  function enqueue(facts: readonly Fact[], delta: number): void {
    for (const fact of facts) {
      const id = factToken(fact)
      const present = waiting.get(id) ?? { fact, delta: 0 }
      present.delta += delta
      waiting.set(id, present)
    }
  }

  /** Changes that come while others are written are added up. */
  const flush = writtenTogether(async () => {
    const changes = [...waiting.values()]
    waiting = new Map()
    await Promise.all(
      changes
        .filter(({ delta }) => delta !== 0)
        .map(({ fact, delta }) => set(fact, (count) => Promise.resolve(count + delta))),
    )
  })

  async function set(fact: Fact, compute: (count: number) => Promise<number>): Promise<void> {
    await refreshDerived(counters, factToken(fact), async (present) => {
      const count = await compute(present?.count ?? 0)
      return count === present?.count ? undefined : { ...fact, count }
    })
  }

  return {
    async change(before, now) {
      enqueue(before, -1)
      enqueue(now, 1)
      await flush()
    },

    async recount(facts) {
      for (const fact of new Map(facts.map((fact) => [factToken(fact), fact])).values()) {
        const where = { tokens: { eq: factToken(fact), every: [[HEAD_TOKEN]] } }
        await set(fact, () => index.count(where))
      }
    },

    async read() {
      const facets = await Promise.all(
        FACTS.map(async (field) => {
          const where = { field: { eq: field }, count: { gt: 0 } }
          const { items } = await counters.find({ where, sort: ['-count'], limit: MAX_VALUES })
          return { field, values: items.map(({ value: { value, count } }) => ({ value, count })) }
        }),
      )
      return facets.filter(({ values }) => values.length > 0)
    },

    counts: async (facts) => {
      const found = await counters.getMany([...new Set(facts.map(factToken))])
      const known = new Map(found.map(({ id, value }) => [id, value.count]))
      return facts.map((fact) => known.get(factToken(fact)) ?? 0)
    },

    count: async (fact) => (await counters.get(factToken(fact)))?.value.count ?? 0,
  }
}
