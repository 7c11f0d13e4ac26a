import { StoreError } from '../port.ts'
import type { Connection } from './connection.ts'

/** SQLite's `application_id`: "Cncd" in ASCII, so that a file says whose it is. */
const applicationId = 0x43_6e_63_64

/** SQLite's own cache of pages; its default of 2 MiB has not even room for the inner pages of large tables. */
const cacheKibibytes = 64 * 1024

/**
 * Pages of 4 KiB in the log after which it is moved into the file. One write changes some 150 pages, many of them again and
 * again: in SQLite's default of 1000, each would be written to the file with every sixth contract. The log grows to 32 MiB.
 */
const checkpointPages = 8000

/**
 * How the file came to its present form, step by step; `user_version` counts the steps taken. Steps are
 * only ever added. Names of tables that are ours alone begin with `_`, which no collection's name can.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE _index (
     collection TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
     PRIMARY KEY (collection, name)
   );
   CREATE TABLE _outbox (
     position INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL UNIQUE, event TEXT NOT NULL
   );
   CREATE TABLE _content (
     digest TEXT PRIMARY KEY, encoding TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL
   );`,
]

/**
 * Makes the file ready, or refuses it before anything in it was changed.
 * @throws StoreError `newer-schema`, or `unavailable` when it is no file of ours.
 */
export async function prepareSchema(connection: Connection): Promise<void> {
  const version = await connection.attempt(() => checkFile(connection))
  await connection.attempt(() => {
    // Readers go on beside a writer, and a commit survives the loss of power; from `WriteAheadLog.open` on, that is its work.
    connection.rows('PRAGMA journal_mode = WAL')
    connection.execute('PRAGMA synchronous = FULL')
    connection.execute(`PRAGMA cache_size = -${cacheKibibytes}`)
    connection.rows(`PRAGMA wal_autocheckpoint = ${checkpointPages}`)
  })
  if (version < STEPS.length)
    await connection.attempt(() => connection.transaction(() => takeSteps(connection)))
}

/**
 * The steps that a file has taken; 0 for an empty one. Changes nothing.
 * @throws StoreError `newer-schema`, or `unavailable` when it is no file of ours
 */
export function checkFile(connection: Connection): number {
  const version = pragma(connection, 'user_version')
  const owner = pragma(connection, 'application_id')
  const [tables] = connection.rows('SELECT count(*) FROM sqlite_schema')
  if (owner !== applicationId && (owner !== 0 || version !== 0 || tables?.[0] !== 0))
    throw new StoreError(
      'unavailable',
      `${connection.path} is a database of another program: name another file.`,
    )
  if (version > STEPS.length)
    throw new StoreError(
      'newer-schema',
      `${connection.path} was written by a newer version of Concordat (data version ${version}, this one knows up to ${STEPS.length}): start that version, or name another data folder. Nothing was changed.`,
    )
  return version
}

function takeSteps(connection: Connection): void {
  // Asked again, under the lock: another process may have taken them meanwhile.
  for (const step of STEPS.slice(pragma(connection, 'user_version'))) connection.execute(step)
  connection.execute(`PRAGMA user_version = ${STEPS.length}`)
  connection.execute(`PRAGMA application_id = ${applicationId}`)
}

function pragma(connection: Connection, name: 'user_version' | 'application_id'): number {
  return Number(connection.rows(`PRAGMA ${name}`)[0]?.[0])
}
