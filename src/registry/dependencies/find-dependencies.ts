import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Dependencies } from '../registry.ts'
import { requireService } from '../services/require-service.ts'
import { circlesIn } from './circles.ts'
import type { Dependency, DependencyDirection } from './dependency-graph.ts'

export interface DependencyPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
}

const MAX_DEPENDENCIES = 1_000
const MAX_ALTERNATIVES = 500 // values in one question to the store

/** One step from a service to its neighbour. */
interface Step {
  readonly from: string
  readonly to: string
  readonly kind: Dependency['kind']
  readonly via: Dependency['via']
}

/** Who needs whom: live subscriptions, and contracts that are built on another service's contract. */
export function createDependencies(ports: DependencyPorts): Dependencies {
  return {
    async of({ service, direction }) {
      await requireService(ports.services, service)
      const found = new Map<string, Dependency>()
      const edges = new Map<string, Set<string>>()
      let frontier: readonly string[] = [service]
      for (let depth = 1; frontier.length > 0 && found.size < MAX_DEPENDENCIES; depth++) {
        const steps = await stepsFrom(ports, frontier, direction)
        const reached: string[] = []
        for (const { from, to, kind, via } of steps) {
          if (kind === 'service') edges.set(from, (edges.get(from) ?? new Set()).add(to))
          const key = `${kind}:${to}`
          if (found.has(key) || to === service || found.size === MAX_DEPENDENCIES) continue
          found.set(key, { service: to, kind, via, depth })
          if (kind === 'service') reached.push(to)
        }
        frontier = reached
      }
      return {
        service,
        direction,
        items: [...found.values()].sort(byDepth),
        cycles: circlesIn(edges),
        truncated: found.size === MAX_DEPENDENCIES,
      }
    },
  }
}

/** Subscriptions first, so that they are named where both lead to the same service. */
async function stepsFrom(
  ports: DependencyPorts,
  services: readonly string[],
  direction: DependencyDirection,
): Promise<readonly Step[]> {
  const steps: Step[] = []
  for (const some of inPortions(services)) {
    steps.push(...(await subscriptionSteps(ports, some, direction)))
    steps.push(...(await referenceSteps(ports, some, direction)))
  }
  return steps.sort(
    (one, other) => Number(one.via === 'reference') - Number(other.via === 'reference'),
  )
}

async function subscriptionSteps(
  { subscriptions }: DependencyPorts,
  services: readonly string[],
  direction: DependencyDirection,
): Promise<readonly Step[]> {
  const field = direction === 'uses' ? 'consumer' : 'service'
  const where = { [field]: { in: services }, live: { eq: true } }
  const steps: Step[] = []
  for await (const { value } of allPages(subscriptions, { where })) {
    const { consumer, consumerKind, service } = value
    if (direction === 'used-by') {
      steps.push({ from: service, to: consumer, kind: consumerKind, via: 'subscription' })
    } else if (consumerKind === 'service') {
      steps.push({ from: consumer, to: service, kind: 'service', via: 'subscription' })
    }
  }
  return steps
}

/** A contract refers to another service when a file that it imports is the entry of that one's contract. */
async function referenceSteps(
  { versions }: DependencyPorts,
  services: readonly string[],
  direction: DependencyDirection,
): Promise<readonly Step[]> {
  const isUses = direction === 'uses'
  const ownersOf = new Map<string, Set<string>>()
  for await (const { value } of allPages(versions, { where: { service: { in: services } } })) {
    if (value.standing.final) continue
    for (const digest of isUses ? value.importedDigests : [value.entryDigest]) {
      ownersOf.set(digest, (ownersOf.get(digest) ?? new Set()).add(value.service))
    }
  }
  const steps: Step[] = []
  const field = isUses ? 'entryDigest' : 'importedDigests'
  for (const digests of inPortions([...ownersOf.keys()])) {
    for await (const { value } of allPages(versions, { where: { [field]: { in: digests } } })) {
      if (value.standing.final) continue
      for (const digest of isUses ? [value.entryDigest] : value.importedDigests) {
        for (const from of ownersOf.get(digest) ?? []) {
          if (from === value.service) continue
          steps.push({ from, to: value.service, kind: 'service', via: 'reference' })
        }
      }
    }
  }
  return steps
}

function inPortions<T>(values: readonly T[]): readonly (readonly T[])[] {
  const portions: T[][] = []
  for (let start = 0; start < values.length; start += MAX_ALTERNATIVES) {
    portions.push(values.slice(start, start + MAX_ALTERNATIVES))
  }
  return portions
}

function byDepth(one: Dependency, other: Dependency): number {
  if (one.depth !== other.depth) return one.depth - other.depth
  return one.service < other.service ? -1 : Number(one.service > other.service)
}
