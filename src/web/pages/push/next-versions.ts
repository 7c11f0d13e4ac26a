import type { Version } from '../../api/schemas.ts'

/** Numbers that a next version may have, by how much it changes; only the first without a version yet. */
export interface NextVersions {
  readonly patch: string
  readonly minor: string
  readonly major: string
}

const RELEASE = /^(\d+)\.(\d+)\.(\d+)$/

/**
 * The steps from the highest release (Semantic Versioning 2.0.0, section 2), or undefined while there is
 * none. Versions before a release lead nowhere.
 */
export function nextVersions(
  versions: readonly Pick<Version, 'version'>[],
): NextVersions | undefined {
  const releases = versions
    .map(({ version }) => RELEASE.exec(version)?.slice(1).map(Number))
    .filter((numbers) => numbers !== undefined)
    .sort((one, other) => compare(other, one))
  const [highest] = releases
  if (highest === undefined) return undefined
  const [major = 0, minor = 0, patch = 0] = highest
  return {
    patch: `${major}.${minor}.${patch + 1}`,
    minor: `${major}.${minor + 1}.0`,
    major: `${major + 1}.0.0`,
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
