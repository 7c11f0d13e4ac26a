import { factToken, HEAD_TOKEN } from '../search/search-fields.ts'
import type { SearchStock } from '../search/open-search-index.ts'
import type { TaxonomyView, TermCount } from './taxonomies.ts'
import { andBelow, childrenIn, factOf } from './terms-below.ts'

export type CountingPorts = Pick<SearchStock, 'parts' | 'facets'>

/**
 * How many services have each value of a taxonomy, from the counters of search. With what lies below a value the
 * counters add up where a service has one value; where it may have several, the services themselves are counted.
 */
export async function countServices(
  { parts, facets }: CountingPorts,
  { id, multiple, values }: TaxonomyView,
): Promise<readonly TermCount[]> {
  const counts = await facets.counts(values.map((value) => factOf(id, value.id)))
  const own = new Map(values.map((value, index) => [value.id, counts[index] ?? 0]))
  const children = childrenIn(values)
  const counted: TermCount[] = []
  for (const value of values) {
    const used = andBelow(children, [value.id]).filter((one) => own.get(one))
    const sum = used.reduce((total, one) => total + (own.get(one) ?? 0), 0)
    const tokens = { in: used.map((one) => factToken(factOf(id, one))), every: [[HEAD_TOKEN]] }
    const withBelow = multiple && used.length > 1 ? await parts.count({ tokens }) : sum
    counted.push({ value: value.id, services: own.get(value.id) ?? 0, withBelow })
  }
  return counted
}
