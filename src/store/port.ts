/**
 * The one port behind which documents are kept. It asks for nothing beyond atomic writes of a single
 * document, so that SQLite, a stand-alone MongoDB, a replica set, a sharded cluster and FerretDB can
 * all serve it. The store decides nothing: no lifecycle, no verdicts, no authority.
 */
import type { z } from 'zod'

/** A value that JSON can hold; what an event may carry. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * Something that happened in the domain and belongs to exactly one write. It becomes durable together
 * with that write, and reaches the ledger afterwards, exactly once, however often a relay is repeated.
 */
export interface DomainEvent {
  /** Unique; the ledger uses it to recognise an event that it already holds. */
  readonly id: string
  /** ISO 8601 instant in UTC, from the clock that is handed in. */
  readonly at: string
  readonly actor: {
    readonly kind: 'person' | 'token' | 'system'
    readonly id: string
    readonly name: string
  }
  /** The role on whose behalf the actor acted, as the authority decision named it. */
  readonly onBehalfOf?: string
  /** `<thing>.<past participle>`, for instance `version.registered`. */
  readonly action: string
  /** What it happened to, for instance `service:payments/cards/orders`. */
  readonly subject: string
  readonly reason?: string
  readonly change: Json
  /** What the subject was after the change, where the past is to be shown; absent when it was too large to carry along. */
  readonly after?: Json
}

/**
 * An index that the store keeps for a collection. A field is a dotted path into the document; it holds
 * strings (up to 4,096 characters), numbers or booleans, of one type throughout the collection, or is
 * absent (`null` counts as absent). A field that holds an array, or lies within one, is indexed by each
 * element (`multikey`), and must then be the index's only field. A unique index ignores documents in
 * which one of its fields is absent. The id is always indexed and is not declared.
 */
export interface IndexDeclaration {
  readonly name: string
  readonly fields: readonly string[]
  readonly unique?: boolean
  readonly multikey?: boolean
}

/**
 * Everything both adapters need to know about a collection; each collection is declared exactly once.
 * A document is what the schema makes of the value, and must be JSON of well-formed Unicode: at most
 * 15,000,000 bytes of text and 90 levels deep, members that are `undefined` being absent. The schema is
 * asked on every write, never on a read, and must not be asynchronous.
 */
export interface CollectionDeclaration<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
  readonly indexes: readonly IndexDeclaration[]
  /** The field by which a sharded cluster spreads the collection; the id when absent. */
  readonly shardKey?: string
  /** What a removed document said is overwritten at once where the store can do that: the embedded one can. */
  readonly overwriteRemoved?: boolean
}

/** A stored document with the revision that optimistic concurrency is built on; the first revision is 1. */
export interface Stored<T> {
  readonly id: string
  readonly revision: number
  readonly value: T
}

export type Scalar = string | number | boolean

/**
 * One comparison; several on one field are combined with "and", for a multikey field on one and the same
 * element. A comparison holds only for values of its operand's type; strings are ordered by code point.
 * A prefix is a range, and stands with no other. `exists` means present and not null, for a multikey field at least one element.
 * `every` is for multikey fields: of each of its lists, some element is in it, whichever elements the other tests hold for.
 */
export interface Comparison {
  readonly eq?: Scalar
  readonly in?: readonly Scalar[]
  readonly gt?: Scalar
  readonly gte?: Scalar
  readonly lt?: Scalar
  readonly lte?: Scalar
  readonly prefix?: string
  readonly exists?: boolean
  readonly every?: readonly (readonly Scalar[])[]
}

/** Conditions by dotted field path, or `id`; all must hold. Values are data, never operators. */
export type Where = Readonly<Record<string, Comparison>>

export interface FindOptions {
  readonly where?: Where
  /** Field paths or `id`, a leading `-` for descending; absent sorts below all else; the id is always the last tie-breaker. */
  readonly sort?: readonly string[]
  /** At most this many; 1 to 500, 50 unless given. */
  readonly limit?: number
  /** The `next` of the page before; opaque, and only valid for the same `where` and `sort`. */
  readonly cursor?: string
}

/**
 * Following `next` to its end gives every document that matched all the while exactly once, whatever is
 * inserted, changed or removed meanwhile.
 */
export interface Page<T> {
  readonly items: readonly Stored<T>[]
  readonly next: string | undefined
}

/** Every failure of a store that a caller can act on. */
export const STORE_PROBLEMS = {
  'duplicate-key': 'A document with this key exists already',
  'stale-revision': 'The document was changed by someone else meanwhile',
  'not-found': 'There is no such document',
  'invalid-document': 'The document does not fit the declaration of its collection',
  'invalid-query': 'The query names a field that no index covers, or a cursor that is not its own',
  'newer-schema': 'The data was written by a newer version of Concordat',
  unavailable: 'The store cannot be reached or is full',
  'outcome-unknown': 'The store did not say whether it has made the change',
} as const
export type StoreProblem = keyof typeof STORE_PROBLEMS

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreProblem
  /** For `duplicate-key` the index that refused; for `invalid-document` the path; `full` for `unavailable` for want of space. */
  readonly detail: string | undefined

  constructor(code: StoreProblem, message: string, detail?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.detail = detail
  }
}

/** A document that is inserted without an event of its own. */
export interface NewDocument<T> {
  readonly id: string
  readonly value: T
  /** 1 unless given; a document that comes from another store keeps the one that it had there. */
  readonly revision?: number
}

/**
 * One collection of documents. Every method rejects with a StoreError and nothing else. An id is a
 * well-formed string of 1 to 512 characters without NUL. What a write resolved to is durable; one that
 * rejects with `outcome-unknown` may have been made or be made yet, one that rejects otherwise was not made.
 * Nothing waits without limit for a store that has stopped answering.
 */
export interface Collection<T> {
  get(id: string): Promise<Stored<T> | undefined>
  /** Those of the ids that exist, in the order of the ids. */
  getMany(ids: readonly string[]): Promise<readonly Stored<T>[]>
  find(options?: FindOptions): Promise<Page<T>>
  /** @param most at least 1; the count goes no further */
  count(where?: Where, most?: number): Promise<number>
  /** @throws StoreError `duplicate-key`, with the index's name (`id` for the id itself) as detail. */
  insert(id: string, value: T, events: readonly DomainEvent[]): Promise<Stored<T>>
  /**
   * Inserts documents one after the other and stops at the first whose id or unique key is taken: a
   * document is there only if all before it are. For records that are chained to the one before.
   * Resolves to how many were inserted.
   */
  insertInOrder(documents: readonly NewDocument<T>[]): Promise<number>
  /** @throws StoreError `stale-revision` when `revision` is no longer current, `not-found`, `duplicate-key`. */
  replace(
    id: string,
    revision: number,
    value: T,
    events: readonly DomainEvent[],
  ): Promise<Stored<T>>
  /** @throws StoreError `stale-revision`, `not-found`. */
  remove(id: string, revision: number, events: readonly DomainEvent[]): Promise<void>
}

/** Bytes under their SHA-256 (`sha256:` and 64 hexadecimal digits), kept once and compressed. */
export interface ContentStore {
  /** Storing the same bytes again is harmless. Returns the digest. */
  put(bytes: Uint8Array): Promise<string>
  get(digest: string): Promise<Uint8Array | undefined>
  has(digest: string): Promise<boolean>
  /**
   * Takes the bytes away for good, with every piece of them that the store itself keeps; of what is not there nothing is
   * said. Whoever asks for it makes sure that nothing needs them any more.
   */
  remove(digest: string): Promise<void>
}

/** Events that are durable but have not reached the ledger yet, oldest first. */
export interface Outbox {
  pending(limit: number): Promise<readonly DomainEvent[]>
  /** Forgets events that the ledger now holds; forgetting one twice is harmless. */
  acknowledge(eventIds: readonly string[]): Promise<void>
}

export interface Store {
  readonly contents: ContentStore
  readonly outbox: Outbox
  /**
   * Opens (and on first use creates) a declared collection and its indexes; indexes no longer declared go.
   * @throws StoreError `duplicate-key` when a unique index is new and the documents present break it.
   */
  collection<T>(declaration: CollectionDeclaration<T>): Promise<Collection<T>>
  /**
   * The store as it is at this moment, to be read while the store itself goes on being written; it is to be
   * closed. Undefined where the engine has no such thing: then the reader has to make sure that nothing changes.
   * A collection that was never opened in the store itself cannot be opened in it.
   */
  snapshot(): Promise<Store | undefined>
  /** Resolves when the store answers within some two seconds; rejects with `unavailable` otherwise. */
  ping(): Promise<void>
  /** Makes everything durable and lets go of files and connections; calling it twice is harmless. */
  close(): Promise<void>
}
