import { restoreLedger, type LedgerVerification } from '../audit/index.ts'
import type { Store } from '../store/index.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchivedRecords } from './archived-records.ts'
import { checkArchive, recordsEntry } from './check-archive.ts'
import { readContentLine } from './content-line.ts'
import { LEDGER_ENTRY } from './manifest.ts'
import { openArchive, type OpenArchive } from './open-archive.ts'
import { beginOperation, OPERATIONS, unfinishedRestore } from './operations-log.ts'

export interface RestoreInput {
  readonly file: string
  readonly kinds: readonly ArchivedRecords[]
  readonly clock: () => Date
  /** Who restores, for the log of operations. */
  readonly by: string
  /** What else belongs to the restore; only then it counts as completed. */
  readonly finish: (store: Store) => Promise<void>
  /** Is told how far it has come. */
  readonly onProgress?: (progress: RestoreProgress) => void
}

export interface RestoreProgress {
  readonly step: 'checking' | 'contents' | 'records' | 'ledger'
  readonly done: number
  readonly all: number
}

export interface Restored {
  /** SHA-256 of the archive's manifest. */
  readonly archive: string
  readonly records: Readonly<Record<string, number>>
  readonly contents: number
  readonly verification: LedgerVerification
}

/**
 * Puts what an archive holds into an empty store: catalogue and ledger as they were. The archive is read to its
 * end and checked before anything is written. What was interrupted is gone on with by restoring the same again.
 * @param open opens the store, once the archive has been found good
 * @throws ArchiveError
 */
export async function restoreArchive(
  { file, kinds, clock, by, finish, onProgress }: RestoreInput,
  open: () => Promise<Store>,
): Promise<Restored> {
  const archive = await openArchive(file)
  try {
    onProgress?.({ step: 'checking', done: 0, all: 1 })
    const verification = await checkArchive(archive, kinds)
    const store = await open()
    await requireRestorable(store, kinds, archive.digest)
    const { entries, head } = verification
    const operation = await beginOperation(
      await store.collection(OPERATIONS),
      `restore-${archive.digest}`,
      {
        kind: 'restore',
        archive: archive.digest,
        by,
        begunAt: clock().toISOString(),
        ledger: { entries, head },
      },
    )
    await restoreContents(store, archive, onProgress)
    await restoreRecords(store, archive, kinds, onProgress)
    onProgress?.({ step: 'ledger', done: 0, all: entries })
    await restoreLedger(store, archive.lines(LEDGER_ENTRY))
    await finish(store)
    await operation.complete(clock())
    const { records, contents } = archive.manifest
    return { archive: archive.digest, records, contents, verification }
  } finally {
    archive.close()
  }
}

/** Empty, or left by the same restore, which was interrupted. */
async function requireRestorable(
  store: Store,
  kinds: readonly ArchivedRecords[],
  digest: string,
): Promise<void> {
  const unfinished = await unfinishedRestore(store)
  if (unfinished?.archive === digest) return
  for (const kind of kinds) {
    if (unfinished === undefined && (await kind.isEmpty(store))) continue
    throw new ArchiveError(
      'registry-not-empty',
      `The registry holds ${unfinished === undefined ? kind.name : 'a part of another archive'} already, and an archive is restored into an empty one only: name another data folder or database. Nothing was changed.`,
    )
  }
}

async function restoreContents(
  store: Store,
  archive: OpenArchive,
  onProgress: RestoreInput['onProgress'],
): Promise<void> {
  let done = 0
  for (const entry of archive.contentEntries) {
    for await (const batch of inBatches(archive.lines(entry), CONTENTS_AT_ONCE)) {
      await Promise.all(batch.map((line) => store.contents.put(readContentLine(entry, line).bytes)))
      done += batch.length
      onProgress?.({ step: 'contents', done, all: archive.manifest.contents })
    }
  }
}

/** Few: a content may be as large as a contract may. */
const CONTENTS_AT_ONCE = 8
const RECORDS_AT_ONCE = 200

async function restoreRecords(
  store: Store,
  archive: OpenArchive,
  kinds: readonly ArchivedRecords[],
  onProgress: RestoreInput['onProgress'],
): Promise<void> {
  const all = Object.values(archive.manifest.records).reduce((sum, count) => sum + count, 0)
  let done = 0
  for (const kind of kinds) {
    const entry = recordsEntry(kind.name)
    if (!archive.has(entry)) continue
    for await (const batch of inBatches(archive.lines(entry), RECORDS_AT_ONCE)) {
      await kind.restore(store, batch)
      done += batch.length
      onProgress?.({ step: 'records', done, all })
    }
  }
}

async function* inBatches(
  lines: AsyncIterable<string>,
  size: number,
): AsyncGenerator<readonly string[], undefined> {
  let batch: string[] = []
  for await (const line of lines) {
    batch.push(line)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  return undefined
}
