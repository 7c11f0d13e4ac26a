import type { CheckedDeclaration } from '../declaration.ts'
import { encodeCursor } from '../cursor.ts'
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
import { deleteElements, insertElements, replaceElements, tableOf } from './collection-tables.ts'
import type { Connection } from './connection.ts'
import type { ReadCache } from './read-cache.ts'
import { removeForGood } from './remove-for-good.ts'
import { selectCount, selectPage } from './select-statement.ts'
import { brokenUniqueness } from './sqlite-problems.ts'
import { enqueueEvents } from './sqlite-outbox.ts'
import type { WriteQueue } from './write-queue.ts'

type Row = readonly unknown[]

/** A collection as a table of JSON texts; see collection-tables.ts for its indexes. */
export class SqliteCollection<T> implements Collection<T> {
  readonly #declaration: CheckedDeclaration<T>
  readonly #connection: Connection
  readonly #writes: WriteQueue
  readonly #cache: ReadCache
  readonly #table: string

  constructor(
    declaration: CheckedDeclaration<T>,
    connection: Connection,
    writes: WriteQueue,
    cache: ReadCache,
  ) {
    this.#declaration = declaration
    this.#connection = connection
    this.#writes = writes
    this.#cache = cache
    this.#table = tableOf(declaration.name)
  }

  async get(id: string): Promise<Stored<T> | undefined> {
    checkId(this.#declaration.name, id)
    const row = await this.#connection.attempt(() =>
      this.#cache.document(this.#declaration.name, id, () =>
        this.#connection.row(`SELECT id, revision, body FROM ${this.#table} WHERE id = ?`, id),
      ),
    )
    await this.#writes.synced(this.#nameOf(id))
    return row === undefined ? undefined : this.#stored(row)
  }

  async getMany(ids: readonly string[]): Promise<readonly Stored<T>[]> {
    for (const id of ids) checkId(this.#declaration.name, id)
    const rows = await this.#rows(
      `SELECT id, revision, body FROM ${this.#table} WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    const found = new Map(rows.map((row) => [row[0], row]))
    return ids.flatMap((id) => {
      const row = found.get(id)
      return row === undefined ? [] : [this.#stored(row)]
    })
  }

  async find(options?: FindOptions): Promise<Page<T>> {
    const query = checkQuery(this.#declaration, options)
    const statements = selectPage(this.#declaration.name, query)
    const rows = await this.#connection.attempt(() =>
      this.#cache.rows(this.#declaration.name, JSON.stringify([query.limit, ...statements]), () => {
        const found: Row[] = []
        for (const { sql, parameters } of statements) {
          // One more than asked for tells whether there is a next page.
          const missing = query.limit + 1 - found.length
          if (missing > 0) found.push(...this.#connection.rows(sql, ...parameters, missing))
        }
        return found
      }),
    )
    await this.#writes.synced(this.#declaration.name)
    const items = rows.slice(0, query.limit).map((row) => this.#stored(row))
    const last = items.at(-1)
    return {
      items,
      next:
        rows.length > query.limit && last !== undefined
          ? encodeCursor(query.fingerprint(), sortKeys(query, last))
          : undefined,
    }
  }

  async count(where?: Where, most?: number): Promise<number> {
    const conditions = checkWhere(this.#declaration, where)
    const { sql, parameters } = selectCount(this.#declaration.name, conditions, most)
    const [row] = await this.#rows(sql, ...parameters)
    return Number(row?.[0])
  }

  async insert(id: string, value: T, events: readonly DomainEvent[]): Promise<Stored<T>> {
    const document = checkDocument(this.#declaration, id, value)
    const checkedEvents = checkEvents(events)
    return await this.#writes.submit(() => {
      this.#insert(document, 1)
      enqueueEvents(this.#connection, checkedEvents)
      return { id, revision: 1, value: document.value }
    })
  }

  async insertInOrder(documents: readonly NewDocument<T>[]): Promise<number> {
    const checked = documents.map(({ id, value, revision }) => ({
      document: checkDocument(this.#declaration, id, value),
      revision: revision ?? 1,
    }))
    return await this.#writes.submit(() => {
      let inserted = 0
      for (const { document, revision } of checked) {
        try {
          this.#connection.savepoint(() => this.#insert(document, revision))
        } catch (error) {
          if (error instanceof StoreError && error.code === 'duplicate-key') return inserted
          throw error
        }
        inserted += 1
      }
      return inserted
    })
  }

  async replace(
    id: string,
    revision: number,
    value: T,
    events: readonly DomainEvent[],
  ): Promise<Stored<T>> {
    const document = checkDocument(this.#declaration, id, value)
    const checkedEvents = checkEvents(events)
    return await this.#writes.submit(() => {
      const changed = this.#unique(document, () =>
        this.#connection.run(
          `UPDATE ${this.#table} SET revision = revision + 1, body = ? WHERE id = ? AND revision = ?`,
          document.text,
          id,
          revision,
        ),
      )
      if (changed === 0) throw this.#conflict(id, revision)
      this.#changes(id)
      this.#replaceElements(document)
      enqueueEvents(this.#connection, checkedEvents)
      return { id, revision: revision + 1, value: document.value }
    })
  }

  async remove(id: string, revision: number, events: readonly DomainEvent[]): Promise<void> {
    checkId(this.#declaration.name, id)
    const checkedEvents = checkEvents(events)
    const work = (): void => {
      const changed = this.#connection.run(
        `DELETE FROM ${this.#table} WHERE id = ? AND revision = ?`,
        id,
        revision,
      )
      if (changed === 0) throw this.#conflict(id, revision)
      this.#changes(id)
      this.#deleteElements(id)
      enqueueEvents(this.#connection, checkedEvents)
    }
    if (this.#declaration.overwriteRemoved === true)
      await removeForGood(this.#connection, this.#writes, work)
    else await this.#writes.submit(work)
  }

  #insert(document: CheckedDocument<T>, revision: number): void {
    this.#unique(document, () =>
      this.#connection.run(
        `INSERT INTO ${this.#table} (id, revision, body) VALUES (?, ?, ?)`,
        document.id,
        revision,
        document.text,
      ),
    )
    this.#changes(document.id)
    this.#insertElements(document)
  }

  #changes(id: string): void {
    this.#cache.written(this.#declaration.name, id)
    this.#writes.changes(this.#declaration.name)
    this.#writes.changes(this.#nameOf(id))
  }

  /** Of a document among all collections; neither holds NUL. */
  #nameOf(id: string): string {
    return `${this.#declaration.name}\0${id}`
  }

  #insertElements({ id, elements }: CheckedDocument<T>): void {
    for (const [index, values] of elements)
      insertElements(this.#connection, this.#declaration.name, index, id, values)
  }

  #replaceElements({ id, elements }: CheckedDocument<T>): void {
    for (const index of this.#declaration.indexes)
      if (index.multikey === true)
        replaceElements(
          this.#connection,
          this.#declaration.name,
          index.name,
          id,
          elements.get(index.name) ?? [],
        )
  }

  #deleteElements(id: string): void {
    for (const index of this.#declaration.indexes)
      if (index.multikey === true)
        deleteElements(this.#connection, this.#declaration.name, index.name, id)
  }

  #unique<R>(document: CheckedDocument<T>, write: () => R): R {
    try {
      return write()
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

  #conflict(id: string, revision: number): StoreError {
    const [row] = this.#connection.rows(`SELECT revision FROM ${this.#table} WHERE id = ?`, id)
    return row === undefined
      ? new StoreError('not-found', `There is no "${id}" in "${this.#declaration.name}".`)
      : new StoreError(
          'stale-revision',
          `"${id}" in "${this.#declaration.name}" is at revision ${Number(row[0])}, no longer at ${revision}.`,
        )
  }

  async #rows(
    sql: string,
    ...parameters: (string | number | Uint8Array | null)[]
  ): Promise<readonly Row[]> {
    const rows = await this.#connection.attempt(() => this.#connection.rows(sql, ...parameters))
    await this.#writes.synced(this.#declaration.name)
    return rows
  }

  #stored(row: Row): Stored<T> {
    const [id, revision, body] = row
    try {
      return {
        id: String(id),
        revision: Number(revision),
        value: JSON.parse(String(body)) as T,
      }
    } catch (error) {
      throw new StoreError(
        'unavailable',
        `"${String(id)}" in "${this.#declaration.name}" is damaged: restore it from a backup.`,
        undefined,
        { cause: error },
      )
    }
  }
}
