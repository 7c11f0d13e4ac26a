import type { SearchFacets, Taxonomy } from '../../api/schemas.ts'

type Facets = SearchFacets['items']
type FacetValue = Facets[number]['values'][number]

const FIELDS: Readonly<Record<string, Facets[number]['field']>> = {
  capability: 'capability',
  activity: 'activity',
  tags: 'tag',
}

/** Values of a taxonomy that services have and that it does not list, as far as the facets name them. */
export function unlistedValues(
  { id, member, values }: Pick<Taxonomy, 'id' | 'member' | 'values'>,
  facets: Facets,
): readonly FacetValue[] {
  const field = FIELDS[member]
  const listed = new Set(values.map((value) => value.id))
  const start = field === undefined ? `${id}=` : ''
  const counted = facets.find((facet) => facet.field === (field ?? 'class'))?.values ?? []
  return counted
    .filter(({ value }) => value.startsWith(start))
    .map(({ value, count }) => ({ value: value.slice(start.length), count }))
    .filter(({ value }) => !listed.has(value))
}
