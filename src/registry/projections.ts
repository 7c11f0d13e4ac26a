import { z } from 'zod'
import type { Collection, CollectionDeclaration, Store, Stored } from '../store/index.ts'
import { allPages } from './all-pages.ts'
import {
  SERVICES,
  type ServiceDocument,
  type SubscriptionDocument,
  type VersionDocument,
} from './documents.ts'
import { isStoreProblem, type GuardedCollection } from './guarded-collection.ts'
import { nameOfService } from './identifiers.ts'
import type { KeptJudgements } from './judgements/keep-judgements.ts'
import { RegistryError } from './problems.ts'
import { refreshDerived } from './refresh-derived.ts'
import type { Reindex } from './search/reindex.ts'
import { serviceCardFor, shownVersions, type ServiceCard } from './services/service-card.ts'
import { versionsOf } from './versions/find-version.ts'
import { latestOf } from './versions/select-version.ts'

const unfinished = z.object({ services: z.array(z.string()) })
export type UnfinishedProjection = z.infer<typeof unfinished>

/** Marks of writes whose derived documents are not up to date yet. */
export const UNFINISHED_PROJECTIONS: CollectionDeclaration<UnfinishedProjection> = {
  name: 'unfinished-projections',
  schema: unfinished,
  indexes: [],
}

const SERVICES_OF_A_MARK = 500

/** Marks every service of a store that was filled from elsewhere: `recover` makes what is derived of them. */
export async function markForProjection(store: Store, newId: () => string): Promise<void> {
  const services = await store.collection(SERVICES)
  const marks = await store.collection(UNFINISHED_PROJECTIONS)
  let ids: string[] = []
  const mark = async (): Promise<void> => {
    if (ids.length > 0) await marks.insert(newId(), { services: ids }, [])
    ids = []
  }
  for await (const { id } of allPages(services, { sort: ['id'] })) {
    ids.push(id)
    if (ids.length === SERVICES_OF_A_MARK) await mark()
  }
  await mark()
}

/**
 * Keeps what is derived of services (their cards and the search index) in step with what it is derived
 * from. A mark is set before the write and taken away after, so that a crash between the two leaves a
 * mark, and nothing that a single document cannot hold has to be atomic.
 */
export interface Projections {
  /** Carries out a write that changes what is shown of these services. */
  around<T>(services: readonly string[], write: () => Promise<T>): Promise<T>
  /** The card of a service, made anew unless it shows this revision. */
  cardOf(service: Stored<ServiceDocument>): Promise<Stored<ServiceCard>>
  /** Finishes what a crash left behind. What cannot be finished stays marked, and keeps nothing else from it. */
  recover(): Promise<Recovery>
  /** Finishes what failures of the store left behind in this process, such as a full disk. */
  finishLeft(): Promise<void>
}

/**
 * Brings what else is derived of a service in step: the search index, its place in the graph, the shape of its contract.
 * @param isAfterCrash counts its facts anew, since it is not known whether they were counted
 */
export type DeriveOfService = (service: string, isAfterCrash: boolean) => Promise<void>

/** What `recover` has come to. */
export interface Recovery {
  /** How many services were marked. */
  readonly services: number
  /** Services that are shown as they were before, and why: their content is lost, say. */
  readonly unfinished: readonly { readonly service: string; readonly reason: string }[]
}

export interface ProjectionPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly cards: Collection<ServiceCard>
  readonly unfinished: Collection<UnfinishedProjection>
  readonly derive: DeriveOfService
  /** Finishes what a decision about a service has set going, before anything is derived of it. */
  readonly settle: (service: string) => Promise<void>
  readonly judgements: KeptJudgements
  readonly reindex: Reindex
  readonly newId: () => string
}

const PORTIONS_AT_START = 4 // what a start may wait for; the rest is indexed while the registry runs

export function createProjections(ports: ProjectionPorts): Projections {
  const { services, cards, unfinished: marks, newId } = ports

  async function project(id: string, isAfterCrash: boolean): Promise<void> {
    await ports.settle(id)
    const present = isAfterCrash ? await services.get(id) : undefined
    if (present !== undefined) {
      // The crash may have kept verdicts from following what was decided.
      await ports.judgements.renew(present.value, await versionsOf(ports.versions, id))
    }
    await Promise.all([projectCard(id), ports.derive(id, isAfterCrash)])
  }

  /** Cards lie under the present name, so that lists are in its order and former names are not found. */
  async function projectCard(id: string): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const shown = await services.get(id)
      const name = presentName(shown)
      if (name === undefined) return
      if (shown?.value.mergedInto !== undefined) {
        for (const former of [name, ...(shown.value.names ?? [])]) await clear(cards, former)
        return
      }
      await refreshDerived(cards, name, async () => {
        const service = await services.get(id)
        return service && presentName(service) === name ? cardFor(ports, service) : undefined
      })
      const service = await services.get(id)
      if (presentName(service) !== name) continue // moved meanwhile
      for (const former of service?.value.names ?? []) {
        if (former !== name) await clear(cards, former)
      }
      return
    }
    throw new Error(`${id} was moved all the time`)
  }

  const left = new Set<string>()

  async function finish(mark: Stored<UnfinishedProjection>, isAfterCrash: boolean): Promise<void> {
    for (const id of new Set(mark.value.services)) await project(id, isAfterCrash)
    await forget(mark)
  }

  async function forget({ id, revision }: Stored<UnfinishedProjection>): Promise<void> {
    await marks.remove(id, revision, []).catch((error: unknown) => {
      if (!isStoreProblem(error, 'not-found')) throw error // another node finished it
    })
  }

  return {
    async around(ids, write) {
      const mark = await marks.insert(newId(), { services: [...ids] }, [])
      const result = await write().catch(async (error: unknown) => {
        // A refusal changed nothing; after any other failure that is not known.
        if (error instanceof RegistryError) await forget(mark)
        else left.add(mark.id)
        throw error
      })
      try {
        await finish(mark, false)
      } catch (error) {
        left.add(mark.id)
        throw error
      }
      return result
    },

    async cardOf(service) {
      const name = nameOfService(service.value)
      const card = await cards.get(name)
      if (card?.value.serviceRevision === service.revision) return card
      await project(service.id, false)
      const projected = await cards.get(
        nameOfService((await services.get(service.id))?.value ?? service.value),
      )
      if (projected === undefined) throw new Error(`${service.id} was projected and has no card`)
      return projected
    },

    async recover() {
      const marked = new Set<string>()
      const unfinished = new Map<string, string>()
      for await (const mark of allPages(marks, {})) {
        const before = unfinished.size
        for (const id of new Set(mark.value.services)) {
          marked.add(id)
          await project(id, true).catch(async (error: unknown) => {
            await marks.get(mark.id) // fails as well where it is the store, and not what it holds of this service
            unfinished.set(id, error instanceof Error ? error.message : String(error))
          })
        }
        if (unfinished.size === before) await forget(mark)
      }
      for (let portion = 0; portion < PORTIONS_AT_START; portion++) {
        if (await ports.reindex()) break
      }
      return {
        services: marked.size,
        unfinished: [...unfinished].map(([service, reason]) => ({ service, reason })),
      }
    },

    async finishLeft() {
      const attempts = Array.from(left, async (id) => {
        const mark = await marks.get(id)
        if (mark !== undefined) await finish(mark, true)
        left.delete(id)
      })
      await Promise.allSettled(attempts) // one that fails keeps no other from being finished
      await Promise.all(attempts)
      await ports.reindex()
    },
  }
}

async function cardFor(
  ports: ProjectionPorts,
  service: Stored<ServiceDocument>,
): Promise<ServiceCard> {
  const versions = await versionsOf(ports.versions, service.id)
  const latest = latestOf(versions)
  const consumers = new Set<string>()
  const where = { service: { eq: service.id }, live: { eq: true } }
  for await (const { value } of allPages(ports.subscriptions, { where })) {
    consumers.add(`${value.consumerKind}:${value.consumer}`)
  }
  return serviceCardFor(service, {
    ...shownVersions(versions),
    policies: latest?.value.conformance.map(({ policy }) => policy) ?? [],
    failing: latest?.value.judged?.failing ?? [],
    consumerCount: consumers.size,
  })
}

const ATTEMPTS = 20 // moves and writers of one service at the same moment

function presentName(service: Stored<ServiceDocument> | undefined): string | undefined {
  return service && nameOfService(service.value)
}

/** Takes away what is derived under a name that is no longer the present one. */
async function clear(collection: Collection<unknown>, id: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const present = await collection.get(id)
    if (present === undefined) return
    try {
      await collection.remove(id, present.revision, [])
      return
    } catch (error) {
      if (isStoreProblem(error, 'not-found')) return
      if (!isStoreProblem(error, 'stale-revision') || attempt === ATTEMPTS) throw error
    }
  }
}
