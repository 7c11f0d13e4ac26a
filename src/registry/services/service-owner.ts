import type { ServiceDocument } from '../documents.ts'
import type { Domains } from '../domains/present-domains.ts'
import { domainOwner } from '../domains/domain-owner.ts'

/** The role that owns a service, or else the nearest domain around it; undefined where nobody does. */
export async function serviceOwner(
  domains: Domains,
  { owner, domain }: Pick<ServiceDocument, 'owner' | 'domain'>,
): Promise<string | undefined> {
  return owner ?? (await domainOwner(domains, domain))
}
