import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { loadOrCreateSigningKey, type SigningKey } from './audit/index.ts'
import { StartError, type Configuration } from './configuration.ts'
import { openSqliteStore, StoreError, type Store } from './store/index.ts'

/** What the data folder, or the database beside it, holds. */
export interface Data {
  readonly store: Store
  readonly signingKey: SigningKey
}

/** @throws StartError when the folder or the store cannot be used; nothing in them is changed then */
export async function openData(configuration: Configuration): Promise<Data> {
  const { dataFolder } = configuration
  prepareFolder(dataFolder)
  try {
    const store = await openSqliteStore({ path: path.join(dataFolder, 'concordat.sqlite') })
    const signingKey = await loadOrCreateSigningKey(path.join(dataFolder, 'signing-key.pem'))
    return { store, signingKey }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new StartError(adviceFor(error, dataFolder), { cause: error })
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(
      `The data folder ${folder} cannot be written (${code ?? 'unknown reason'}); make it writable, or name another one in CONCORDAT_DATA.`,
      { cause: error },
    )
  }
}

function adviceFor({ code, message }: StoreError, folder: string): string {
  switch (code) {
    case 'newer-schema':
      return `${message} Start that version, or name another data folder in CONCORDAT_DATA; ${folder} is unchanged.`
    case 'unavailable':
      return `The store in ${folder} cannot be opened: ${message} Free or repair it, or name another data folder in CONCORDAT_DATA.`
    default:
      return `The store in ${folder} cannot be opened: ${message}`
  }
}
