import mongoose, { type Connection } from 'mongoose'
import { checkDeclaration, indexDefinition } from '../declaration.ts'
import {
  type Collection,
  type CollectionDeclaration,
  type ContentStore,
  type Outbox,
  type Store,
  StoreError,
} from '../port.ts'
import { MongoCollection } from './mongo-collection.ts'
import { MongoContents } from './mongo-contents.ts'
import { openDocuments, type StoredDocuments } from './mongo-model.ts'
import { MongoOutbox } from './mongo-outbox.ts'
import { ask, attempt, upsert } from './mongo-problems.ts'

/** The form of the data; a database of a higher one is left alone. */
const schemaVersion = 1

/** Milliseconds in which a server has to be found that takes calls. */
const serverPatience = 5000
/** Milliseconds after which a connection that waits for the server's word about itself is given up, and all others with it. */
const connectionPatience = 10_000
/** Milliseconds in which a server that is well answers a question about nothing. */
const pingPatience = 2000

const defaultDatabase = 'concordat'

export interface MongoStoreOptions {
  /** `mongodb://` or `mongodb+srv://`, with whatever options the server needs. */
  readonly uri: string
  /** The database; the one that the URI names, or else `concordat`. */
  readonly database?: string
}

/**
 * A database of MongoDB, stand-alone, replicated or sharded, or a server that speaks its protocol. It is
 * asked for nothing beyond atomic writes of one document, acknowledged by a majority.
 */
export class MongoStore implements Store {
  readonly contents: ContentStore
  readonly outbox: Outbox
  readonly #connection: Connection
  readonly #collections: Set<string>
  readonly #opening = new Map<string, { definition: string; documents: Promise<StoredDocuments> }>()
  #closing: Promise<void> | undefined

  private constructor(connection: Connection, collections: Set<string>) {
    this.#connection = connection
    this.#collections = collections
    this.contents = new MongoContents(connection)
    this.outbox = new MongoOutbox(connection, collections)
  }

  /** @throws StoreError `newer-schema`, `unavailable`. */
  static async open({ uri, database }: MongoStoreOptions): Promise<MongoStore> {
    const connection = mongoose.createConnection()
    try {
      return await attempt(async () => {
        await connection.openUri(uri, {
          dbName: database ?? databaseIn(uri) ?? defaultDatabase,
          // An acknowledged write is one that a majority has, in its journal.
          writeConcern: { w: 'majority', journal: true },
          readPreference: 'primary',
          serverSelectionTimeoutMS: serverPatience,
          connectTimeoutMS: connectionPatience,
          waitQueueTimeoutMS: serverPatience,
          bufferCommands: false,
          autoIndex: false,
          autoCreate: false,
        })
        await checkVersion(connection)
        const names = (await connection.listCollections()).map(({ name }) => name)
        return new MongoStore(
          connection,
          // Our own begin with `_`, those of the server with `system.`.
          new Set(names.filter((name) => !name.startsWith('_') && !name.includes('.'))),
        )
      })
    } catch (error) {
      await connection.close()
      throw error
    }
  }

  async collection<T>(declaration: CollectionDeclaration<T>): Promise<Collection<T>> {
    const checked = checkDeclaration(declaration)
    const definition = JSON.stringify(
      declaration.indexes.map((index) => [index.name, indexDefinition(index)]),
    )
    let opening = this.#opening.get(declaration.name)
    if (opening === undefined) {
      const documents = attempt(() => openDocuments(this.#connection, checked))
      opening = { definition, documents }
      this.#opening.set(declaration.name, opening)
      this.#collections.add(declaration.name)
    } else if (opening.definition !== definition) {
      throw new Error(`Collection "${declaration.name}" is declared twice, with other indexes`)
    }
    return new MongoCollection(checked, await opening.documents)
  }

  /** Stand-alone servers, and those that merely speak the protocol, have none. */
  snapshot(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  async ping(): Promise<void> {
    await ask(async () => {
      if (this.#connection.db === undefined) throw closed()
      await this.#connection.db.admin().ping()
    }, pingPatience)
  }

  close(): Promise<void> {
    this.#closing ??= attempt(() => this.#connection.close())
    return this.#closing
  }
}

async function checkVersion(connection: Connection): Promise<void> {
  const meta = connection.collection<{ _id: string; version: number }>('_meta')
  const found = await meta.findOne({ _id: 'schema' })
  if (found === null)
    await upsert(() =>
      meta.updateOne(
        { _id: 'schema' },
        { $setOnInsert: { version: schemaVersion } },
        { upsert: true },
      ),
    )
  else if (found.version > schemaVersion)
    throw new StoreError(
      'newer-schema',
      `The database was written by a newer version of Concordat (data version ${found.version}, this one knows up to ${schemaVersion}): start that version, or name another database. Nothing was changed.`,
    )
}

function databaseIn(uri: string): string | undefined {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1]
}

function closed(): StoreError {
  return new StoreError('unavailable', 'The store is closed.')
}
