import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** How long a piece, of some 64 KiB, may take to leave: far below any line in use. */
const IDLE_LIMIT = 60_000 // milliseconds

/**
 * Answers with what is read of a source, as fast as it is taken, and breaks off when nobody takes it: a reader that
 * stands still would keep the place of others.
 * @param idleLimit milliseconds
 * @returns false when whoever asked went away, or stood still, before its end
 */
export async function sendStream(
  response: Response,
  source: Readable | (() => AsyncIterable<string>),
  idleLimit: number = IDLE_LIMIT,
): Promise<boolean> {
  const idle = new AbortController()
  let waiting: NodeJS.Timeout | undefined
  const pieces = typeof source === 'function' ? source() : (source as AsyncIterable<Uint8Array>)
  async function* watched(): AsyncGenerator<string | Uint8Array, undefined> {
    for await (const piece of pieces) {
      waiting = setTimeout(() => idle.abort(), idleLimit)
      yield piece // asked for the next one when this one has left
      clearTimeout(waiting)
    }
    waiting = setTimeout(() => idle.abort(), idleLimit)
    return undefined
  }
  try {
    await pipeline(watched, response, { signal: idle.signal })
    return true
  } catch (error) {
    if (idle.signal.aborted) return false
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return false
    throw error
  } finally {
    clearTimeout(waiting)
  }
}
