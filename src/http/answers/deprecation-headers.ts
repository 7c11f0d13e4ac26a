import type { Response } from 'express'
import type { Registry, VersionListItem } from '../../registry/index.ts'
import { API_ROOT } from '../description/api-description.ts'
import { serviceUrl } from '../requests/names-in-urls.ts'

/**
 * Says in the headers of an answer that a version is deprecated (RFC 9745), when it ends (RFC 8594), where the
 * decision about it stands (their link relations), and which higher version to move to (RFC 5829). Versions that are
 * not deprecated get none of it.
 */
export async function setDeprecationHeaders(
  registry: Pick<Registry, 'versions'>,
  response: Response,
  { service, version, deprecatedAt, sunsetAt }: VersionListItem,
): Promise<void> {
  if (deprecatedAt === undefined) return
  const versions = `${API_ROOT}/services/${serviceUrl(service)}/versions`
  const decision = `${versions}/${version}/transitions`
  // A date of RFC 9651: seconds since 1970 after an @.
  response.set('Deprecation', `@${Math.floor(Date.parse(deprecatedAt) / 1000)}`)
  response.links({ deprecation: decision })
  if (sunsetAt !== undefined) {
    response.set('Sunset', new Date(sunsetAt).toUTCString())
    response.links({ sunset: decision })
  }
  const { items } = await registry.versions.list(service, { limit: 500 })
  const own = items.findIndex((one) => one.version === version)
  const successor = items.slice(0, Math.max(own, 0)).find(isInService)
  if (successor !== undefined) {
    response.links({ 'successor-version': `${versions}/${successor.version}` })
  }
}

/** The list begins with the highest, which is the one to move to. */
function isInService({ phase, deprecatedAt }: VersionListItem): boolean {
  return phase === 'operation' && deprecatedAt === undefined
}
