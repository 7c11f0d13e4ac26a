import type { ObservationMapping } from './observation-mapping.ts'

/** Where a service is called. */
export interface CalledAt {
  readonly host: string
  readonly path: string
  /** The service's id. */
  readonly service: string
  readonly environment: string
}

export interface FoundService {
  readonly service: string
  readonly environment: string
  /** The path behind the one that the service lies at. */
  readonly rest: string
}

/** Finds services by where calls went: the longest path that fits, entries of the mapping before endpoints. */
export function serviceFinder(
  mapped: readonly CalledAt[],
  endpoints: readonly CalledAt[],
): (host: string | undefined, path: string) => FoundService | undefined {
  const byHost = new Map<string, CalledAt[]>()
  for (const place of [...mapped, ...endpoints]) {
    const places = byHost.get(place.host)
    if (places === undefined) byHost.set(place.host, [place])
    else places.push(place)
  }
  // Sorting keeps the order of what is equally long.
  for (const places of byHost.values()) places.sort((a, b) => b.path.length - a.path.length)
  const among = (host: string, path: string): CalledAt | undefined =>
    byHost.get(host)?.find((place) => isBelow(path, place.path))
  return (host, path) => {
    const place =
      (host === undefined ? undefined : among(hostOf(host), path)) ?? among(ANY_HOST, path)
    if (place === undefined) return undefined
    const { service, environment } = place
    return { service, environment, rest: path.slice(place.path.length) || '/' }
  }
}

const ANY_HOST = '*'

/** The entries of a mapping whose services there are. */
export function mappedPlaces(
  { addresses }: ObservationMapping,
  idOf: ReadonlyMap<string, string>,
): readonly CalledAt[] {
  return addresses.flatMap(({ host, path = '/', service, environment = '' }) => {
    const id = idOf.get(service)
    return id === undefined
      ? []
      : [{ host: hostOf(host), path: withoutSlash(path), service: id, environment }]
  })
}

/** Undefined for an endpoint that no log could name. */
export function endpointPlace(
  service: string,
  { environment, url }: { readonly environment: string; readonly url: string },
): CalledAt | undefined {
  if (!URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  if (host === '') return undefined
  return { host: hostOf(host), path: withoutSlash(pathname), service, environment }
}

/** Lower case, and without a port that goes without saying. */
function hostOf(host: string): string {
  return host.toLowerCase().replace(/:(?:80|443)$/, '')
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}

function isBelow(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`) || outer === ''
}
