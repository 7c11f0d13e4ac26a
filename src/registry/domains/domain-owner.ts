import { domainAndAncestors } from '../identifiers.ts'
import type { Domains } from './present-domains.ts'

/** The role with authority over a domain: its own owner, or that of the nearest domain around it. */
export async function domainOwner(domains: Domains, path: string): Promise<string | undefined> {
  const names = await domains.names()
  const chain = await domains.getMany(domainAndAncestors(names.present(path)))
  return chain.find(({ value }) => value.owner !== undefined)?.value.owner
}
