import type { Stored, Where } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DomainDocument, ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Permit, Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import { renamed } from '../services/renamed.ts'
import { SYSTEM } from '../system-actor.ts'
import type { Domains } from './present-domains.ts'

export interface FollowDomainPorts {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly projections: Pick<Projections, 'around'>
  readonly permits: Permits
  /** Has the services of a domain looked at in the background, once for a key. */
  readonly lookAtDomain: (domain: string, key: string, cause: string) => Promise<void>
}

const AT_ONCE = 50 // services that are brought along together

/**
 * Brings what lies in a domain that was moved to where it is now: its sub-domains, and some of its services. Each step
 * may be repeated, so that a crash between two of them only leaves the rest to be done.
 * @param most services that are brought along
 * @returns whether nothing is left
 */
export async function followDomain(
  ports: FollowDomainPorts,
  id: string,
  most: number,
): Promise<boolean> {
  const [domain] = (await ports.domains.find({ where: { id: { eq: id } }, limit: 1 })).items
  const from = domain?.value.following?.from
  if (domain === undefined || from === undefined) return true
  for await (const within of allPages(ports.domains, { where: { path: { prefix: `${from}/` } } })) {
    await followWithin(ports, within)
  }
  for (let left = most; left > 0; left -= AT_ONCE) {
    const services = await someIn(ports.services, from, Math.min(left, AT_ONCE))
    if (services.length === 0) return finish(ports, domain)
    const ids = services.map((service) => service.id)
    await ports.projections.around(ids, async () => {
      for (const service of ids) await followToDomain(ports, service)
    })
  }
  return (await servicesLeft(ports.services, from)) === 0 && finish(ports, domain)
}

/** A service gets the name that it has by the present path of its domain; most have it already. */
export async function followToDomain(
  ports: Pick<FollowDomainPorts, 'domains' | 'services' | 'permits'>,
  id: string,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const service = await ports.services.get(id)
    if (service === undefined) return
    const { domain: from, name } = service.value
    const domain = (await ports.domains.names()).present(from)
    if (domain === from) return
    const permit = await permitFor(ports, `service:${id}`, domain)
    const moved = renamed(service, { domain, name }, permit.at)
    const written = await unlessStale(
      ports.services.replace(permit, service, moved, {
        event: 'service.moved',
        change: { from: `${from}/${name}`, to: `${domain}/${name}`, with: `domain:${domain}` },
      }),
    )
    if (written !== undefined) return
    if (attempt === ATTEMPTS) throw new Error(`${id} was changed all the time`)
  }
}

const ATTEMPTS = 20 // against others that write the same service

/** How many services still have names of before. */
export async function servicesLeft(
  services: FollowDomainPorts['services'],
  from: string,
): Promise<number> {
  const counts = await Promise.all(placesIn(from).map((where) => services.count(where)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function someIn(
  services: FollowDomainPorts['services'],
  from: string,
  limit: number,
): Promise<readonly Stored<ServiceDocument>[]> {
  for (const where of placesIn(from)) {
    const { items } = await services.find({ where, limit })
    if (items.length > 0) return items
  }
  return []
}

/** Where the services of a domain and of those in it lie. */
export function placesIn(domain: string): readonly Where[] {
  return [{ domain: { eq: domain } }, { domain: { prefix: `${domain}/` } }]
}

/**
 * A domain gets the path that it has by the present one of the domain around it. Nothing is written where it is there
 * already, or somebody changed it meanwhile.
 */
async function followWithin(
  ports: Pick<FollowDomainPorts, 'domains' | 'permits'>,
  within: Stored<DomainDocument>,
): Promise<void> {
  const from = within.value.path
  const path = (await ports.domains.names()).present(from)
  if (path === from) return
  const permit = await permitFor(ports, `domain:${within.id}`, path)
  const moved = relocated(within, path, permit.at)
  // What somebody changed meanwhile is found again by the next portion.
  await unlessStale(
    ports.domains.replace(permit, within, moved, {
      event: 'domain.moved',
      change: { from, to: path },
    }),
  )
}

/**
 * A domain that was made while the one around it was moved, which then had no knowledge of it, follows there.
 * @returns the domain as it is then; undefined when there is none
 */
export async function followAround(
  ports: Pick<FollowDomainPorts, 'domains' | 'permits'>,
  id: string,
): Promise<Stored<DomainDocument> | undefined> {
  for (let attempt = 1; ; attempt++) {
    const [domain] = (await ports.domains.find({ where: { id: { eq: id } }, limit: 1 })).items
    if (domain === undefined) return undefined
    const present = (await ports.domains.names()).present(domain.value.path)
    if (domain.value.path === present) return domain
    await followWithin(ports, domain)
    if (attempt === ATTEMPTS) throw new Error(`the domain ${id} was changed all the time`)
  }
}

/** The same domain at another path. */
export function relocated(
  { id, value }: Stored<DomainDocument>,
  path: string,
  at: Date,
): DomainDocument {
  const until = at.toISOString()
  return {
    ...value,
    path,
    paths: [...new Set([id, ...(value.paths ?? []), path])],
    moved: true,
    former: [...(value.former ?? []), { path: value.path, until }],
    updatedAt: until,
  }
}

async function finish(ports: FollowDomainPorts, domain: Stored<DomainDocument>): Promise<boolean> {
  const { following, ...value } = domain.value
  const { path } = value
  const within = { path: { prefix: `${following?.from ?? ''}/` } }
  if ((await ports.domains.count(within)) > 0) return false
  await ports.lookAtDomain(
    path,
    `domain ${domain.id} followed ${following?.since ?? ''}`,
    `The domain ${path} was moved.`,
  )
  const permit = await permitFor(ports, `domain:${domain.id}`, path)
  const finished = await unlessStale(
    ports.domains.replace(
      permit,
      domain,
      { ...value, updatedAt: permit.at.toISOString() },
      { event: 'domain.move-finished', change: { from: following?.from, to: path } },
    ),
  )
  return finished !== undefined
}

/** Undefined when somebody else changed it since it was read. */
async function unlessStale<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'stale-revision') return undefined
    throw error
  }
}

/** The registry itself carries out what was decided. */
function permitFor(
  { permits }: Pick<FollowDomainPorts, 'permits'>,
  subject: string,
  domain: string,
): Promise<Permit> {
  return permits.require(SYSTEM, 'duty.perform', { subject, domain })
}
