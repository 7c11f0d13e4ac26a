import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DomainDocument } from '../documents.ts'
import { domainAndAncestors, parentDomain } from '../identifiers.ts'

/** What domains are called that were moved. A path never stands for two domains, so that every one still leads somewhere. */
export interface DomainNames {
  /** The path that a domain has now, by any that it ever had; the path itself where no domain of the kind was moved. */
  present(path: string): string
  /** The first path of the domain that is at this one now, by which it is referred to for ever. */
  idOf(path: string): string
  /** Paths that the domain at this one had until a moment after the given one, an ISO 8601 instant. */
  formerSince(path: string, instant: string): readonly string[]
}

/** Reads them as they are at this moment. */
export type ReadDomainNames = () => Promise<DomainNames>

const MOVED = { moved: { eq: true } } as const
const FOLLOWED = { 'following.since': { exists: true } } as const
const MOST_STEPS = 32 // outwards from a path; far more than a path has segments

/** Those of a store; they are kept until a domain is moved again, by whichever server. */
export function createDomainNames(
  domains: Pick<Collection<DomainDocument>, 'find' | 'count'>,
): ReadDomainNames {
  let known: { readonly mark: string; readonly names: DomainNames } | undefined
  return async () => {
    const last = await lastMoved(domains)
    if (last === undefined) return NONE_MOVED
    // Moves are counted. What follows one is new among those that were moved, or has followed when none is under way.
    const mark = `${last.value.ordinal ?? 0} ${await domains.count(MOVED)} ${await domains.count(FOLLOWED)}`
    if (known?.mark !== mark) {
      const moved: Stored<DomainDocument>[] = []
      for await (const domain of allPages(domains, { where: MOVED })) moved.push(domain)
      known = { mark, names: namesOf(moved) }
    }
    return known.names
  }
}

/** The domain about whose move was decided last; undefined when none was ever moved. */
async function lastMoved(
  domains: Pick<Collection<DomainDocument>, 'find'>,
): Promise<Stored<DomainDocument> | undefined> {
  const { items } = await domains.find({ where: MOVED, sort: ['-ordinal'], limit: 1 })
  return items[0]
}

/** The number of the next move. One is decided about at a time, so that no two have the same. */
export async function nextOrdinal(
  domains: Pick<Collection<DomainDocument>, 'find'>,
): Promise<number> {
  return ((await lastMoved(domains))?.value.ordinal ?? 0) + 1
}

const NONE_MOVED: DomainNames = {
  present: (path) => path,
  idOf: (path) => path,
  formerSince: () => [],
}

function namesOf(moved: readonly Stored<DomainDocument>[]): DomainNames {
  const byAnyPath = new Map(
    moved.flatMap((domain) => (domain.value.paths ?? []).map((path) => [path, domain] as const)),
  )
  /** Where a path leads: the nearest domain around it that was moved may lie in another one that was, and so on. */
  function present(path: string, depth = 0): string {
    const known = domainAndAncestors(path).find((around) => byAnyPath.has(around))
    const domain = known === undefined ? undefined : byAnyPath.get(known)
    if (known === undefined || domain === undefined || depth > MOST_STEPS) return path
    return `${placeOf(domain, depth)}${path.slice(known.length)}`
  }
  /** A domain has its own last name where the domain around it is, also before it has followed there. */
  function placeOf({ value: { path } }: Stored<DomainDocument>, depth: number): string {
    const parent = parentDomain(path)
    if (parent === undefined) return path
    return `${present(parent, depth + 1)}${path.slice(parent.length)}`
  }
  const byPlace = new Map(moved.map((domain) => [placeOf(domain, 0), domain]))
  return {
    present: (path) => present(path),
    idOf: (path) => byPlace.get(path)?.id ?? path,
    formerSince: (path, instant) =>
      (byPlace.get(path)?.value.former ?? []).flatMap((former) =>
        former.until > instant ? [former.path] : [],
      ),
  }
}
