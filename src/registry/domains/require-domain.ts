import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import { domainAndAncestors } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import type { Domains } from './present-domains.ts'

/** @throws RegistryError `domain-not-found`, `domain-moved` with the present path */
export async function requireDomain(
  domains: Domains,
  path: string,
): Promise<Stored<DomainDocument>> {
  const domain = await domains.get(path)
  if (domain !== undefined) return domain
  const present = (await domains.names()).present(path)
  if (present !== path && (await domains.get(present)) !== undefined) {
    throw domainMoved(path, present)
  }
  throw new RegistryError('domain-not-found', `There is no domain ${path}; create it first.`)
}

/**
 * A domain that something may be put into: not while it is being moved and its services still follow, when their names
 * are not all taken yet.
 * @throws RegistryError as `requireDomain`; `domain-moving`
 */
export async function requirePlace(
  domains: Domains,
  path: string,
): Promise<Stored<DomainDocument>> {
  const domain = await requireDomain(domains, path)
  const around = await domains.getMany(domainAndAncestors(path))
  const moving = around.find(
    ({ value }) => value.following !== undefined || value.deciding !== undefined,
  )
  const present = (await domains.names()).present(path)
  if (moving === undefined && present === path) return domain
  throw new RegistryError(
    'domain-moving',
    moving?.value.deciding === undefined
      ? `${moving?.value.path ?? present} was moved, and its services still follow; try again when they are there, which its page shows.`
      : `${moving.value.path} is being moved at this moment; try again in a minute.`,
  )
}

function domainMoved(path: string, present: string): RegistryError {
  return new RegistryError(
    'domain-moved',
    `The domain ${path} is at ${present} now, and no other one is ever given its former path; use ${present}.`,
    { movedTo: present },
  )
}

/** @param present where the domain is that has or had this path */
export function domainExists(path: string, present: string): RegistryError {
  return new RegistryError(
    'domain-exists',
    path === present
      ? `There is a domain ${path} already; choose another path.`
      : `${path} was the path of the domain that is at ${present} now, and paths are never used again; choose another one.`,
  )
}
