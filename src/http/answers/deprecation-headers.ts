import type { Registry, VersionListItem } from '../../registry/index.ts'
import { API_ROOT } from '../description/api-description.ts'
import { serviceUrl } from '../requests/names-in-urls.ts'

/**
 * Says in the headers of an answer that a version is deprecated (RFC 9745), when it ends (RFC 8594), where the
 * decision about it stands (their link relations), and which higher version to move to (RFC 5829). Versions that are
 * not deprecated get none of it.
 */
export async function deprecationHeaders(
  registry: Pick<Registry, 'versions'>,
  { service, version, deprecatedAt, sunsetAt }: VersionListItem,
): Promise<Record<string, string>> {
  if (deprecatedAt === undefined) return {}
  const versions = `${API_ROOT}/services/${serviceUrl(service)}/versions`
  const decision = `${versions}/${version}/transitions`
  const links = [link('deprecation', decision)]
  if (sunsetAt !== undefined) links.push(link('sunset', decision))
  const { items } = await registry.versions.list(service, { limit: 500 })
  const own = items.findIndex((one) => one.version === version)
  const successor = items.slice(0, Math.max(own, 0)).find(isInService)
  if (successor !== undefined) {
    links.push(link('successor-version', `${versions}/${successor.version}`))
  }
  return {
    // A date of RFC 9651: seconds since 1970 after an @.
    Deprecation: `@${Math.floor(Date.parse(deprecatedAt) / 1000)}`,
    ...(sunsetAt !== undefined && { Sunset: new Date(sunsetAt).toUTCString() }),
    Link: links.join(', '),
  }
}

/** As RFC 8288, section 3 writes it. */
function link(relation: string, address: string): string {
  return `<${address}>; rel="${relation}"`
}

/** The list begins with the highest, which is the one to move to. */
function isInService({ phase, deprecatedAt }: VersionListItem): boolean {
  return phase === 'operation' && deprecatedAt === undefined
}
