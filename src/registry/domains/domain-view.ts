import type { Stored } from '../../store/index.ts'
import { servicesLeft, type FollowDomainPorts } from './follow-domain.ts'
import type { DomainDocument } from '../documents.ts'
import type { DomainView } from '../model.ts'
import type { FacetCounters } from '../search/facets.ts'
import { domainOwner } from './domain-owner.ts'
import type { Domains } from './present-domains.ts'

export interface DomainViewPorts extends Pick<FollowDomainPorts, 'services'> {
  readonly domains: Domains
  readonly facets: Pick<FacetCounters, 'count'>
}

export async function domainView(
  { domains, facets, services }: DomainViewPorts,
  stored: Stored<DomainDocument>,
): Promise<DomainView> {
  const { path, owner, following } = stored.value
  return {
    ...ownView(stored),
    following: following && {
      ...following,
      servicesLeft: await servicesLeft(services, following.from),
    },
    owner: owner ?? (await domainOwner(domains, path)),
    serviceCount: await facets.count({ field: 'domain', value: path }),
  }
}

/** What the document alone tells, whether it is that of now or of a moment in the past. */
export function ownView({
  id,
  value,
  revision,
}: Stored<DomainDocument>): Omit<DomainView, 'owner' | 'serviceCount' | 'following'> {
  const { path, title, purpose, paths = [], relocation, createdAt, updatedAt } = value
  const former = [...new Set([id, ...paths])].filter((one) => one !== path)
  return {
    path,
    registeredAs: id === path ? undefined : id,
    formerPaths: former.length > 0 ? former : undefined,
    relocation: relocation && {
      ...relocation,
      reason: relocation.reason,
      offeredBy: relocation.offeredBy.name,
    },
    title,
    purpose,
    revision,
    createdAt,
    updatedAt,
  }
}
