import type { Comparison, DomainEvent, Store, Where } from '../store/index.ts'
import { entryId, LEDGER, toLedgerEntry, type LedgerEntry } from './ledger-entry.ts'

/** The events of a subject, read without relaying: the ledger first, then what has not reached it yet. */
export interface History {
  /** Newest first, those of this subject up to a moment, that moment included. */
  before(subject: string, at: string): AsyncIterable<DomainEvent>
  /** Newest first, all of an action. */
  ofAction(action: string): AsyncIterable<DomainEvent>
  /** Oldest first, those of all subjects that begin so, up to a moment, that moment included. */
  allBefore(prefix: string, at: string): AsyncIterable<DomainEvent>
  /** As `allBefore`, of all subjects from one on up to another, which is not among them. */
  allBetween(from: string, to: string, at: string): AsyncIterable<DomainEvent>
  /** Whether an event was written, and so is in the ledger or on its way there. */
  isWritten(event: string): Promise<boolean>
  /** Oldest first, what stands in the ledger behind an entry; `limit` is 500 at most. */
  after(sequence: number, limit: number): Promise<readonly LedgerEntry[]>
  /** The number of the last entry of the ledger; 0 when there is none. */
  lastSequence(): Promise<number>
}

const PENDING = 10_000 // events that wait for a relay which runs every second
const NEWEST = 20 // the one that is looked for is nearly always the first
const PORTION = 500

/** Opens the history in a store, for reading alone. */
export async function openHistory(store: Store): Promise<History> {
  const entries = await store.collection(LEDGER)

  /** Asked before the ledger, so that an event on its way from here to there is seen at least once. */
  const waiting = async (fits: (subject: string) => boolean, at: string): Promise<DomainEvent[]> =>
    (await store.outbox.pending(PENDING)).filter((event) => fits(event.subject) && event.at <= at)

  /** What waits, and then what the ledger holds. */
  async function* newestFirst(pending: readonly DomainEvent[], where: Where) {
    const seen = new Set(pending.map(({ id }) => id))
    yield* pending.toReversed()
    let cursor: string | undefined
    do {
      const page = await entries.find({
        where,
        sort: ['-id'],
        limit: NEWEST,
        ...(cursor !== undefined && { cursor }),
      })
      for (const { value } of page.items) if (!seen.has(value.event.id)) yield value.event
      cursor = page.next
    } while (cursor !== undefined)
  }

  /** What the ledger holds of subjects, and then what is on its way there. */
  async function* oldestFirst(
    subjects: Comparison,
    fits: (subject: string) => boolean,
    at: string,
  ): AsyncGenerator<DomainEvent> {
    const pending = await waiting(fits, at)
    const missing = new Map(pending.map((event) => [event.id, event]))
    // The moment is no part of the question: a store that is given two ranges may go through the one of the
    // moment, which is the whole ledger.
    const where = { 'event.subject': subjects }
    let cursor: string | undefined
    do {
      const page = await entries.find({
        where,
        sort: ['id'],
        limit: PORTION,
        ...(cursor !== undefined && { cursor }),
      })
      for (const { value } of page.items) {
        missing.delete(value.event.id)
        if (value.event.at <= at) yield value.event
      }
      cursor = page.next
    } while (cursor !== undefined)
    yield* missing.values()
  }

  return {
    async *before(subject, at) {
      const pending = await waiting((other) => other === subject, at)
      const where = { 'event.subject': { eq: subject }, 'event.at': { lte: at } }
      yield* newestFirst(pending, where)
    },
    async *ofAction(action) {
      const pending = await store.outbox.pending(PENDING)
      const own = pending.filter((event) => event.action === action)
      yield* newestFirst(own, { 'event.action': { eq: action } })
    },
    allBefore: (prefix, at) => oldestFirst({ prefix }, (subject) => subject.startsWith(prefix), at),
    allBetween: (from, to, at) =>
      oldestFirst({ gte: from, lt: to }, (subject) => subject >= from && subject < to, at),
    isWritten: async (event) => {
      const pending = await store.outbox.pending(PENDING)
      if (pending.some(({ id }) => id === event)) return true
      return (await entries.count({ 'event.id': { eq: event } }, 1)) > 0
    },
    after: async (sequence, limit) => {
      const where = { id: { gt: entryId(sequence) } }
      const { items } = await entries.find({ where, sort: ['id'], limit })
      return items.map(({ value }) => toLedgerEntry(value))
    },
    lastSequence: async () => {
      const { items } = await entries.find({ sort: ['-id'], limit: 1 })
      return items[0]?.value.sequence ?? 0
    },
  }
}
