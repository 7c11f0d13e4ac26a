import type { Reading } from '../description/reading.ts'

/**
 * `Cache-Control` of an answer that may be given again without asking. A cache that many share keeps only what everybody may
 * read (RFC 9111, section 5.2.2.7): it does not know whose token has been revoked since.
 * @param seconds how long
 */
export function keptFor(seconds: number, reading: Reading): string {
  return `${reading === 'open' ? 'public' : 'private'}, max-age=${seconds}`
}
