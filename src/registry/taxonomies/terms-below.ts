import { factValue, type Fact } from '../search/search-fields.ts'
import { normalised } from '../search/tokens.ts'
import { OWN_MEMBERS } from './shipped-taxonomies.ts'
import type { TaxonomyValue, TaxonomyView } from './taxonomies.ts'

const CLASS = /^([^=]+)=(.+)$/
const OWN_TAXONOMIES = new Map(
  Array.from(OWN_MEMBERS, ([id, member]) => [member === 'tags' ? 'tag' : member, id] as const),
)
const FIELD_OF = new Map(Array.from(OWN_TAXONOMIES, ([field, id]) => [id, field] as const))

/**
 * What is meant by facts that were searched for: each itself and, where it is a value of a taxonomy, every value below
 * it, since what is classified more narrowly is classified so, too.
 * @param read the taxonomies of the moment; not asked where no fact is of any
 */
export async function meantIn(
  read: () => Promise<readonly TaxonomyView[]>,
  facts: readonly Fact[],
): Promise<readonly (readonly Fact[])[]> {
  const isOfTaxonomy = ({ field }: Fact): boolean =>
    field === 'class' || OWN_TAXONOMIES.has(field as 'tag')
  const taxonomies = facts.some(isOfTaxonomy) ? await read() : []
  return facts.map((fact) => withTermsBelow(taxonomies, fact))
}

function withTermsBelow(taxonomies: readonly TaxonomyView[], asked: Fact): readonly Fact[] {
  const [id, value] = taxonomyAndValue(asked)
  const taxonomy = taxonomies.find((one) => one.id === id)
  if (taxonomy === undefined || value === undefined) return [asked]
  const known = taxonomy.values.filter((one) => normalised(one.id) === normalised(value))
  const meant = andBelow(
    childrenIn(taxonomy.values),
    known.map((one) => one.id),
  )
  return (meant.length === 0 ? [value] : meant).map((one) => factOf(taxonomy.id, one))
}

/** The ids of the values right below each that has some. */
export type Children = ReadonlyMap<string | undefined, readonly string[]>

export function childrenIn(values: readonly TaxonomyValue[]): Children {
  const children = new Map<string | undefined, string[]>()
  for (const { id, parent } of values) {
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [id])
    else siblings.push(id)
  }
  return children
}

/** Values with all that lie below them at any depth, each once. */
export function andBelow(children: Children, above: readonly string[]): readonly string[] {
  const found = new Set(above)
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}

/** What search and its counters call it that a service has a value in a taxonomy. */
export function factOf(taxonomy: string, value: string): Fact {
  const field = FIELD_OF.get(taxonomy)
  return field === undefined
    ? { field: 'class', value: factValue(`${taxonomy}=${value}`) }
    : { field, value: factValue(value) }
}

function taxonomyAndValue({ field, value }: Fact): readonly (string | undefined)[] {
  if (field !== 'class') return [OWN_TAXONOMIES.get(field as 'tag'), value]
  const [, taxonomy, term] = CLASS.exec(value) ?? []
  return [taxonomy?.toLowerCase(), term]
}
