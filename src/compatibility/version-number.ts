/** A version as Semantic Versioning 2.0.0 writes it, or one that leaves its last numbers out. */
export interface VersionNumber {
  /** Major, minor and patch, as many as are written. */
  readonly numbers: readonly number[]
  /** What stands behind the hyphen (item 9). */
  readonly preRelease: string | undefined
}

const FIRST_YEAR = 1900 // a major number as high is the year of a date

/** Reads `2.1.0`, `v2.1` or `3.0.0-rc.1+build`; undefined for what has no steps, such as dates and words. */
export function readVersion(text: string): VersionNumber | undefined {
  const match =
    /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([\w.-]{1,64}))?(?:\+[\w.-]{1,64})?$/.exec(
      text,
    )
  if (match === null) return undefined
  const numbers = match
    .slice(1, 4)
    .flatMap((part: string | undefined) => (part === undefined ? [] : [Number(part)]))
  if ((numbers[0] ?? 0) >= FIRST_YEAR) return undefined
  return { numbers, preRelease: match[4] }
}

/** Precedence (item 11): below 0 when the left one comes first. */
export function compareVersions(left: VersionNumber, right: VersionNumber): number {
  for (let index = 0; index < 3; index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  return comparePreReleases(left.preRelease, right.preRelease)
}

function comparePreReleases(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0
  if (left === undefined || right === undefined) return left === undefined ? 1 : -1
  const ours = left.split('.')
  const theirs = right.split('.')
  for (let index = 0; index < Math.min(ours.length, theirs.length); index += 1) {
    const difference = compareIdentifiers(ours[index] ?? '', theirs[index] ?? '')
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length
}

/** Numbers come before words, and are compared as numbers. */
function compareIdentifiers(left: string, right: string): number {
  const isNumber = (text: string) => /^\d+$/.test(text)
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right)
  if (isNumber(left) !== isNumber(right)) return isNumber(left) ? -1 : 1
  return left < right ? -1 : Number(left > right)
}
