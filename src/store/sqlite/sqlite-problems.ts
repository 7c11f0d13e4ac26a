import { StoreError } from '../port.ts'

interface SqliteFailure extends Error {
  /** SQLite's extended result code by name, for instance `SQLITE_BUSY_SNAPSHOT`. */
  readonly code: string
}

/** Whether SQLite itself refused (https://www.sqlite.org/rescode.html), rather than our code erring. */
export function isSqliteFailure(error: unknown): error is SqliteFailure {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_')
  )
}

/** Someone else holds the lock that is needed; it passes. */
export function isBusy(error: unknown): boolean {
  return isSqliteFailure(error) && isBusyCode(error.code)
}

/** The index that a write would have broken, `id` for the id; undefined for any other failure. */
export function brokenUniqueness(error: unknown): string | undefined {
  if (!isSqliteFailure(error)) return undefined
  if (error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'id'
  if (error.code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined
  // Indexes on expressions are reported by name: "UNIQUE constraint failed: index 'services/byName'".
  return /index '[^'/]*\/([^']*)'/.exec(error.message)?.[1] ?? 'id'
}

/** What went wrong with the file, in words for the person who runs the registry. */
export function toStoreError(error: unknown, path: string): StoreError {
  const code = isSqliteFailure(error) ? error.code : ''
  const message = error instanceof Error ? error.message : String(error)
  const detail = code.startsWith('SQLITE_FULL') ? 'full' : undefined
  return new StoreError('unavailable', `${explain(code, path)} (${message})`, detail, {
    cause: error,
  })
}

function explain(code: string, path: string): string {
  if (code.startsWith('SQLITE_FULL')) return `The disk that holds ${path} is full: free some space.`
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return `${path} cannot be written: check the rights on the file and its folder.`
  if (code.startsWith('SQLITE_NOTADB'))
    return `${path} is no data file of Concordat: name another one.`
  if (code.startsWith('SQLITE_CORRUPT')) return `${path} is damaged: restore it from a backup.`
  if (isBusyCode(code))
    return `${path} has been locked by another process for too long: stop that process or wait for it.`
  if (code.startsWith('SQLITE_IOERR'))
    return `${path} cannot be read or written: check the disk and its free space.`
  return `${path} cannot be opened or used: check that its folder exists and can be written.`
}

function isBusyCode(code: string): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(code)
}
