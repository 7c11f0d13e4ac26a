import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { DomainView } from '../model.ts'
import type { FacetCounters } from '../search/facets.ts'
import { domainOwner } from './domain-owner.ts'

export interface DomainViewPorts {
  readonly domains: GuardedCollection<DomainDocument>
  readonly facets: Pick<FacetCounters, 'count'>
}

export async function domainView(
  { domains, facets }: DomainViewPorts,
  { value, revision }: Stored<DomainDocument>,
): Promise<DomainView> {
  const { path, title, purpose, createdAt, updatedAt } = value
  return {
    path,
    title,
    purpose,
    owner: value.owner ?? (await domainOwner(domains, path)),
    serviceCount: await facets.count({ field: 'domain', value: path }),
    revision,
    createdAt,
    updatedAt,
  }
}
