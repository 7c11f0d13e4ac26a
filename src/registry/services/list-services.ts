import type { Comparison, Stored, Where } from '../../store/index.ts'
import { findPage } from '../guarded-collection.ts'
import { pageLimit } from '../page.ts'
import type { ServiceCatalog, ServiceQuery } from './services.ts'
import { wordsOf } from '../search/tokens.ts'
import { serviceView, type ServiceCard } from './service-card.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'

export function createListServices({ cards }: ServiceCatalogPorts): ServiceCatalog['list'] {
  return async (query = {}) => {
    // The longest word is likely to be the rarest, and leaves the least to look through.
    const [word, ...otherWords] = wordsOf(query.q ?? '').toSorted((a, b) => b.length - a.length)
    const where = whereFor(query, word)
    const limit = pageLimit(query)
    const found: Stored<ServiceCard>[] = []
    let cursor = query.cursor
    do {
      const page = await findPage(cards, {
        where,
        sort: [query.sort ?? 'id'],
        limit: limit - found.length,
        ...(cursor !== undefined && { cursor }),
      })
      found.push(...page.items.filter((card) => hasAll(card.value, otherWords)))
      cursor = page.next
    } while (found.length < limit && cursor !== undefined)
    return { items: found.map(serviceView), next: cursor }
  }
}

function whereFor(query: ServiceQuery, word: string | undefined): Where {
  const conditions: readonly (readonly [string, Comparison | undefined])[] = [
    ['words', word === undefined ? undefined : { prefix: word }],
    ['domainKey', query.domain === undefined ? undefined : { prefix: `${query.domain}/` }],
    ['owner', equal(query.owner)],
    ['kind', equal(query.kind)],
    ['latest.state', equal(query.state)],
    ['latest.format', equal(query.format)],
    ['tags', equal(query.tag)],
  ]
  return Object.fromEntries(
    conditions.filter((entry): entry is [string, Comparison] => entry[1] !== undefined),
  )
}

function equal(value: string | undefined): Comparison | undefined {
  return value === undefined ? undefined : { eq: value }
}

/** A store takes one beginning of a word; the other words are looked for in what it found. */
function hasAll(card: ServiceCard, words: readonly string[]): boolean {
  return words.every((word) => card.words.some((known) => known.startsWith(word)))
}
