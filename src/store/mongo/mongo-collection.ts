import mongoose from 'mongoose'
import { encodeCursor } from '../cursor.ts'
import type { CheckedDeclaration } from '../declaration.ts'
import { type CheckedDocument, checkDocument, checkId } from '../document.ts'
import { checkEvents } from '../domain-event.ts'
import {
  type Collection,
  type DomainEvent,
  type FindOptions,
  type NewDocument,
  type Page,
  type Stored,
  StoreError,
  type Where,
} from '../port.ts'
import { checkQuery, checkWhere, sortKeys } from '../query.ts'
import type { StoredDocuments } from './mongo-model.ts'
import { ask, brokenUniqueness, write } from './mongo-problems.ts'
import { filterOf, pageFilter, PRESENT, sortOf } from './mongo-query.ts'
import { decodeKeys, type StoredDocument, toStored, type WaitingEvent } from './stored-document.ts'

const WITHOUT_OUTBOX = { projection: { revision: 1, value: 1 } } as const

/** A collection of MongoDB. Every write is one operation on one document, events included. */
export class MongoCollection<T> implements Collection<T> {
  readonly #declaration: CheckedDeclaration<T>
  readonly #documents: StoredDocuments

  constructor(declaration: CheckedDeclaration<T>, documents: StoredDocuments) {
    this.#declaration = declaration
    this.#documents = documents
  }

  async get(id: string): Promise<Stored<T> | undefined> {
    checkId(this.#declaration.name, id)
    const found = await ask(() => this.#documents.findOne({ _id: id, ...PRESENT }, WITHOUT_OUTBOX))
    return found === null ? undefined : toResult<T>(found)
  }

  async getMany(ids: readonly string[]): Promise<readonly Stored<T>[]> {
    for (const id of ids) checkId(this.#declaration.name, id)
    const documents = await ask(() =>
      this.#documents.find({ _id: { $in: [...ids] }, ...PRESENT }, WITHOUT_OUTBOX).toArray(),
    )
    const found = new Map(documents.map((document) => [document._id, document]))
    return ids.flatMap((id) => {
      const document = found.get(id)
      return document === undefined ? [] : [toResult<T>(document)]
    })
  }

  async find(options?: FindOptions): Promise<Page<T>> {
    const query = checkQuery(this.#declaration, options)
    const documents = await ask(() =>
      this.#documents
        .find(pageFilter(query), WITHOUT_OUTBOX)
        .sort(sortOf(query.order))
        // One more than asked for tells whether there is a next page.
        .limit(query.limit + 1)
        .toArray(),
    )
    const items = documents.slice(0, query.limit).map((document) => toResult<T>(document))
    const last = items.at(-1)
    return {
      items,
      next:
        documents.length > query.limit && last !== undefined
          ? encodeCursor(query.fingerprint(), sortKeys(query, last))
          : undefined,
    }
  }

  async count(where?: Where, most?: number): Promise<number> {
    const conditions = checkWhere(this.#declaration, where)
    const options = most === undefined ? {} : { limit: most }
    return await ask(() => this.#documents.countDocuments(filterOf(conditions), options))
  }

  async insert(id: string, value: T, events: readonly DomainEvent[]): Promise<Stored<T>> {
    const document = checkDocument(this.#declaration, id, value)
    const waiting = toWaiting(events)
    await write(() => this.#insert(document, waiting))
    return { id, revision: 1, value: document.value }
  }

  async insertInOrder(documents: readonly NewDocument<T>[]): Promise<number> {
    let rest = documents.map(({ id, value, revision }) => ({
      document: checkDocument(this.#declaration, id, value),
      revision: revision ?? 1,
    }))
    while (rest.length > 0) {
      const left = rest
      rest = rest.slice(await write(() => this.#insertSome(left)))
      const [first, ...others] = rest
      if (first === undefined) break
      try {
        // What stopped the others may have been no more than a tombstone.
        await write(() => this.#insert(first.document, [], first.revision))
      } catch (error) {
        if (error instanceof StoreError && error.code === 'duplicate-key') break
        throw error
      }
      rest = others
    }
    return documents.length - rest.length
  }

  async replace(
    id: string,
    revision: number,
    value: T,
    events: readonly DomainEvent[],
  ): Promise<Stored<T>> {
    const document = checkDocument(this.#declaration, id, value)
    const waiting = toWaiting(events)
    return await write(async () => {
      const { matchedCount } = await this.#unique(document, () =>
        this.#documents.updateOne(
          { $and: [{ _id: id, revision }, PRESENT] },
          {
            $set: { ...toStored(this.#declaration, document), revision: revision + 1 },
            ...push(waiting),
          },
        ),
      )
      if (matchedCount === 0) throw await this.#conflict(id, revision)
      return { id, revision: revision + 1, value: document.value }
    })
  }

  async remove(id: string, revision: number, events: readonly DomainEvent[]): Promise<void> {
    checkId(this.#declaration.name, id)
    const waiting = toWaiting(events)
    await write(async () => {
      const { matchedCount } = await this.#documents.updateOne(
        { $and: [{ _id: id, revision }, PRESENT] },
        {
          $set: { revision: 0 },
          $unset: { value: 1, unique: 1, elements: 1 },
          ...push(waiting),
        },
      )
      if (matchedCount === 0) throw await this.#conflict(id, revision)
      // Nothing waits: the tombstone is not needed. If this fails, it stays, and does no harm.
      await this.#documents.deleteOne({ _id: id, revision: 0, outbox: { $exists: false } })
    })
  }

  async #insert(
    document: CheckedDocument<T>,
    waiting: readonly WaitingEvent[],
    revision = 1,
  ): Promise<void> {
    const stored = { ...toStored(this.#declaration, document), revision }
    await this.#unique(document, async () => {
      try {
        await this.#documents.insertOne({
          _id: document.id,
          ...stored,
          ...(waiting.length === 0 ? {} : { outbox: waiting }),
        })
      } catch (error) {
        if (brokenUniqueness(error) !== 'id') throw error
        // A tombstone may be written over; the events that wait in it stay.
        const { matchedCount } = await this.#documents.updateOne(
          { _id: document.id, revision: 0 },
          { $set: stored, ...push(waiting) },
        )
        if (matchedCount === 0) throw error
      }
    })
  }

  /** How many could be inserted before one could not. */
  async #insertSome(
    documents: readonly { readonly document: CheckedDocument<T>; readonly revision: number }[],
  ): Promise<number> {
    try {
      const { insertedCount } = await this.#documents.insertMany(
        documents.map(({ document, revision }) => ({
          _id: document.id,
          ...toStored(this.#declaration, document),
          revision,
        })),
        { ordered: true },
      )
      return insertedCount
    } catch (error) {
      if (error instanceof mongoose.mongo.MongoBulkWriteError && error.code === 11000)
        return error.insertedCount
      throw error
    }
  }

  async #unique<R>(document: CheckedDocument<T>, attempt: () => Promise<R>): Promise<R> {
    try {
      return await attempt()
    } catch (error) {
      const index = brokenUniqueness(error)
      if (index === undefined) throw error
      throw new StoreError(
        'duplicate-key',
        index === 'id'
          ? `"${document.id}" exists in "${this.#declaration.name}" already.`
          : `Another document in "${this.#declaration.name}" has the same "${index}" as "${document.id}".`,
        index,
        { cause: error },
      )
    }
  }

  async #conflict(id: string, revision: number): Promise<StoreError> {
    const found = await this.#documents.findOne(
      { _id: id, ...PRESENT },
      { projection: { revision: 1 } },
    )
    return found === null
      ? new StoreError('not-found', `There is no "${id}" in "${this.#declaration.name}".`)
      : new StoreError(
          'stale-revision',
          `"${id}" in "${this.#declaration.name}" is at revision ${found.revision}, no longer at ${revision}.`,
        )
  }
}

/** Events that this process has written; a step of the registry writes several documents at one instant. */
let written = 0

function toWaiting(events: readonly DomainEvent[]): readonly WaitingEvent[] {
  return checkEvents(events).map(({ id, text }, index) => ({
    id,
    at: events[index]?.at ?? '',
    order: (written += 1),
    text,
  }))
}

function push(waiting: readonly WaitingEvent[]): object {
  return waiting.length === 0 ? {} : { $push: { outbox: { $each: waiting } } }
}

function toResult<T>({ _id, revision, value }: StoredDocument): Stored<T> {
  return { id: _id, revision, value: decodeKeys(value ?? null) as T }
}
