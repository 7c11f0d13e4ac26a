import {
  StoreError,
  type Collection,
  type DomainEvent,
  type FindOptions,
  type Json,
  type Page,
  type Stored,
  type Where,
} from '../store/index.ts'
import { writeUnder, type Permit, type Ruling } from './permits.ts'
import { RegistryError } from './problems.ts'

/** What the ledger says happened; `<thing>.<past participle>`. */
export type EventName =
  | 'domain.created'
  | 'domain.updated'
  | 'domain.moved'
  | 'domain.move-offered'
  | 'domain.move-declined'
  | 'domain.move-withdrawn'
  | 'domain.move-begun'
  | 'domain.move-abandoned'
  | 'domain.move-finished'
  | 'taxonomy.created'
  | 'taxonomy.updated'
  | 'service.registered'
  | 'service.updated'
  | 'service.moved'
  | 'service.handover-offered'
  | 'service.handover-accepted'
  | 'service.handover-declined'
  | 'service.handover-withdrawn'
  | 'service.merge-offered'
  | 'service.merge-declined'
  | 'service.merge-withdrawn'
  | 'service.merged'
  | 'service.absorbed'
  | 'version.carried'
  | 'version.merged'
  | 'subscription.carried'
  | 'endpoint.carried'
  | 'charter.carried'
  | 'waiver.carried'
  | 'lifecycle.pinned'
  | 'version.registered'
  | 'version.replaced'
  | 'version.discarded'
  | 'version.transitioned'
  | 'version.migrated'
  | 'subscription.migrated'
  | 'service.migrated'
  | 'endpoint.migrated'
  | 'version.transition-refused'
  | 'version.erased'
  | 'content.erased'
  | 'subscription.usage-erased'
  | 'subscription.requested'
  | 'subscription.described'
  | 'subscription.transitioned'
  | 'subscription.transition-refused'
  | 'service.transitioned'
  | 'service.transition-refused'
  | 'endpoint.transitioned'
  | 'endpoint.transition-refused'
  | 'checklist.ticked'
  | 'checklist.cleared'
  | 'plan.put'
  | 'duty.performed'
  | 'notice.read'
  | 'search.saved'
  | 'search.forgotten'
  | 'webhook.created'
  | 'webhook.changed'
  | 'webhook.secret-renewed'
  | 'webhook.delivery-retried'
  | 'webhook.stopped'
  | 'webhook.removed'
  | 'observations.reported'
  | 'observations.mapped'
  | 'waiver.requested'
  | 'waiver.granted'
  | 'waiver.refused'
  | 'waiver.withdrawn'
  | 'waiver.revoked'
  | 'maturity.answered'
  | 'maturity.assessed'
  | 'waiver.lapsed'
  | 'import.requested'
  | 'import.started'
  | 'import.cancelled'
  | 'import.ended'
  | 'origin.recorded'
  | 'origin.missed'

/** What a use case adds to its permit to make the write's event. */
export interface Happening {
  readonly event: EventName
  readonly reason?: string | undefined
  /** Members without a value are left out. */
  readonly change: Readonly<Record<string, Json | undefined>>
}

/** A collection that is read freely and written only with a permit; every write carries its event. */
export interface GuardedCollection<T> {
  get(id: string): Promise<Stored<T> | undefined>
  getMany(ids: readonly string[]): Promise<readonly Stored<T>[]>
  /** @throws RegistryError `invalid-cursor` */
  find(options?: FindOptions): Promise<Page<T>>
  count(where?: Where, most?: number): Promise<number>
  /** Returns undefined, and changes nothing, when the id or another unique key is taken. */
  insert(permit: Permit, id: string, value: T, happening: Happening): Promise<Stored<T> | undefined>
  /**
   * Replaces the very revision that was read.
   * @throws RegistryError `stale-revision`
   */
  replace(permit: Permit, read: Stored<T>, value: T, happening: Happening): Promise<Stored<T>>
  /** @throws RegistryError `stale-revision` */
  remove(permit: Permit, read: Stored<T>, happening: Happening): Promise<void>
}

/** Makes the event of a write from who was allowed to do it, and what happened. */
export function domainEvent(
  ruling: Ruling,
  happening: Happening,
  newId: () => string,
): DomainEvent {
  const { actor, authority, thing, at } = ruling
  const { emergency } = authority
  const reason =
    emergency === undefined
      ? happening.reason
      : `In an emergency (${emergency}): ${happening.reason ?? authority.reasons[0] ?? ''}`
  return {
    id: newId(),
    at: at.toISOString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    ...(authority.role !== undefined && { onBehalfOf: authority.role }),
    action: happening.event,
    subject: thing.subject,
    ...(reason !== undefined && { reason }),
    change: withoutAbsent({ ...happening.change, emergency }),
  }
}

/** Characters of JSON; an event has room for it beside all else. */
const LARGEST_STATE = 500_000

/**
 * @param remembered what events carry of a document, so that the past can be shown; nothing unless given
 */
export function guardCollection<T>(
  collection: Collection<T>,
  newId: () => string,
  remembered?: (value: T) => object,
): GuardedCollection<T> {
  /** What was done by permission says by which one. */
  const happened = (permit: Permit, { change, ...happening }: Happening): DomainEvent => {
    const { permission } = permit.authority
    return domainEvent(permit, { ...happening, change: { ...change, permission } }, newId)
  }
  const eventOf = (
    permit: Permit,
    happening: Happening,
    value: T,
    revision: number,
  ): DomainEvent => {
    const event = happened(permit, happening)
    if (remembered === undefined) return event
    const state = JSON.stringify({ revision, value: remembered(value) })
    if (state.length > LARGEST_STATE) return event
    return { ...event, after: JSON.parse(state) as Json }
  }
  return {
    get: (id) => collection.get(id),
    getMany: (ids) => collection.getMany(ids),
    count: (where, most) => collection.count(where, most),
    find: (options) => findPage(collection, options),
    insert: (permit, id, value, happening) => {
      const event = eventOf(permit, happening, value, 1)
      const write = (): Promise<Stored<T> | undefined> =>
        insertUnlessTaken(collection, id, value, [event])
      return writeUnder(permit, event.id, write, (stored) => stored !== undefined)
    },
    replace: async (permit, read, value, happening) => {
      try {
        const event = eventOf(permit, happening, value, read.revision + 1)
        const write = (): Promise<Stored<T>> =>
          collection.replace(read.id, read.revision, value, [event])
        return await writeUnder(permit, event.id, write, () => true)
      } catch (error) {
        throw asStaleRevision(error, permit)
      }
    },
    remove: async (permit, read, happening) => {
      try {
        const event = happened(permit, happening)
        const write = (): Promise<void> => collection.remove(read.id, read.revision, [event])
        await writeUnder(permit, event.id, write, () => true)
      } catch (error) {
        throw asStaleRevision(error, permit)
      }
    },
  }
}

/** One page; a cursor that belongs to another list is the caller's mistake. */
export async function findPage<T>(
  collection: Collection<T>,
  options: FindOptions = {},
): Promise<Page<T>> {
  try {
    return await collection.find(options)
  } catch (error) {
    if (options.cursor === undefined || !isStoreProblem(error, 'invalid-query')) throw error
    throw new RegistryError(
      'invalid-cursor',
      'The cursor does not belong to this list; begin again without it.',
      {},
      { cause: error },
    )
  }
}

/** Inserts, or returns undefined when a unique key is taken. */
export async function insertUnlessTaken<T>(
  collection: Collection<T>,
  id: string,
  value: T,
  events: readonly DomainEvent[],
): Promise<Stored<T> | undefined> {
  try {
    return await collection.insert(id, value, events)
  } catch (error) {
    if (isStoreProblem(error, 'duplicate-key')) return undefined
    throw error
  }
}

export function isStoreProblem(error: unknown, code: StoreError['code']): error is StoreError {
  return error instanceof StoreError && error.code === code
}

/** Whether a write failed because somebody else has changed or removed what was read. */
export function isOvertaken(error: unknown): boolean {
  return isStoreProblem(error, 'stale-revision') || isStoreProblem(error, 'not-found')
}

/** Undefined when somebody else has changed or removed it since it was read: it is theirs now. */
export async function unlessOvertaken<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    if (isOvertaken(error)) return undefined
    throw error
  }
}

function asStaleRevision(error: unknown, permit: Permit): unknown {
  if (!isOvertaken(error)) return error
  return new RegistryError(
    'stale-revision',
    `${permit.thing.subject} was changed meanwhile; read it again and repeat the change.`,
    {},
    { cause: error },
  )
}

function withoutAbsent(change: Happening['change']): Json {
  return Object.fromEntries(
    Object.entries(change).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  )
}
