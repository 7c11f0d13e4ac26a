import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { sharedFolderOf, type ContractFile } from '../contracts/index.ts'
import { BundleError } from './bundle-error.ts'
import { BundleNames } from './bundle-names.ts'
import { quoted } from './bundle-path.ts'
import { readEntry } from './zip-entry.ts'
import type { ZipLimits } from './zip-limits.ts'

/** What packing on a Mac adds beside the files. */
const RESOURCE_FORKS = '__MACOSX/'
/** Up to here no ratio is too good to be true: a file of blanks packs a thousand times smaller. */
const RATIO_COUNTS_FROM = 1_048_576 // bytes

/** What `readZip` does. */
export async function unpackZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  admit: (unpackedBytes: number) => void,
): Promise<readonly ContractFile[]> {
  const zip = await orUnreadable(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      decodeStrings: false, // so that names are told apart before they are made to look alike
      validateEntrySizes: true,
    }),
  )
  const entries = await listFiles(zip, limits)
  admit(entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0))
  const files: ContractFile[] = []
  for (const { name, entry } of entries) files.push({ name, bytes: await unpack(zip, name, entry) })
  const wrapper = sharedFolderOf(files.map(({ name }) => name))
  return files.map((file) => ({ ...file, name: file.name.slice(wrapper.length) }))
}

interface NamedEntry {
  readonly name: string
  readonly entry: Entry
}

async function listFiles(zip: ZipFile, limits: ZipLimits): Promise<readonly NamedEntry[]> {
  if (zip.entryCount > limits.entries) {
    throw tooLarge(`It has ${zip.entryCount} entries; at most ${limits.entries} are read`)
  }
  const names = new BundleNames()
  const files: NamedEntry[] = []
  let unpacked = 0
  const entries = zip.eachEntry()
  for (;;) {
    const next = await orUnreadable(() => entries.next())
    if (next.done === true) break
    const entry: Entry = next.value
    const { kind, name } = readEntry(entry)
    if (kind === 'folder' || name.startsWith(RESOURCE_FORKS)) continue
    names.add(name)
    unpacked += requireModest(name, entry, limits)
    if (unpacked > limits.bundleBytes) {
      throw tooLarge(`It unpacks to more than ${limits.bundleBytes} bytes, the most that are read`)
    }
    files.push({ name, entry })
  }
  return files
}

/** The bytes that a file unpacks to, which are not too many. */
function requireModest(name: string, entry: Entry, limits: ZipLimits): number {
  const { uncompressedSize, compressedSize } = entry
  if (uncompressedSize > limits.fileBytes) {
    throw tooLarge(
      `${quoted(name)} unpacks to ${uncompressedSize} bytes; at most ${limits.fileBytes} are read`,
    )
  }
  if (uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * limits.ratio) {
    throw tooLarge(
      `${quoted(name)} unpacks to ${uncompressedSize} bytes from ${compressedSize}; more than ${limits.ratio} times is taken for an attack`,
    )
  }
  return uncompressedSize
}

async function unpack(zip: ZipFile, name: string, entry: Entry): Promise<Uint8Array> {
  const bytes = await orUnreadable(async () => {
    const chunks: Buffer[] = []
    const stream = await zip.openReadStreamPromise(entry)
    // The stream itself ends with an error when there is more, or less, than the directory says.
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }, quoted(name))
  if (crc32(bytes) !== entry.crc32) {
    throw new BundleError(
      'bundle-unreadable',
      `${quoted(name)} is damaged: its checksum is another one. Pack the files again.`,
    )
  }
  return bytes
}

/** The library throws plain errors for whatever is wrong with an archive. */
async function orUnreadable<Result>(
  work: () => Promise<Result>,
  what = 'The archive',
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new BundleError(
      'bundle-unreadable',
      `${what} cannot be unpacked: ${why.replace(/\.+$/, '').slice(0, 200)}.`,
      { cause },
    )
  }
}

function tooLarge(why: string): BundleError {
  return new BundleError('bundle-too-large', `${why}.`)
}
