import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { domainAndAncestors } from '../identifiers.ts'

/** The role with authority over a domain: its own owner, or that of the nearest domain around it. */
export async function domainOwner(
  domains: GuardedCollection<DomainDocument>,
  path: string,
): Promise<string | undefined> {
  const chain = await domains.getMany(domainAndAncestors(path))
  return chain.find(({ value }) => value.owner !== undefined)?.value.owner
}
