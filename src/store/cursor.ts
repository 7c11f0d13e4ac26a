import { z } from 'zod'
import { StoreError } from './port.ts'

/** A key of the order; null for an absent value. */
export type SortKey = string | number | boolean | null

const cursorVersion = 1
/** Characters; a few keys of the greatest length that an indexed field may have. */
const maximumCursorLength = 200_000

const cursorSchema = z.tuple([
  z.literal(cursorVersion),
  z.string(),
  z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
])

/**
 * A cursor says where the last page ended, and to which question it belongs. It is not secret and not
 * signed: a caller who forges the keys within gets another part of what the same question may see.
 */
export function encodeCursor(fingerprint: string, keys: readonly SortKey[]): string {
  return Buffer.from(JSON.stringify([cursorVersion, fingerprint, keys])).toString('base64url')
}

/** @throws StoreError `invalid-query` for anything but a cursor of this very question. */
export function decodeCursor(
  cursor: string,
  fingerprint: string,
  length: number,
): readonly SortKey[] {
  const decoded = cursorSchema.safeParse(parse(cursor))
  if (!decoded.success)
    throw new StoreError('invalid-query', 'The cursor is not one of this store.')
  const [, boundTo, keys] = decoded.data
  if (boundTo !== fingerprint || keys.length !== length || typeof keys.at(-1) !== 'string')
    throw new StoreError(
      'invalid-query',
      'The cursor belongs to another question: ask again with the same filters and order, or without it.',
    )
  return keys
}

function parse(cursor: unknown): unknown {
  if (typeof cursor !== 'string' || cursor.length > maximumCursorLength) return undefined
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
