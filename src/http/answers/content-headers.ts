import { mediaTypeOf, type ContentFile } from '../../registry/index.ts'
import type { Reading } from '../description/reading.ts'
import { keptFor } from './kept-for.ts'

const YEAR = 31_536_000 // seconds

/**
 * How a file of a contract is served: as data that no browser runs or renders as a page of this origin, and,
 * when it can never change, to be kept for ever.
 *
 * @param asked `isExact`: the version was named, not `latest` or a range, which may mean another one tomorrow
 */
export function contentHeaders(
  { name, digest, bytes, version }: ContentFile,
  asked: { readonly isExact: boolean; readonly reading: Reading },
): Record<string, string> {
  const never = asked.isExact && version.frozen
  return {
    'Content-Type': mediaTypeOf(version.format, bytes),
    'Content-Disposition': `inline; filename*=UTF-8''${extendedValue(name.split('/').at(-1) ?? name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': never ? `${keptFor(YEAR, asked.reading)}, immutable` : 'no-cache',
    ETag: `"${digest}"`,
  }
}

/** As RFC 8187, section 3.2.1 wants it: `encodeURIComponent` leaves some characters that it does not allow. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
