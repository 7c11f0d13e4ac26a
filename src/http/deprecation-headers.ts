import type { Response } from 'express'
import type { Registry, VersionListItem } from '../registry/index.ts'
import { API_ROOT } from './description/api-description.ts'
import { serviceUrl } from './names-in-urls.ts'

/**
 * Says in the headers of an answer that a version is deprecated (RFC 9745), when it ends (RFC 8594), and
 * which version to move to (RFC 5829). Versions that are not deprecated get none of it.
 */
export async function setDeprecationHeaders(
  registry: Pick<Registry, 'versions'>,
  response: Response,
  version: VersionListItem,
): Promise<void> {
  const { service, deprecatedAt, sunsetAt } = version
  if (deprecatedAt === undefined) return
  // A date of RFC 9651: seconds since 1970 after an @.
  response.set('Deprecation', `@${Math.floor(Date.parse(deprecatedAt) / 1000)}`)
  if (sunsetAt !== undefined) response.set('Sunset', new Date(sunsetAt).toUTCString())

  const { items } = await registry.versions.list(service, { limit: 500 })
  const successor = items.find(isInService)
  if (successor !== undefined) {
    const address = `${API_ROOT}/services/${serviceUrl(service)}/versions/${successor.version}`
    response.links({ 'successor-version': address })
  }
}

/** Highest first, it is the one to move to. */
function isInService({ phase, deprecatedAt }: VersionListItem): boolean {
  return phase === 'operation' && deprecatedAt === undefined
}
