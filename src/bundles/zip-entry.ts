import { isUtf8 } from 'node:buffer'
import { getFileNameLowLevel, type Entry } from 'yauzl'
import { BundleError } from './bundle-error.ts'
import { isBundlePath, quoted, whyNoBundlePath } from './bundle-path.ts'

const UTF_8_NAMES = 0x800 // APPNOTE.TXT, section 4.4.4, bit 11
const UNICODE_PATH = 0x7075 // APPNOTE.TXT, section 4.6.9
const STORED = 0
const DEFLATED = 8
const UNIX_MADE = new Set([3, 19]) // APPNOTE.TXT, section 4.4.2: UNIX and OS X
const FILE_TYPE = 0o170000 // <sys/stat.h>, in the upper half of the external attributes
const REGULAR_FILE = 0o100000
const FOLDER = 0o040000
const SYMBOLIC_LINK = 0o120000

/** The one entry of an archive, as far as its directory tells. */
export interface ZipEntry {
  readonly kind: 'file' | 'folder'
  /** Path from the root of the archive, without a slash at the end. */
  readonly name: string
}

/**
 * Reads what the directory says of an entry.
 * @throws BundleError `bundle-name`, `bundle-unsupported`
 */
export function readEntry(entry: Entry): ZipEntry {
  const written = nameOf(entry)
  const name = written.replace(/^(?:\.\/)+/, '').replace(/\/$/, '')
  if (!isBundlePath(name) && name !== '') {
    throw new BundleError('bundle-name', `${quoted(written)} ${whyNoBundlePath(name)}.`)
  }
  const kind = written.endsWith('/') ? 'folder' : 'file'
  if (name === '' && kind === 'file') {
    throw new BundleError('bundle-name', 'An entry of the archive has no name.')
  }
  const unsupported = kind === 'file' ? whyUnsupported(entry) : undefined
  if (unsupported !== undefined) {
    throw new BundleError('bundle-unsupported', `${quoted(name)} ${unsupported}.`)
  }
  return { kind, name }
}

/**
 * Names are UTF-8 where the archive says so. Where it does not, some tools write UTF-8 all the same; what
 * is no UTF-8 is in code page 437 then (APPNOTE.TXT, appendix D).
 */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const hasOwnUnicode = extraFields.some(({ id }) => id === UNICODE_PATH)
  if (isUtf8(fileNameRaw)) {
    if (!hasOwnUnicode) return fileNameRaw.toString('utf8')
  } else if ((generalPurposeBitFlag & UTF_8_NAMES) !== 0) {
    throw new BundleError(
      'bundle-name',
      `${quoted(fileNameRaw.toString('utf8'))} is said to be in UTF-8, and is not; pack the files again.`,
    )
  }
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
}

function whyUnsupported(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return 'is encrypted; pack the files without a password'
  const { compressionMethod: method } = entry
  if (method !== STORED && method !== DEFLATED) {
    return `is packed by method ${method}; only stored and deflated files are read`
  }
  if (!UNIX_MADE.has(entry.versionMadeBy >>> 8)) return undefined
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
  if (type === SYMBOLIC_LINK) return 'is a symbolic link; pack the file that it leads to'
  return type === 0 || type === REGULAR_FILE || type === FOLDER ? undefined : 'is no file'
}
