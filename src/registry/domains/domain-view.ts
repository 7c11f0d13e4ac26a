import type { Collection, Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { DomainView } from '../model.ts'
import type { ServiceCard } from '../services/service-card.ts'
import { domainOwner } from './domain-owner.ts'

export interface DomainViewPorts {
  readonly domains: GuardedCollection<DomainDocument>
  readonly cards: Collection<ServiceCard>
}

export async function domainView(
  { domains, cards }: DomainViewPorts,
  { value, revision }: Stored<DomainDocument>,
): Promise<DomainView> {
  const { path, title, purpose, createdAt, updatedAt } = value
  return {
    path,
    title,
    purpose,
    owner: value.owner ?? (await domainOwner(domains, path)),
    serviceCount: await cards.count({ domainKey: { prefix: `${path}/` } }),
    revision,
    createdAt,
    updatedAt,
  }
}
