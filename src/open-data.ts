import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { AuditError, loadOrCreateSigningKey, type SigningKey } from './audit/index.ts'
import { StartError, type Configuration } from './configuration.ts'
import { openMongoStore, openSqliteStore, StoreError, type Store } from './store/index.ts'

/** What the data folder, or the database beside it, holds. */
export interface Data {
  readonly store: Store
  readonly signingKey: SigningKey
}

/** @throws StartError when the folder or the store cannot be used; nothing in them is changed then */
export async function openData(configuration: Configuration): Promise<Data> {
  const { dataFolder, mongodbUri } = configuration
  prepareFolder(dataFolder)
  try {
    const store =
      mongodbUri === undefined
        ? await openSqliteStore({ path: path.join(dataFolder, 'concordat.sqlite') })
        : await openMongoStore({ uri: mongodbUri })
    const signingKey = await loadOrCreateSigningKey(path.join(dataFolder, 'signing-key.pem'))
    return { store, signingKey }
  } catch (error) {
    if (error instanceof AuditError) throw new StartError(error.message, { cause: error })
    if (!(error instanceof StoreError)) throw error
    throw new StartError(adviceFor(error, mongodbUri), { cause: error })
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
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

/** The store says what is wrong and what to do; where its place is named is known only here. */
function adviceFor({ message }: StoreError, mongodbUri: string | undefined): string {
  return mongodbUri === undefined
    ? `${message} Another data folder can be named in CONCORDAT_DATA.`
    : `${message} Its address stands in MONGODB_URI.`
}
