import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DomainDocument, ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import {
  domainAndAncestors,
  nameOfService,
  parentDomain,
  requireDomainPath,
} from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import type { DomainMovePlan } from './domains.ts'
import { placesIn, servicesLeft } from './follow-domain.ts'
import type { Domains } from './present-domains.ts'
import { requirePlace } from './require-domain.ts'

export interface PlanDomainMovePorts {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
}

/** What a move would do, but for who may. */
export type PlannedMove = Omit<DomainMovePlan, 'leaves' | 'enters'>
type Refusal = DomainMovePlan['refusals'][number]

const MOST_DOMAINS = 2_000 // sub-domains that are moved along at once
const MOST_REFUSALS = 100
const NAMES_AT_ONCE = 500

/**
 * Finds out what would stand in the way of a move. Names that the subtree had before may be taken back by it.
 * @throws RegistryError `invalid-name`, `domain-not-found`, `domain-moved` and `domain-moving` about the place that it is to go to
 */
export async function planDomainMove(
  ports: PlanDomainMovePorts,
  domain: Stored<DomainDocument>,
  to: string,
): Promise<PlannedMove> {
  const from = domain.value.path
  requireDomainPath(to, '/to')
  if (to === from) throw invalid(`${from} is its path already; say the one that it is to have.`)
  if (to.startsWith(`${from}/`)) {
    throw invalid(`${to} lies in ${from} itself; a domain cannot be moved into its own inside.`)
  }
  const parent = parentDomain(to)
  if (parent !== undefined) await requirePlace(ports.domains, parent)
  const within = await domainsWithin(ports.domains, from)
  const moving = [domain, ...within.slice(0, MOST_DOMAINS)]
  const refusals: Refusal[] = [
    ...(await stillMoving(ports.domains, moving)),
    ...tooDeep(moving, from, to),
    ...(await takenPaths(ports.domains, moving, from, to)),
  ]
  if (within.length > MOST_DOMAINS) {
    const reason = `More than ${MOST_DOMAINS} domains lie in it; move some of them by themselves first.`
    refusals.push({ subject: from, reason })
  }
  if (await hasNamesIn(ports.services, to)) {
    for (const where of placesIn(from)) {
      for await (const refusal of takenNames(ports.services, where, from, to)) {
        if (refusals.length >= MOST_REFUSALS) break
        refusals.push(refusal)
      }
    }
  }
  const services = await servicesLeft(ports.services, from)
  return {
    from,
    to,
    domains: within.length,
    services,
    refusals: refusals.slice(0, MOST_REFUSALS),
    possible: refusals.length === 0,
  }
}

async function domainsWithin(
  domains: Domains,
  path: string,
): Promise<readonly Stored<DomainDocument>[]> {
  const found: Stored<DomainDocument>[] = []
  for await (const domain of allPages(domains, { where: { path: { prefix: `${path}/` } } })) {
    found.push(domain)
    if (found.length > MOST_DOMAINS) break
  }
  return found
}

async function stillMoving(
  domains: Domains,
  moving: readonly Stored<DomainDocument>[],
): Promise<readonly Refusal[]> {
  const [top] = moving
  const path = top?.value.path ?? ''
  const present = (await domains.names()).present(path)
  const around = await domains.getMany(domainAndAncestors(path))
  const following = [...around.slice(1), ...moving].filter(
    ({ value }) => value.following !== undefined,
  )
  return [
    ...following.map(({ value }) => ({
      subject: value.path,
      reason: 'Its services still follow an earlier move; wait for them.',
    })),
    ...(present === path
      ? []
      : [{ subject: path, reason: `It still follows to ${present}; wait until it is there.` }]),
  ]
}

function tooDeep(
  moving: readonly Stored<DomainDocument>[],
  from: string,
  to: string,
): readonly Refusal[] {
  return moving.flatMap(({ value }) => {
    try {
      requireDomainPath(pathAfter(value.path, from, to))
      return []
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      return [{ subject: value.path, reason: error.message }]
    }
  })
}

async function takenPaths(
  domains: Domains,
  moving: readonly Stored<DomainDocument>[],
  from: string,
  to: string,
): Promise<readonly Refusal[]> {
  const wanted = new Map(moving.map(({ id, value }) => [pathAfter(value.path, from, to), id]))
  const asked = [...wanted.keys()]
  const refusals: Refusal[] = []
  for (let start = 0; start < asked.length; start += NAMES_AT_ONCE) {
    const paths = asked.slice(start, start + NAMES_AT_ONCE)
    // Those made before there were moves have their paths as ids only.
    for (const where of [{ paths: { in: paths } }, { id: { in: paths } }]) {
      for await (const { id, value } of allPages(domains, { where })) {
        for (const path of new Set([id, ...(value.paths ?? [])])) {
          const wants = wanted.get(path)
          if (wants === undefined || wants === id) continue
          wanted.delete(path)
          refusals.push({ subject: path, reason: takenBy(value.path, path) })
        }
      }
    }
  }
  return refusals
}

function takenBy(present: string, path: string): string {
  return present === path
    ? 'There is a domain of this path; choose another one, or move that one away first.'
    : `It was the path of the domain that is at ${present} now, and paths are never used again; choose another one.`
}

/** Whether any service is or was called so; mostly none, and then no service that is to be moved need be looked at. */
async function hasNamesIn(services: PlanDomainMovePorts['services'], to: string): Promise<boolean> {
  const prefix = `${to}/`
  const questions = [{ names: { prefix } }, { id: { prefix } }]
  const counts = await Promise.all(questions.map((where) => services.count(where, 1)))
  return counts.some((count) => count > 0)
}

async function* takenNames(
  services: PlanDomainMovePorts['services'],
  where: ReturnType<typeof placesIn>[number],
  from: string,
  to: string,
): AsyncGenerator<Refusal> {
  let some: Stored<ServiceDocument>[] = []
  for await (const service of allPages(services, { where })) {
    some.push(service)
    if (some.length < NAMES_AT_ONCE) continue
    yield* takenAmong(services, some, from, to)
    some = []
  }
  yield* takenAmong(services, some, from, to)
}

async function* takenAmong(
  services: PlanDomainMovePorts['services'],
  some: readonly Stored<ServiceDocument>[],
  from: string,
  to: string,
): AsyncGenerator<Refusal> {
  const wanted = new Map(
    some.map(({ id, value: { domain, name } }) => [
      nameOfService({ domain: pathAfter(domain, from, to), name }),
      id,
    ]),
  )
  const names = [...wanted.keys()]
  if (names.length === 0) return
  for (const question of [{ names: { in: names } }, { id: { in: names } }]) {
    for await (const { id, value } of allPages(services, { where: question })) {
      for (const name of new Set([id, ...(value.names ?? [])])) {
        const mine = wanted.get(name)
        if (mine === undefined || mine === id) continue
        wanted.delete(name)
        const reason = `It is or was a name of the service that is called ${nameOfService(value)} now, and names are never used again; give ${mine} another name first, or choose another path.`
        yield { subject: name, reason }
      }
    }
  }
}

function pathAfter(path: string, from: string, to: string): string {
  return `${to}${path.slice(from.length)}`
}

function invalid(message: string): RegistryError {
  return new RegistryError('invalid-input', message, { errors: [{ pointer: '/to', message }] })
}
