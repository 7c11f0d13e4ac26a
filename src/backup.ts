/** Backup and restoring of the embedded store, for the command line; a server may run meanwhile or not. */
import path from 'node:path'
import { verifyLedgerIn, type LedgerVerification } from './audit/index.ts'
import { readConfiguration, StartError } from './configuration.ts'
import { dataFileIn, makeDataFolder } from './open-data.ts'
import {
  backUpSqliteStore,
  openSqliteStore,
  restoreSqliteStore,
  StoreError,
} from './store/index.ts'

/**
 * Copies the store of the data folder into a file, as it is at one moment.
 * @throws StartError that says what to do
 */
export async function backUp(environment: NodeJS.ProcessEnv, file: string): Promise<void> {
  const dataFile = embeddedStore(environment)
  await inWords(() => backUpSqliteStore(dataFile, path.resolve(file)))
}

/**
 * Puts a backup into the data folder, in which there must be no store.
 * @returns what the ledger in it proves
 * @throws StartError that says what to do
 */
export async function restore(
  environment: NodeJS.ProcessEnv,
  file: string,
): Promise<LedgerVerification> {
  const dataFile = embeddedStore(environment)
  makeDataFolder(path.dirname(dataFile))
  return inWords(async () => {
    await restoreSqliteStore(path.resolve(file), dataFile)
    const store = await openSqliteStore({ path: dataFile })
    try {
      return await verifyLedgerIn(store)
    } finally {
      await store.close()
    }
  })
}

function embeddedStore(environment: NodeJS.ProcessEnv): string {
  const { dataFolder, mongodbUri } = readConfiguration(environment)
  if (mongodbUri !== undefined)
    throw new StartError(
      'The store is in MongoDB (MONGODB_URI is set); back it up and restore it with its own tools, mongodump and mongorestore.',
    )
  return dataFileIn(dataFolder)
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreError) throw new StartError(error.message, { cause: error })
    throw error
  }
}
