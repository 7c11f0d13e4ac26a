import type { CheckedEvent } from '../domain-event.ts'
import { type DomainEvent, type Outbox, StoreError } from '../port.ts'
import type { Connection } from './connection.ts'
import { brokenUniqueness } from './sqlite-problems.ts'
import type { WriteQueue } from './write-queue.ts'

/** Adds events to the transaction of the write that they belong to. */
export function enqueueEvents(connection: Connection, events: readonly CheckedEvent[]): void {
  for (const event of events) {
    try {
      connection.run('INSERT INTO _outbox (event_id, event) VALUES (?, ?)', event.id, event.text)
    } catch (error) {
      if (brokenUniqueness(error) === undefined) throw error
      throw new StoreError('duplicate-key', `An event "${event.id}" is waiting already.`, 'event', {
        cause: error,
      })
    }
  }
}

/**
 * Events in the order in which their writes were committed. One may be pending before it is on the disk: what is then
 * written of it follows it in the log, so that neither outlives the other.
 */
export class SqliteOutbox implements Outbox {
  readonly #connection: Connection
  readonly #writes: WriteQueue

  constructor(connection: Connection, writes: WriteQueue) {
    this.#connection = connection
    this.#writes = writes
  }

  async pending(limit: number): Promise<readonly DomainEvent[]> {
    const rows = await this.#connection.attempt(() =>
      this.#connection.rows('SELECT event FROM _outbox ORDER BY position LIMIT ?', limit),
    )
    return rows.map(([event]) => JSON.parse(String(event)) as DomainEvent)
  }

  async acknowledge(eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return
    await this.#writes.submit(() =>
      this.#connection.run(
        'DELETE FROM _outbox WHERE event_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(eventIds),
      ),
    )
  }
}
