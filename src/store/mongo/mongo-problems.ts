import mongoose from 'mongoose'
import { StoreError } from '../port.ts'

const { MongoServerError, MongoError, MongoAPIError } = mongoose.mongo

/** Codes of MongoDB for a document, or an update to one, that is larger than 16 MiB. */
const TOO_LARGE = new Set([10334, 17419, 17420])

/** Codes of MongoDB for a disk, or a quota, that is used up. */
const FULL = new Set([14031, 12501])

/** Milliseconds that a call waits for its answer: a server may stop answering and keep its connections. */
const ANSWER = 8_000

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

/** Does what needs the server, however long that takes; every failure of it becomes a StoreError. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isServerFailure(error) ? toStoreError(error) : error
  }
}

/**
 * The same for what changes nothing, or nothing that would matter if it were done later.
 * @param milliseconds that it may take
 * @throws StoreError `unavailable` after that
 */
export function ask<T>(work: () => Promise<T>, milliseconds = ANSWER): Promise<T> {
  return attempt(() => within(milliseconds, work, unanswered))
}

/**
 * The same for one write. A server that is gone or silent may have made it all the same, or make it once it goes on.
 * @throws StoreError `outcome-unknown` for that
 */
export function write<T>(work: () => Promise<T>): Promise<T> {
  return attempt(async () => {
    try {
      return await within(ANSWER, work, () => outcomeUnknown(undefined))
    } catch (error) {
      throw mayBeMade(error) ? outcomeUnknown(error) : error
    }
  })
}

/** What the work comes to after its time is nobody's any more. */
function within<T>(
  milliseconds: number,
  work: () => Promise<T>,
  failure: () => StoreError,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(failure()), milliseconds)
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

/**
 * Whether a write that failed like this has no definite answer. Only the server's own refusal is one, or that nothing was
 * ever sent: a write that is tried again may end with no connection to be had, and have been made the first time.
 */
function mayBeMade(error: unknown): boolean {
  if (!(error instanceof MongoError) || error instanceof MongoAPIError) return false
  return (
    // Of many documents at once, what went wrong on the way is told as the server's error, too, but without its code.
    !(error instanceof MongoServerError && typeof error.code === 'number') ||
    error.name === 'MongoWriteConcernError' ||
    error.hasErrorLabel('RetryableWriteError')
  )
}

function unanswered(): StoreError {
  return new StoreError(
    'unavailable',
    'MongoDB does not answer: check the server, its disk and the network.',
  )
}

function outcomeUnknown(cause: unknown): StoreError {
  return new StoreError(
    'outcome-unknown',
    'MongoDB did not answer whether it has made a change: check the server, its disk and the network.',
    undefined,
    { cause },
  )
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
    typeof code === 'number' && FULL.has(code) ? 'full' : undefined,
    { cause: error },
  )
}
