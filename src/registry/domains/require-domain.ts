import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'

/** @throws RegistryError `domain-not-found` */
export async function requireDomain(
  domains: GuardedCollection<DomainDocument>,
  path: string,
): Promise<Stored<DomainDocument>> {
  const domain = await domains.get(path)
  if (domain !== undefined) return domain
  throw new RegistryError('domain-not-found', `There is no domain ${path}; create it first.`)
}
