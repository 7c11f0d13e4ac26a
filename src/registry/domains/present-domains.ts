import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { ReadDomainNames } from './domain-names.ts'

/** Domains, which are asked for by their present paths; their ids are the paths that they had first. */
export interface Domains extends GuardedCollection<DomainDocument> {
  readonly names: ReadDomainNames
}

export function presentDomains(
  domains: GuardedCollection<DomainDocument>,
  names: ReadDomainNames,
): Domains {
  const getMany = async (paths: readonly string[]): Promise<readonly Stored<DomainDocument>[]> => {
    const registered = await domains.getMany(paths)
    const found = new Map(registered.map((domain) => [domain.value.path, domain]))
    const elsewhere = paths.filter((path) => !found.has(path))
    if (elsewhere.length > 0) {
      const where = { path: { in: elsewhere }, moved: { eq: true } }
      const { items } = await domains.find({ where, limit: elsewhere.length })
      for (const domain of items) found.set(domain.value.path, domain)
    }
    return paths.flatMap((path) => found.get(path) ?? [])
  }
  return { ...domains, names, getMany, get: async (path) => (await getMany([path]))[0] }
}
