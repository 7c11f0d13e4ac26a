import type { Store } from './port.ts'
import type { MongoStoreOptions } from './mongo/mongo-store.ts'
import type { SqliteStoreOptions } from './sqlite/sqlite-store.ts'

export type { MongoStoreOptions } from './mongo/mongo-store.ts'
export type { SqliteStoreOptions } from './sqlite/sqlite-store.ts'

/**
 * Opens the embedded store. Its driver is loaded only now, so that what merely knows the port stays light.
 * @throws StoreError `newer-schema` when a newer version wrote the file, which is then left as it is;
 *   `unavailable` when it cannot be read or written, is locked for too long, or is not ours.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { SqliteStore } = await import('./sqlite/sqlite-store.ts')
  return await SqliteStore.open(options)
}

/**
 * Opens a store on MongoDB, or on a server that speaks its protocol.
 * @throws StoreError `newer-schema` when a newer version wrote the database, which is then left as it is;
 *   `unavailable` when the server cannot be reached.
 */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  const { MongoStore } = await import('./mongo/mongo-store.ts')
  return await MongoStore.open(options)
}

/**
 * Copies the data file of an embedded store as it is at one moment, while servers go on using it.
 * @throws StoreError `unavailable` when there is no data file, or the copy cannot be written or exists already.
 */
export async function backUpSqliteStore(dataFile: string, copy: string): Promise<void> {
  const { backUpSqlite } = await import('./sqlite/sqlite-backup.ts')
  await backUpSqlite(dataFile, copy)
}

/**
 * Puts a backup where an embedded store has its data file, in which there must be none.
 * @throws StoreError `newer-schema`; `unavailable` when it is no backup or damaged, or a data file is there.
 */
export async function restoreSqliteStore(backup: string, dataFile: string): Promise<void> {
  const { restoreSqlite } = await import('./sqlite/sqlite-backup.ts')
  await restoreSqlite(backup, dataFile)
}

/**
 * Makes the data file of an embedded store from what is written into it, all or nothing.
 * @param fill opens the store when it wants to write
 * @throws StoreError `unavailable` when a data file is there; whatever `fill` throws
 */
export async function makeSqliteStore<T>(
  dataFile: string,
  fill: (open: () => Promise<Store>) => Promise<T>,
): Promise<T> {
  const { makeSqliteStore: make } = await import('./sqlite/sqlite-backup.ts')
  return await make(dataFile, fill)
}
