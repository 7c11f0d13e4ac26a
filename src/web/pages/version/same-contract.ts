import type { Version } from '../../api/schemas.ts'

/** The highest other version that says the same as one, and whether it does so byte for byte. */
export function sameContract(
  version: Version,
  versions: readonly Version[],
): { readonly version: string; readonly identical: boolean } | undefined {
  const { canonicalDigest, digest } = version
  if (canonicalDigest === undefined) return undefined
  const same = versions.find(
    (other) => other.version !== version.version && other.canonicalDigest === canonicalDigest,
  )
  return same && { version: same.version, identical: same.digest === digest }
}
