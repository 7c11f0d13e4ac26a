import type { Resolution } from '../../contracts/index.ts'

/**
 * What comes of a reference that leads to no file of this disk or commit. What may well be there is refused; a
 * URN, say, is no address at all, and nothing is there.
 */
export function notHere(uri: string): Resolution {
  if (/^https?:/i.test(uri)) {
    return { kind: 'refused', reason: 'remote imports are followed only with --allow-remote' }
  }
  return /^file:|^[\\/]{2}/i.test(uri)
    ? { kind: 'refused', reason: `${uri} lies on another machine` }
    : { kind: 'missing', reason: `${uri} is no file, and no http or https address` }
}
