import mongoose from 'mongoose'
import { StoreError } from '../port.ts'

const { MongoServerError, MongoError } = mongoose.mongo

/** Codes of MongoDB for a document, or an update to one, that is larger than 16 MiB. */
const TOO_LARGE = new Set([10334, 17419, 17420])

/** The index that a write would have broken, `id` for the id; undefined for any other failure. */
export function brokenUniqueness(error: unknown): string | undefined {
  if (!(error instanceof MongoServerError) || error.code !== 11000) return undefined
  const pattern: unknown = error['keyPattern']
  const [key] = typeof pattern === 'object' && pattern !== null ? Object.keys(pattern) : []
  if (key === '_id') return 'id'
  if (key !== undefined) return key.slice(key.indexOf('.') + 1)
  // Servers that give no pattern name the index: `… index: byName-unique dup key: …`.
  const named = /index: (\S+)/.exec(error.message)?.[1]
  return named === undefined || named.startsWith('_id') ? 'id' : named.replace(/-unique$/, '')
}

/**
 * Does an upsert by id, which may lose against another process that inserts the same document at the same
 * moment; then the document is there, and doing it again updates it.
 */
export async function upsert(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (brokenUniqueness(error) !== 'id') throw error
    await work()
  }
}

/** Does what needs the server; every failure of it becomes a StoreError. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isServerFailure(error) ? toStoreError(error) : error
  }
}

function isServerFailure(error: unknown): error is Error {
  return (
    error instanceof MongoError || error instanceof mongoose.MongooseError || isUnreadable(error)
  )
}

/** Two packages of the driver have an error of this name, and one of them is no `MongoError`. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && error.name === 'MongoParseError'
}

/** The message names no address: it may hold credentials. */
function toStoreError(error: Error): StoreError {
  const code = error instanceof MongoServerError ? error.code : undefined
  if (typeof code === 'number' && TOO_LARGE.has(code))
    return new StoreError('invalid-document', 'The document is larger than MongoDB allows.', '', {
      cause: error,
    })
  if (isUnreadable(error))
    return new StoreError(
      'unavailable',
      'The address of MongoDB cannot be read: write mongodb://USER:PASSWORD@HOST:PORT/DATABASE (or mongodb+srv://), with what is special in the password percent-encoded.',
      undefined,
      { cause: error },
    )
  return new StoreError(
    'unavailable',
    `MongoDB cannot be reached or refuses to work (${error.name}): check its address, the server and its free space.`,
    undefined,
    { cause: error },
  )
}
