import { isDeepStrictEqual } from 'node:util'
import { AuditError, verifyLedgerExport, type LedgerVerification } from '../audit/index.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchivedRecords } from './archived-records.ts'
import { contentEntry, readContentLine } from './content-line.ts'
import { LEDGER_ENTRY } from './manifest.ts'
import type { OpenArchive } from './open-archive.ts'

/**
 * Reads an archive to its end and writes nothing: afterwards it is known that every entry is what the manifest
 * says, that every record can be kept, that every content is there, and that the ledger proves itself.
 * @throws ArchiveError any code but those of the registry
 */
export async function checkArchive(
  archive: OpenArchive,
  kinds: readonly ArchivedRecords[],
): Promise<LedgerVerification> {
  const verification = await checkLedger(archive)
  await checkContents(archive, await checkRecords(archive, kinds))
  return verification
}

async function checkLedger(archive: OpenArchive): Promise<LedgerVerification> {
  const verification = await verified(archive)
  const { ok, entries, head, checkpoints, keys, unsigned, problem } = verification
  if (!ok) throw broken(problem?.message ?? '')
  if (!isDeepStrictEqual(archive.manifest.ledger, { entries, head, checkpoints, keys: [...keys] }))
    throw broken('It is another one than the manifest speaks of.')
  if (unsigned > 0)
    throw broken(
      `Its last ${unsigned} entries are not signed, so that anybody could have written them.`,
    )
  return verification
}

async function verified(archive: OpenArchive): Promise<LedgerVerification> {
  try {
    return await verifyLedgerExport(archive.lines(LEDGER_ENTRY))
  } catch (error) {
    if (error instanceof AuditError) throw broken(error.message, error)
    throw error
  }
}

/** Returns the digests of the contents that records refer to, by the entry that they belong to. */
async function checkRecords(
  archive: OpenArchive,
  kinds: readonly ArchivedRecords[],
): Promise<Map<string, Set<string>>> {
  const { records } = archive.manifest
  const known = new Set(kinds.map(({ name }) => name))
  const unknown = Object.keys(records).find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new ArchiveError(
      'archive-version',
      `The archive holds records of "${unknown.slice(0, 60)}", which this version does not know; restore with the version that exported it.`,
    )
  const needed = new Map<string, Set<string>>()
  const erased = new Set<string>()
  for (const kind of kinds) {
    const entry = recordsEntry(kind.name)
    const count = archive.has(entry) ? await checkKind(archive, kind, needed, erased) : 0
    if (count !== (records[kind.name] ?? 0))
      throw new ArchiveError(
        'archive-altered',
        `${entry} has ${count} records, and the manifest says ${records[kind.name] ?? 0}; export again.`,
      )
  }
  for (const digest of erased) needed.get(contentEntry(digest))?.delete(digest)
  for (const [entry, digests] of needed) if (digests.size === 0) needed.delete(entry)
  return needed
}

async function checkKind(
  archive: OpenArchive,
  kind: ArchivedRecords,
  needed: Map<string, Set<string>>,
  erased: Set<string>,
): Promise<number> {
  const entry = recordsEntry(kind.name)
  let count = 0
  let last: string | undefined
  for await (const line of archive.lines(entry)) {
    const { id, contents, absent } = kind.check(line)
    if (last !== undefined && Buffer.compare(Buffer.from(last), Buffer.from(id)) >= 0)
      throw new ArchiveError(
        'archive-altered',
        `${entry} holds "${id.slice(0, 100)}" twice or out of its order; export again.`,
      )
    last = id
    count += 1
    for (const digest of absent) erased.add(digest)
    for (const digest of contents) {
      const lies = contentEntry(digest)
      const known = needed.get(lies)
      if (known === undefined) needed.set(lies, new Set([digest]))
      else known.add(digest)
    }
  }
  return count
}

async function checkContents(
  archive: OpenArchive,
  needed: Map<string, Set<string>>,
): Promise<void> {
  let count = 0
  for (const entry of archive.contentEntries) {
    const missing = needed.get(entry) ?? new Set<string>()
    let last = ''
    for await (const line of archive.lines(entry)) {
      const { digest } = readContentLine(entry, line)
      if (digest <= last || !missing.delete(digest))
        throw new ArchiveError(
          'archive-altered',
          `${entry} holds ${digest} twice, out of its order, or without anything that refers to it; export again.`,
        )
      last = digest
      count += 1
    }
    if (missing.size === 0) needed.delete(entry)
  }
  for (const [digest] of needed.values())
    throw new ArchiveError(
      'archive-incomplete',
      `The archive lacks the content ${digest ?? ''}, which a record refers to; export again.`,
    )
  if (count !== archive.manifest.contents)
    throw new ArchiveError(
      'archive-altered',
      `The archive holds ${count} contents, and the manifest says ${archive.manifest.contents}; export again.`,
    )
}

export function recordsEntry(name: string): string {
  return `records/${name}.jsonl`
}

function broken(why: string, cause?: unknown): ArchiveError {
  return new ArchiveError(
    'archive-ledger-broken',
    `The ledger in the archive is not accepted, so nothing is restored. ${why}`,
    { cause },
  )
}
