import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { copyFile, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { placeFile } from '../place-file.ts'
import { type Store, StoreError } from '../port.ts'
import { Connection } from './connection.ts'
import { checkFile, prepareSchema } from './schema.ts'
import { SqliteStore } from './sqlite-store.ts'

/** Milliseconds to wait for a lock that another process holds for a moment. */
const patience = 5000

/** What SQLite keeps beside a file that is open, or was when its process crashed. */
const COMPANIONS = ['-wal', '-shm', '-journal']

/**
 * Copies a data file as it is at one moment, while servers go on reading and writing it. The copy is one file,
 * readable by its owner alone, and there only once it is complete and on the disk.
 * @throws StoreError `unavailable` when there is no data file, or the copy cannot be written or exists already.
 */
export async function backUpSqlite(dataFile: string, copy: string): Promise<void> {
  if (!existsSync(dataFile)) throw unavailable(`There is no data file ${dataFile} to back up.`)
  const connection = Connection.open(dataFile, patience)
  try {
    // An older form is copied as it is: a backup changes nothing, and restoring it brings it forward.
    if ((await connection.attempt(() => checkFile(connection))) === 0)
      throw unavailable(`${dataFile} holds no data of Concordat to back up.`)
    await makeAside(copy, async (aside) => {
      // SQLite fills an empty file that is there, so that nobody else can ever read it.
      await (await open(aside, 'wx', 0o600)).close()
      await connection.attempt(() => connection.run('VACUUM INTO ?', aside))
    })
  } finally {
    connection.close()
  }
}

/**
 * Puts a backup in the place of a data file, brought into the present form. The backup stays as it is.
 * @throws StoreError `newer-schema`; `unavailable` when it is no backup or damaged, or a data file is there.
 */
export async function restoreSqlite(backup: string, dataFile: string): Promise<void> {
  requireNoData(dataFile)
  if (!existsSync(backup)) throw unavailable(`There is no backup ${backup}.`)
  const beside = ['-wal', '-journal'].map((ending) => backup + ending).find(holdsSomething)
  if (beside !== undefined)
    throw unavailable(
      `${beside} holds changes that are not in ${backup}, as after a crash: start and stop a server with this copy as its data, and restore again. Nothing was changed.`,
    )
  await makeAside(dataFile, async (aside) => {
    await (await open(aside, 'wx', 0o600)).close()
    await copyFile(backup, aside)
    try {
      await check(aside)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      throw new StoreError(error.code, error.message.replaceAll(aside, backup), undefined, {
        cause: error,
      })
    }
  })
}

/**
 * Makes a data file from what is written into a store, which becomes the data file only once all of that is done.
 * @param fill opens the store when it wants to write
 * @throws StoreError `unavailable` when a data file is there; whatever `fill` throws, and then nothing is there
 */
export async function makeSqliteStore<T>(
  dataFile: string,
  fill: (open: () => Promise<Store>) => Promise<T>,
): Promise<T> {
  requireNoData(dataFile)
  return makeAside(dataFile, async (aside) => {
    let store: Store | undefined
    try {
      return await fill(async () => (store ??= await SqliteStore.open({ path: aside })))
    } finally {
      await store?.close()
    }
  })
}

function requireNoData(dataFile: string): void {
  const inTheWay = ['', ...COMPANIONS].map((ending) => dataFile + ending).find(existsSync)
  if (inTheWay !== undefined)
    throw unavailable(
      `${inTheWay} is there already: stop the server, move the old data away, and restore again. Nothing was changed.`,
    )
}

function holdsSomething(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Brings the file into the present form, or refuses it. */
async function check(file: string): Promise<void> {
  const connection = Connection.open(file, patience)
  try {
    const [version] = await connection.attempt(() => connection.rows('PRAGMA user_version'))
    if (version?.[0] === 0) throw unavailable(`${file} is no backup of Concordat.`)
    await prepareSchema(connection)
    const [state] = await connection.attempt(() => connection.rows('PRAGMA integrity_check(1)'))
    if (state?.[0] !== 'ok')
      throw unavailable(`${file} is damaged (${String(state?.[0])}): take another backup.`)
  } finally {
    connection.close()
  }
}

/** Makes a file aside and gives it its name once it is whole; never in place of one that is there. */
async function makeAside<T>(file: string, make: (aside: string) => Promise<T>): Promise<T> {
  const aside = `${file}.${randomUUID()}`
  try {
    const made = await make(aside)
    await synchronise(aside)
    await placeFile(aside, file)
    await synchronise(path.dirname(file))
    return made
  } catch (error) {
    const isOfFiles = (error as NodeJS.ErrnoException).syscall !== undefined
    throw isOfFiles ? notWritten(file, error) : error
  } finally {
    for (const ending of ['', ...COMPANIONS]) await rm(aside + ending, { force: true })
  }
}

async function synchronise(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function notWritten(file: string, error: unknown): StoreError {
  const { code, message } = error as NodeJS.ErrnoException
  const why =
    code === 'EEXIST'
      ? 'exists already: name another file'
      : `cannot be written (${code ?? message}): check its folder and the free space`
  return new StoreError('unavailable', `${file} ${why}.`, undefined, { cause: error })
}

function unavailable(message: string): StoreError {
  return new StoreError('unavailable', message)
}
