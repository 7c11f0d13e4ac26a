import { createHash } from 'node:crypto'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { BundleError, DEFAULT_ZIP_LIMITS, readZipEntry } from '../bundles/index.ts'
import { ArchiveError } from './archive-error.ts'
import { linesOf } from './lines.ts'
import { LEDGER_ENTRY, MANIFEST, readManifest, type Manifest } from './manifest.ts'

const MOST_ENTRIES = 1_000
const LONGEST_MANIFEST = 1_048_576 // bytes
/** Up to here no ratio is too good to be true. */
const RATIO_COUNTS_FROM = 1_048_576 // bytes
const CONTENTS = /^contents\/[0-9a-f]{2}\.jsonl$/
const RECORDS = /^records\/([A-Za-z][A-Za-z0-9-]{0,59})\.jsonl$/

/** An archive whose list of entries fits its manifest. What is in them shows only when they are read. */
export interface OpenArchive {
  readonly manifest: Manifest
  /** SHA-256 of the manifest, hexadecimal: it stands for everything that is in the archive. */
  readonly digest: string
  /** Names of the entries that hold contents, in their order. */
  readonly contentEntries: readonly string[]
  has(name: string): boolean
  /**
   * The lines of an entry; at its end it is known that they are those that the manifest speaks of.
   * @throws ArchiveError `archive-unreadable`, `archive-altered`, `archive-too-large`
   */
  lines(name: string): AsyncGenerator<string, undefined>
  close(): void
}

/** Whether a file is a zip with the entries that only archives of Concordat have together. */
export async function looksLikeArchive(file: string): Promise<boolean> {
  try {
    const zip = await openPromise(file, { decodeStrings: false, autoClose: false })
    try {
      const names = new Set<string>()
      for await (const { fileNameRaw } of zip.eachEntry()) names.add(fileNameRaw.toString('utf8'))
      return names.has(MANIFEST) && names.has(LEDGER_ENTRY)
    } finally {
      zip.close()
    }
  } catch {
    return false // whoever reads it as something else says what is wrong with it
  }
}

/** @throws ArchiveError `archive-unreadable`, `archive-version`, `archive-altered`, `archive-too-large` */
export async function openArchive(file: string): Promise<OpenArchive> {
  const zip = await orUnreadable(file, () =>
    openPromise(file, { decodeStrings: false, validateEntrySizes: true, autoClose: false }),
  )
  try {
    const entries = await listEntries(file, zip)
    const text = await readManifestText(file, zip, entries.get(MANIFEST))
    const manifest = readManifest(text)
    const described = new Map(manifest.entries.map((entry) => [entry.name, entry]))
    compare(entries, described)
    return {
      manifest,
      digest: createHash('sha256').update(text).digest('hex'),
      contentEntries: [...described.keys()].filter((name) => CONTENTS.test(name)).sort(),
      has: (name) => described.has(name),
      async *lines(name) {
        const [entry, expected] = [entries.get(name), described.get(name)]
        if (entry === undefined || expected === undefined) throw lacking(name)
        const hash = createHash('sha256')
        yield* linesOf(name, hashed(file, zip, entry, hash))
        if (hash.digest('hex') !== expected.sha256)
          throw new ArchiveError(
            'archive-altered',
            `${name} is not what the manifest says: its SHA-256 is another one. Export again.`,
          )
        return undefined
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(file: string, zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES)
    throw new ArchiveError(
      'archive-too-large',
      `${file} has ${zip.entryCount} entries; an archive has at most ${MOST_ENTRIES}.`,
    )
  const entries = new Map<string, Entry>()
  const each = zip.eachEntry()
  for (;;) {
    const next = await orUnreadable(file, () => each.next())
    if (next.done === true) return entries
    const entry = next.value
    const { kind, name } = await orUnreadable(file, () => readZipEntry(entry))
    if (kind === 'folder' || entries.has(name))
      throw new ArchiveError(
        'archive-altered',
        `${file} has ${kind === 'folder' ? 'a folder' : 'two entries'} "${name.slice(0, 100)}", which no archive has; export again.`,
      )
    entries.set(name, entry)
  }
}

/** Neither may have what the other has not; and nothing unpacks to more than the manifest says. */
function compare(
  entries: ReadonlyMap<string, Entry>,
  described: ReadonlyMap<string, Manifest['entries'][number]>,
): void {
  for (const [name, { uncompressedSize, compressedSize }] of entries) {
    if (name === MANIFEST) continue
    const expected = described.get(name)
    if (expected === undefined || !isKnownName(name))
      throw new ArchiveError(
        'archive-altered',
        `"${name.slice(0, 100)}" is in the archive, and the manifest does not speak of it; export again.`,
      )
    if (uncompressedSize !== expected.bytes)
      throw new ArchiveError(
        'archive-altered',
        `${name} has ${uncompressedSize} bytes, and the manifest says ${expected.bytes}; export again.`,
      )
    if (
      uncompressedSize > RATIO_COUNTS_FROM &&
      uncompressedSize > compressedSize * DEFAULT_ZIP_LIMITS.ratio
    )
      throw new ArchiveError(
        'archive-too-large',
        `${name} unpacks to ${uncompressedSize} bytes from ${compressedSize}; more than ${DEFAULT_ZIP_LIMITS.ratio} times is taken for an attack.`,
      )
  }
  for (const name of described.keys()) if (!entries.has(name)) throw lacking(name)
  if (!described.has(LEDGER_ENTRY)) throw lacking(LEDGER_ENTRY)
}

function isKnownName(name: string): boolean {
  return name === LEDGER_ENTRY || CONTENTS.test(name) || RECORDS.test(name)
}

async function readManifestText(
  file: string,
  zip: ZipFile,
  entry: Entry | undefined,
): Promise<string> {
  if (entry === undefined)
    throw new ArchiveError(
      'archive-unreadable',
      `${file} has no ${MANIFEST}, so it is no archive of Concordat.`,
    )
  if (entry.uncompressedSize > LONGEST_MANIFEST)
    throw new ArchiveError('archive-too-large', `${MANIFEST} is too large to be one.`)
  return orUnreadable(file, async () => {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  })
}

async function* hashed(
  file: string,
  zip: ZipFile,
  entry: Entry,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, undefined> {
  const stream = await orUnreadable(file, () => zip.openReadStreamPromise(entry))
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    for (;;) {
      const next = await orUnreadable(file, () => chunks.next())
      if (next.done === true) return undefined
      hash.update(next.value)
      yield next.value
    }
  } finally {
    stream.destroy()
  }
}

/** The library throws plain errors for whatever is wrong with a zip, and the file system its own. */
async function orUnreadable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof BundleError)
      throw new ArchiveError('archive-altered', `${file} is refused: ${cause.message}`, { cause })
    const { syscall, code } = cause as NodeJS.ErrnoException
    if (syscall !== undefined)
      throw new ArchiveError('archive-unreadable', `${file} cannot be read (${code ?? ''}).`, {
        cause,
      })
    const why = cause instanceof Error ? cause.message.replace(/\.+$/, '').slice(0, 200) : ''
    throw new ArchiveError(
      'archive-unreadable',
      `${file} cannot be read as a zip archive: ${why}. Copy it again, or export again.`,
      { cause },
    )
  }
}

function lacking(name: string): ArchiveError {
  return new ArchiveError('archive-incomplete', `The archive lacks ${name}; export again.`)
}
