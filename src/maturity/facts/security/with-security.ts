import type { VersionListItem, VersionView } from '../../../registry/index.ts'
import { StoreError } from '../../../store/index.ts'
import { isOperational } from '../../portfolio.ts'

/** Formats whose contracts say how calls are protected. */
const TELLING = /^(?:openapi-|wsdl-1\.1$)/
const MOST = 20 // contracts of a service that are read, which are kept read

/**
 * Versions with what their contracts say of security: of those in operation that were pushed before that was kept beside
 * them, by reading the contract. Of one that cannot be read nothing is said, and only the first 20 of a service are.
 * @param versions highest first
 * @param read the version with what its contract says
 */
export async function withSecurity(
  versions: readonly VersionListItem[],
  read: (version: string) => Promise<VersionView>,
): Promise<readonly VersionListItem[]> {
  const older = versions
    .filter((one) => isOperational(one) && one.security === undefined && TELLING.test(one.format))
    .slice(0, MOST)
  if (older.length === 0) return versions
  const said = new Map<string, VersionListItem['security']>()
  for (const { version } of older) said.set(version, await securityOf(() => read(version)))
  return versions.map((one) => ({ ...one, security: one.security ?? said.get(one.version) }))
}

async function securityOf(read: () => Promise<VersionView>): Promise<VersionListItem['security']> {
  try {
    return (await read()).summary.security
  } catch (error) {
    if (error instanceof StoreError) throw error
    return undefined
  }
}
