import { createHash } from 'node:crypto'
import semver from 'semver'
import { isExactVersion } from '../../versions/semantic-version.ts'

const LONGEST = 63 // characters of a segment

/** A text as a segment of a domain or the name of a service; undefined when nothing of it can stand in one. */
export function segmentOf(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain === '') return undefined
  if (plain.length <= LONGEST) return plain
  // What is cut off still tells names apart.
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8)
  return `${plain.slice(0, LONGEST - 9).replace(/-+$/, '')}-${digest}`
}

const DATE = /^v?(\d{4})-(\d{1,2})-(\d{1,2})$/
const SHORT = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/i

/**
 * A version as others write it, as Semantic Versioning does: `v2` is 2.0.0, and the 13th of May 2021 is 2021.5.13.
 * Undefined for what is no number, or a larger one than a version of the registry may have.
 */
export function semanticVersionOf(text: string | undefined): string | undefined {
  const version = versionIn(text?.trim() ?? '')
  return version !== undefined && isExactVersion(version) ? version : undefined
}

function versionIn(given: string): string | undefined {
  const exact = semver.valid(given)
  if (exact !== null && given === exact) return exact
  const date = DATE.exec(given)
  if (date !== null) return date.slice(1).map(Number).join('.')
  const short = SHORT.exec(given)
  if (short !== null) return [1, 2, 3].map((part) => Number(short[part] ?? 0)).join('.')
  return exact ?? undefined
}
