import type { DomainDocument, ServiceDocument } from '../documents.ts'
import { domainOwner } from '../domains/domain-owner.ts'
import type { GuardedCollection } from '../guarded-collection.ts'

/** The role that owns a service, or else the nearest domain around it; undefined where nobody does. */
export async function serviceOwner(
  domains: GuardedCollection<DomainDocument>,
  { owner, domain }: Pick<ServiceDocument, 'owner' | 'domain'>,
): Promise<string | undefined> {
  return owner ?? (await domainOwner(domains, domain))
}
