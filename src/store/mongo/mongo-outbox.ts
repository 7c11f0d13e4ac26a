import type { Connection } from 'mongoose'
import type { DomainEvent, Outbox } from '../port.ts'
import { ask } from './mongo-problems.ts'
import type { StoredDocument, WaitingEvent } from './stored-document.ts'

/**
 * The events that wait inside the documents that they belong to, in all collections. They come in the
 * order of their instants, those of one instant in the order in which one process wrote them, and those of one document
 * always in the order of its writes.
 */
export class MongoOutbox implements Outbox {
  readonly #connection: Connection
  readonly #collections: ReadonlySet<string>

  /** @param collections The names of all collections that hold documents; may grow. */
  constructor(connection: Connection, collections: ReadonlySet<string>) {
    this.#connection = connection
    this.#collections = collections
  }

  async pending(limit: number): Promise<readonly DomainEvent[]> {
    const queues = await ask(() =>
      Promise.all(
        this.#documents().map((documents) =>
          documents
            .find({ 'outbox.at': { $exists: true } }, { projection: { outbox: 1 } })
            .sort({ 'outbox.at': 1 })
            .limit(limit)
            .toArray(),
        ),
      ),
    )
    return merge(
      queues.flat().map(({ outbox }) => outbox ?? []),
      limit,
    ).map(({ text }) => JSON.parse(text) as DomainEvent)
  }

  async acknowledge(eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return
    const known = { $in: [...eventIds] }
    await ask(() =>
      Promise.all(
        this.#documents().map(async (documents) => {
          const holders = await documents
            .find({ 'outbox.id': known }, { projection: { _id: 1 } })
            .toArray()
          if (holders.length === 0) return
          const among = { _id: { $in: holders.map(({ _id }) => _id) } }
          await documents.updateMany(among, { $pull: { outbox: { id: known } } })
          // Events may have come meanwhile: both ask again, in one step with what they do.
          const empty = { ...among, outbox: { $size: 0 } }
          await documents.deleteMany({ ...empty, revision: 0 })
          await documents.updateMany(empty, { $unset: { outbox: 1 } })
        }),
      ),
    )
  }

  #documents() {
    return [...this.#collections].map((name) => this.#connection.collection<StoredDocument>(name))
  }
}

/** Takes the oldest first event of any queue, again and again. */
function merge(
  queues: readonly (readonly WaitingEvent[])[],
  limit: number,
): readonly WaitingEvent[] {
  const ready = queues.map((queue) => ({ queue, position: 0 }))
  const merged: WaitingEvent[] = []
  // Sorted by their next event; the one that was taken from is put in its new place.
  ready.sort((left, right) => compareInstants(left, right))
  while (merged.length < limit) {
    const next = ready.shift()
    const event = next?.queue[next.position]
    if (next === undefined || event === undefined) break
    merged.push(event)
    next.position += 1
    if (next.position === next.queue.length) continue
    const place = ready.findIndex((other) => compareInstants(next, other) < 0)
    ready.splice(place === -1 ? ready.length : place, 0, next)
  }
  return merged
}

interface Ready {
  readonly queue: readonly WaitingEvent[]
  readonly position: number
}

function compareInstants(left: Ready, right: Ready): number {
  const [one, other] = [left, right].map(({ queue, position }) => queue[position])
  const [a, b] = [one?.at ?? '', other?.at ?? '']
  if (a === b) return (one?.order ?? 0) - (other?.order ?? 0)
  return a < b ? -1 : 1
}
