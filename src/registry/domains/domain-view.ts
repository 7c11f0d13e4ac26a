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
  { id, value, revision }: Stored<DomainDocument>,
): Promise<DomainView> {
  const { path, title, purpose, paths = [], following, relocation, createdAt, updatedAt } = value
  const former = [...new Set([id, ...paths])].filter((one) => one !== path)
  return {
    path,
    registeredAs: id === path ? undefined : id,
    formerPaths: former.length > 0 ? former : undefined,
    following: following && {
      ...following,
      servicesLeft: await servicesLeft(services, following.from),
    },
    relocation: relocation && {
      ...relocation,
      reason: relocation.reason,
      offeredBy: relocation.offeredBy.name,
    },
    title,
    purpose,
    owner: value.owner ?? (await domainOwner(domains, path)),
    serviceCount: await facets.count({ field: 'domain', value: path }),
    revision,
    createdAt,
    updatedAt,
  }
}
