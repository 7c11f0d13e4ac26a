/** Archives of the whole registry: of one that is running, and of a store that somebody has access to. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import {
  ArchiveError,
  exportArchive,
  listOperations,
  restoreArchive,
  type Manifest,
  type Restored,
  type RestoreProgress,
} from './archive/index.ts'
import { ARCHIVED_COLLECTIONS } from './archived-collections.ts'
import { AuditError, createLedger, ledgerStanding, type Ledger } from './audit/index.ts'
import { readConfiguration, StartError } from './configuration.ts'
import { brokenSeal } from './governance/index.ts'
import { dataFileIn, makeDataFolder, openStore, signingKeyOf } from './open-data.ts'
import type { Archives } from './http/index.ts'
import { createPermits, markForProjection, type Actor, type Authority } from './registry/index.ts'
import { makeSqliteStore, placeFile, StoreError, type Store } from './store/index.ts'

/** The archives of a running registry. */
export function createArchives(ports: {
  readonly store: Store
  readonly ledger: Ledger
  readonly authority: Authority
  readonly clock: () => Date
  readonly newId: () => string
}): Archives {
  const { store, ledger, clock, newId } = ports
  const permits = createPermits(ports.authority, clock)
  const requirePermit = (actor: Actor): Promise<unknown> =>
    permits.require(actor, 'registry.export', { subject: 'registry', domain: '' })
  return {
    export: async (actor) => {
      await requirePermit(actor)
      return exportArchive({
        ...{ store, clock, newId, kinds: ARCHIVED_COLLECTIONS },
        seal: () => ledger.seal(),
        by: actor.id,
      })
    },
    operations: async (actor) => {
      await requirePermit(actor)
      return listOperations(store)
    },
  }
}

/**
 * Writes an archive of the store that the environment names; a server may run on it meanwhile or not.
 * @throws StartError that says what to do
 */
export async function exportStore(environment: NodeJS.ProcessEnv, file: string): Promise<Manifest> {
  const configuration = readConfiguration(environment)
  const dataFile = dataFileIn(configuration.dataFolder)
  if (configuration.mongodbUri === undefined && !existsSync(dataFile))
    throw new StartError(
      `There is no store ${dataFile} to export; name its folder in CONCORDAT_DATA.`,
    )
  const store = await openStore(configuration)
  try {
    return await inWords(async () => {
      const archive = await exportArchive({
        ...{ store, kinds: ARCHIVED_COLLECTIONS, clock: () => new Date(), newId: randomUUID },
        seal: async () => {
          const { waiting, signed } = await ledgerStanding(store)
          if (!waiting && signed) return // the key is not needed, and need not be there
          const signingKey = await signingKeyOf(configuration, store)
          await (await createLedger({ store, clock: () => new Date(), signingKey })).seal()
        },
        by: operator(),
      })
      await writeNewFile(file, archive.bytes)
      await archive.note()
      return await archive.manifest
    })
  } finally {
    await store.close()
  }
}

/**
 * Restores an archive into the store that the environment names, which must be empty.
 * @throws StartError that says what to do; then nothing was written
 */
export async function restoreStore(
  environment: NodeJS.ProcessEnv,
  file: string,
  onProgress: (progress: RestoreProgress) => void,
): Promise<Restored & { readonly into: string }> {
  const configuration = readConfiguration(environment)
  const input = {
    ...{ file, kinds: ARCHIVED_COLLECTIONS, clock: () => new Date(), by: operator(), onProgress },
    finish: async (store: Store) => {
      await requireDecided(store)
      await markForProjection(store, randomUUID)
    },
  }
  const restore = (openTarget: () => Promise<Store>): Promise<Restored> =>
    restoreArchive(input, openTarget)
  return inWords(async () => {
    if (configuration.mongodbUri === undefined) {
      makeDataFolder(configuration.dataFolder)
      const dataFile = dataFileIn(configuration.dataFolder)
      return { ...(await makeSqliteStore(dataFile, restore)), into: dataFile }
    }
    let store: Store | undefined
    try {
      const restored = await restore(async () => (store = await openStore(configuration)))
      return { ...restored, into: 'the database of MONGODB_URI' }
    } finally {
      await store?.close()
    }
  })
}

/** @throws ArchiveError `archive-ledger-broken` when the archive holds a governance that nobody decided */
async function requireDecided(store: Store): Promise<void> {
  const broken = await brokenSeal(store, 'all')
  if (broken === undefined) return
  throw new ArchiveError(
    'archive-ledger-broken',
    `What the archive holds as governance is not what its ledger says, so nothing is restored. ${broken}`,
  )
}

/**
 * Writes a file that is there once it is complete and on the disk, readable by its owner alone, and never replaces another.
 * @throws StartError that says what to do; whatever the chunks throw
 */
export async function writeNewFile(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const aside = `${path.resolve(file)}.${randomUUID()}`
  try {
    const handle = await open(aside, 'wx', 0o600)
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await placeFile(aside, path.resolve(file))
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    const why =
      code === 'EEXIST'
        ? 'exists already: name another file'
        : `cannot be written (${code ?? ''}): check its folder and the free space`
    throw new StartError(`${file} ${why}.`, { cause: error })
  } finally {
    await rm(aside, { force: true })
  }
}

function operator(): string {
  return `${userInfo().username} on this machine`
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof StoreError || error instanceof AuditError)
      throw new StartError(error.message, { cause: error })
    throw error
  }
}
