import { createHash } from 'node:crypto'
import { ledgerStanding } from '../audit/index.ts'
import type { Store } from '../store/index.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchivedRecords } from './archived-records.ts'
import { manifestText } from './manifest.ts'
import { OPERATIONS } from './operations-log.ts'
import { writeArchive, type ArchiveStream } from './write-archive.ts'

export interface ArchiveExport extends ArchiveStream {
  /** Notes the export in the log of operations, once all of it was read. */
  note(): Promise<void>
}

export interface ExportInput {
  readonly store: Store
  readonly kinds: readonly ArchivedRecords[]
  /** Moves every event to the ledger and signs its end. */
  readonly seal: () => Promise<void>
  readonly clock: () => Date
  readonly newId: () => string
  readonly by: string
}

/** Between sealing and looking, others may write; they would have to do so each time. */
const ATTEMPTS = 100

/**
 * Begins to write what a registry holds, as it is at one moment, while it goes on being written where its store
 * can show a moment; elsewhere it has to be left alone meanwhile.
 * @throws ArchiveError `registry-not-settled`, also in the stream
 */
export async function exportArchive(input: ExportInput): Promise<ArchiveExport> {
  const { store, kinds, clock, newId, by } = input
  // A collection that nobody has opened yet is made, so that the snapshot has it.
  for (const kind of kinds) await kind.isEmpty(store)
  const moment = await settledMoment(input)
  const { bytes, manifest } = writeArchive(moment ?? store, kinds, moment !== undefined)
  if (moment !== undefined) bytes.once('close', () => void moment.close())
  return {
    bytes,
    manifest,
    note: async () => {
      const { ledger } = await manifest
      const at = clock().toISOString()
      const archive = createHash('sha256')
        .update(manifestText(await manifest))
        .digest('hex')
      const { entries, head } = ledger
      await (
        await store.collection(OPERATIONS)
      ).insert(
        newId(),
        {
          kind: 'export',
          state: 'completed',
          archive,
          by,
          begunAt: at,
          completedAt: at,
          ledger: { entries, head },
        },
        [],
      )
    },
  }
}

/** A moment in which the ledger says all that happened, and is signed to its end; undefined: the store itself. */
async function settledMoment({ store, seal }: ExportInput): Promise<Store | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await seal()
    const moment = await store.snapshot()
    const { waiting, signed } = await ledgerStanding(moment ?? store)
    if (!waiting && signed) return moment
    await moment?.close()
  }
  throw new ArchiveError(
    'registry-not-settled',
    'The registry is being written all the time; export it when less is going on.',
  )
}
