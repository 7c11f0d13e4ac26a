import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput, requireServiceName } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import { type CountingPorts, countServices } from './count-services.ts'
import { OWN_MEMBERS, SHIPPED_TAXONOMIES } from './shipped-taxonomies.ts'
import type { Taxonomies, TaxonomyView } from './taxonomies.ts'
import type { TaxonomyDocument } from './taxonomy-document.ts'
import { taxonomyInput } from './taxonomy-input.ts'

export interface TaxonomyPorts extends CountingPorts {
  readonly taxonomies: GuardedCollection<TaxonomyDocument>
  readonly permits: Permits
}

/** All taxonomies at this moment: few, and asked for at every change of a service. */
export async function taxonomiesNow({
  taxonomies,
}: Pick<TaxonomyPorts, 'taxonomies'>): Promise<readonly TaxonomyView[]> {
  const changed: Stored<TaxonomyDocument>[] = []
  for await (const taxonomy of allPages(taxonomies, { sort: ['id'] })) changed.push(taxonomy)
  return withShipped(changed)
}

/** Taxonomies that were made or changed, with those that ship and were not, in the order of their ids. */
export function withShipped(changed: readonly Stored<TaxonomyDocument>[]): readonly TaxonomyView[] {
  const views = new Map(
    Array.from(SHIPPED_TAXONOMIES, ([id, value]) => [id, view({ id, revision: 0, value })]),
  )
  for (const taxonomy of changed) views.set(taxonomy.id, view(taxonomy))
  return [...views.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** @throws RegistryError `taxonomy-not-found` */
export function taxonomyIn(taxonomies: readonly TaxonomyView[], id: string): TaxonomyView {
  const found = taxonomies.find((taxonomy) => taxonomy.id === id)
  if (found !== undefined) return found
  throw new RegistryError('taxonomy-not-found', `There is no taxonomy ${id.slice(0, 100)}.`)
}

export function createTaxonomies(ports: TaxonomyPorts): Taxonomies {
  const { taxonomies, permits } = ports
  return {
    list: async () => ({ items: await taxonomiesNow({ taxonomies }), next: undefined }),

    get: async (id) => taxonomyIn(await taxonomiesNow({ taxonomies }), id),

    counts: async (id) => countServices(ports, taxonomyIn(await taxonomiesNow({ taxonomies }), id)),

    async put(actor, id, input, revision) {
      requireServiceName(id, 'id')
      const said = parseInput(taxonomyInput, input)
      requireOwnValues(id, said)
      const subject = `taxonomy:${id}`
      const permit = await permits.require(actor, 'taxonomy.change', { subject, domain: '' })
      const value: TaxonomyDocument = { ...said, updatedAt: permit.at.toISOString() }
      const present = await taxonomies.get(id)
      const change = { values: said.values.length, required: said.required, open: said.open }
      if (present !== undefined) {
        if (revision === undefined) {
          throw new RegistryError(
            'revision-required',
            `The taxonomy ${id} exists; say which revision of it the change is based on.`,
            { revision: present.revision },
          )
        }
        requireRevision(subject, present.revision, revision)
        const happening = { event: 'taxonomy.updated', change } as const
        const stored = await taxonomies.replace(permit, present, value, happening)
        return { taxonomy: view(stored), created: false }
      }
      const happening = { event: 'taxonomy.created', change } as const
      const stored = await taxonomies.insert(permit, id, value, happening)
      if (stored !== undefined) return { taxonomy: view(stored), created: true }
      throw new RegistryError(
        'stale-revision',
        `The taxonomy ${id} was made by someone else meanwhile; read it and repeat the change.`,
      )
    },
  }
}

/** What stands in a member that every service has cannot be of another shape than that member. */
function requireOwnValues(
  id: string,
  said: { multiple: boolean; values: readonly { id: string }[]; open: boolean },
): void {
  const member = OWN_MEMBERS.get(id)
  const mistake = (pointer: string, message: string): RegistryError =>
    new RegistryError('invalid-input', message, { errors: [{ pointer, message }] })
  if (member === undefined) return
  if (said.multiple !== (member === 'tags')) {
    throw mistake(
      '/multiple',
      `A service has ${member === 'tags' ? 'any number of tags' : `one ${member}`}; leave that as it ships.`,
    )
  }
  if (member !== 'activity') return
  const shipped = new Set(SHIPPED_TAXONOMIES.get(id)?.values.map((value) => value.id))
  const other = said.values.find((value) => !shipped.has(value.id))
  if (said.open || other !== undefined) {
    throw mistake(
      '/values',
      `The value chain has the nine activities of Porter, and no ${other === undefined ? 'open values' : `"${other.id}"`}; leave some out, or make a taxonomy of another name.`,
    )
  }
}

function view({
  id,
  revision,
  value,
}: Omit<Stored<TaxonomyDocument>, 'value'> & {
  readonly value: Omit<TaxonomyDocument, 'updatedAt'>
}): TaxonomyView {
  const { title, description, kinds, required, multiple, open, values } = value
  const member = OWN_MEMBERS.get(id) ?? `classification.${id}`
  return { id, title, description, kinds, required, multiple, open, values, member, revision }
}
