import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { ledgerLines, ledgerStanding, verifyLedgerIn } from '../audit/index.ts'
import type { Store } from '../store/index.ts'
import { ArchiveError } from './archive-error.ts'
import type { ArchivedRecords } from './archived-records.ts'
import { contentEntry, contentLine } from './content-line.ts'
import { ARCHIVE_VERSION, LEDGER_ENTRY, MANIFEST, manifestText, type Manifest } from './manifest.ts'

/** The same in every archive: when it was made is no part of what is in it. */
const ENTRY_OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

export interface ArchiveStream {
  /** The bytes of the zip archive; an error in it leaves an archive without a directory, which nobody can read. */
  readonly bytes: Readable
  /** What is in it, once all of it was read. */
  readonly manifest: Promise<Manifest>
}

/**
 * Writes what a store holds as an archive, piece by piece: at any moment one page of records, one content and
 * the digests of the contents are in memory.
 *
 * @param isMoment the store shows one moment, whatever is written; otherwise all records are read a second time, so that
 *   any write in between, also one without an event, shows and is refused
 * @throws ArchiveError `registry-not-settled`, `archive-incomplete` in the stream
 */
export function writeArchive(
  store: Store,
  kinds: readonly ArchivedRecords[],
  isMoment: boolean,
): ArchiveStream {
  const zip = new ZipFile()
  const bytes = new PassThrough()
  zip.outputStream.pipe(bytes)
  zip.on('error', (error: Error) => bytes.destroy(error))
  const manifest = fill(zip, goneAway(bytes), { store, kinds, isMoment }).catch(
    (error: unknown) => {
      bytes.destroy(error as Error)
      throw error
    },
  )
  manifest.catch(() => undefined) // whoever reads the bytes is told as well
  return { bytes, manifest }
}

/** Whoever reads the archive may go away; then nothing takes what is read of the store. */
function goneAway(bytes: Readable): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) => {
    bytes.once('close', () => reject(new Error('the archive was not read to its end')))
  })
  gone.catch(() => undefined)
  return gone
}

async function fill(
  zip: ZipFile,
  gone: Promise<never>,
  {
    store,
    kinds,
    isMoment,
  }: {
    readonly store: Store
    readonly kinds: readonly ArchivedRecords[]
    readonly isMoment: boolean
  },
): Promise<Manifest> {
  const before = await ledgerStanding(store)
  const { ok, entries, head, checkpoints, keys } = await verifyLedgerIn(store)
  if (!ok)
    throw new ArchiveError(
      'archive-ledger-broken',
      'The ledger of this registry does not prove itself, so that no archive of it could be restored; "concordat audit verify" says where.',
    )
  const files: Manifest['entries'] = []
  const add = async (name: string, pieces: AsyncIterable<string>): Promise<void> => {
    files.push(await addEntry(zip, gone, name, pieces))
  }
  const contents = new Map<string, Set<string>>()
  const erased = new Set<string>()
  const records: Record<string, number> = {}
  for (const kind of kinds) {
    records[kind.name] = 0
    const lines = async function* (): AsyncGenerator<string> {
      for await (const { line, contents: needed, absent } of kind.lines(store)) {
        records[kind.name] = (records[kind.name] ?? 0) + 1
        for (const digest of needed) remember(contents, digest)
        for (const digest of absent) erased.add(digest)
        yield `${line}\n`
      }
    }
    await add(`records/${kind.name}.jsonl`, lines())
  }
  for (const [name, digests] of contents) {
    for (const digest of erased) digests.delete(digest)
    if (digests.size === 0) contents.delete(name)
  }
  for (const [name, digests] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1)))
    await add(name, contentLines(store, [...digests].sort()))
  await add(LEDGER_ENTRY, ledgerLines(store))
  const isSame = isMoment || (await Promise.race([areStill(store, kinds, files), gone]))
  const after = await ledgerStanding(store)
  if (!isSame || after.waiting || !after.signed || after.entries !== before.entries) {
    throw new ArchiveError(
      'registry-not-settled',
      'The registry was written while it was exported, or its ledger is not signed to its end; export again while nobody writes.',
    )
  }
  const count = [...contents.values()].reduce((sum, { size }) => sum + size, 0)
  const ledger = { entries, head, checkpoints, keys: [...keys] }
  const manifest: Manifest = {
    concordat: 'archive',
    version: ARCHIVE_VERSION,
    entries: files,
    records,
    contents: count,
    ledger,
  }
  await addEntry(zip, gone, MANIFEST, [manifestText(manifest)])
  zip.end()
  return manifest
}

/**
 * Whether records are what was written of them. What is the same at both looks was so at the moment between the two, so
 * that an archive of it is one of that moment.
 */
async function areStill(
  store: Store,
  kinds: readonly ArchivedRecords[],
  files: Manifest['entries'],
): Promise<boolean> {
  const written = new Map(files.map(({ name, sha256 }) => [name, sha256]))
  for (const kind of kinds) {
    const hash = createHash('sha256')
    for await (const { line } of kind.lines(store)) hash.update(`${line}\n`)
    if (hash.digest('hex') !== written.get(`records/${kind.name}.jsonl`)) return false
  }
  return true
}

function remember(contents: Map<string, Set<string>>, digest: string): void {
  const entry = contentEntry(digest)
  const known = contents.get(entry)
  if (known === undefined) contents.set(entry, new Set([digest]))
  else known.add(digest)
}

async function* contentLines(store: Store, digests: readonly string[]): AsyncGenerator<string> {
  for (const digest of digests) {
    const bytes = await store.contents.get(digest)
    if (bytes === undefined)
      throw new ArchiveError(
        'archive-incomplete',
        `The store has lost the content ${digest}, so that no whole archive can be made; restore a backup.`,
      )
    yield `${contentLine(digest, bytes)}\n`
  }
}

/** Resolves once the entry is on its way, with what the manifest says of it. */
async function addEntry(
  zip: ZipFile,
  gone: Promise<never>,
  name: string,
  source: AsyncIterable<string> | Iterable<string>,
): Promise<Manifest['entries'][number]> {
  const hash = createHash('sha256')
  let bytes = 0
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      const buffer = Buffer.from(piece)
      hash.update(buffer)
      bytes += buffer.length
      yield buffer
    }
  }
  const stream = Readable.from(hashed(), { objectMode: false })
  const read = new Promise<void>((resolve, reject) => {
    stream.once('end', resolve)
    stream.once('error', reject)
  })
  zip.addReadStream(stream, name, ENTRY_OPTIONS)
  try {
    await Promise.race([read, gone])
  } finally {
    stream.destroy()
  }
  return { name, bytes, sha256: hash.digest('hex') }
}
