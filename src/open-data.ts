import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { unfinishedRestore } from './archive/index.ts'
import {
  AuditError,
  requireInUse,
  signingKeyFor,
  signingKeyFromPem,
  type SigningKey,
} from './audit/index.ts'
import { StartError, type Configuration } from './configuration.ts'
import { openMongoStore, openSqliteStore, StoreError, type Store } from './store/index.ts'

/** What the data folder, or the database beside it, holds. */
export interface Data {
  readonly store: Store
  readonly signingKey: SigningKey
}

/** @throws StartError when the folder or the store cannot be used; nothing in them is changed then */
export async function openData(configuration: Configuration): Promise<Data> {
  const store = await openStore(configuration)
  try {
    await refuseHalfRestored(store)
    return { store, signingKey: await signingKeyOf(configuration, store) }
  } catch (error) {
    await store.close()
    if (error instanceof AuditError) throw new StartError(error.message, { cause: error })
    throw error
  }
}

/** @throws StartError when the folder or the store cannot be used; nothing in them is changed then */
export async function openStore({ dataFolder, mongodbUri }: Configuration): Promise<Store> {
  makeDataFolder(dataFolder)
  try {
    return mongodbUri === undefined
      ? await openSqliteStore({ path: dataFileIn(dataFolder) })
      : await openMongoStore({ uri: mongodbUri })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new StartError(adviceFor(error, mongodbUri), { cause: error })
  }
}

async function refuseHalfRestored(store: Store): Promise<void> {
  const restore = await unfinishedRestore(store)
  if (restore === undefined) return
  throw new StartError(
    `The database holds a part of an archive, whose restore was interrupted (${restore.begunAt}, manifest ${restore.archive}); run "concordat import" with the same archive again, or name another database.`,
  )
}

/** @throws AuditError `signing-key-unusable`; StartError for a key in the environment that is none */
export async function signingKeyOf(
  { signingKey, dataFolder }: Configuration,
  store: Store,
): Promise<SigningKey> {
  if (signingKey === undefined) return await signingKeyFor(store, signingKeyFileIn(dataFolder))
  return await requireInUse(store, signingKeyOfEnvironment(signingKey))
}

function signingKeyOfEnvironment(pem: string): SigningKey {
  try {
    return signingKeyFromPem(pem)
  } catch (error) {
    throw new StartError(
      'CONCORDAT_SIGNING_KEY is no Ed25519 key in PEM; make one with "openssl genpkey -algorithm ed25519".',
      { cause: error },
    )
  }
}

/** Where the ledger's key is in the data folder, unless the environment gives it. */
export function signingKeyFileIn(dataFolder: string): string {
  return path.join(dataFolder, 'signing-key.pem')
}

/** Where the embedded store is in the data folder. */
export function dataFileIn(dataFolder: string): string {
  return path.join(dataFolder, 'concordat.sqlite')
}

/** @throws StartError when the folder is not there and cannot be made, or cannot be written */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartError(
        `The data folder ${folder} cannot be made, because a file stands in its place; move that file, or name another folder in CONCORDAT_DATA.`,
        { cause: error },
      )
    }
    throw new StartError(
      `The data folder ${folder} cannot be written (${code ?? 'unknown reason'}); make it writable, or name another one in CONCORDAT_DATA.`,
      { cause: error },
    )
  }
}

/** Step by step: Node's own recursive way never ends where a system refuses with ENOENT, as in /proc. */
function makeFolder(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (stats?.isDirectory() === true) return
  if (stats === undefined && path.dirname(folder) !== folder) makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another start may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** The store says what is wrong and what to do; where its place is named is known only here. */
function adviceFor({ message }: StoreError, mongodbUri: string | undefined): string {
  return mongodbUri === undefined
    ? `${message} Another data folder can be named in CONCORDAT_DATA.`
    : `${message} Its address stands in MONGODB_URI.`
}
