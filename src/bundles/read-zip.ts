import type { Entry } from 'yauzl'
import type { ContractFile } from '../contracts/index.ts'
import type { ZipEntry } from './zip-entry.ts'
import { DEFAULT_ZIP_LIMITS, type ZipLimits } from './zip-limits.ts'

/** Whether bytes begin as a zip archive does: with a file, or with the end of an empty one. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  if (first !== 0x50 || second !== 0x4b) return false
  return (third === 3 && fourth === 4) || (third === 5 && fourth === 6)
}

/**
 * Unpacks a zip archive (PKWARE APPNOTE.TXT 6.3) into memory, with Zip64 but without encryption. What counts
 * is its central directory; archives within it stay packed. Names are paths from the deepest folder that
 * holds all files, so that a folder around everything makes no difference.
 *
 * Sizes are checked by what the directory says before anything is unpacked, and again while it is: a file that
 * turns out larger than it says is refused then.
 * @param admit is told how many bytes everything unpacks to before it does; what it throws is thrown
 * @throws BundleError any code but `bundle-entry`
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
  admit: (unpackedBytes: number) => void = () => undefined,
): Promise<readonly ContractFile[]> {
  // What unpacks is loaded for the first archive: most runs of the command line meet none.
  const { unpackZip } = await import('./unpack-zip.ts')
  return unpackZip(bytes, limits, admit)
}

/**
 * Reads what the directory of an archive says of an entry.
 * @throws BundleError `bundle-name`, `bundle-unsupported`
 */
export async function readZipEntry(entry: Entry): Promise<ZipEntry> {
  const { readEntry } = await import('./zip-entry.ts')
  return readEntry(entry)
}
