/** A service of the registry, and which of its versions. */
export interface Coordinates {
  readonly domain: string
  readonly name: string
  /** An exact version, `latest` or a range; undefined when none was given. */
  readonly selector: string | undefined
}

const SEGMENT = '[a-z0-9][a-z0-9-]*'
const COORDINATES = new RegExp(`^(${SEGMENT}(?:/${SEGMENT})*)/(${SEGMENT})(?:@(.+))?$`)

/** Reads `DOMAIN/NAME` or `DOMAIN/NAME@VERSION`; undefined when the text is neither. */
export function parseCoordinates(text: string): Coordinates | undefined {
  const [, domain, name, selector] = COORDINATES.exec(text) ?? []
  return domain === undefined || name === undefined ? undefined : { domain, name, selector }
}

/** The path of the service below `/api/v1`; a domain's segments are joined by `~`. */
export function servicePath({ domain, name }: Coordinates): string {
  return `/services/${domain.replaceAll('/', '~')}/${name}`
}

/** The path of the version below `/api/v1`. */
export function versionPath(coordinates: Coordinates): string {
  return `${servicePath(coordinates)}/versions/${encodeURIComponent(coordinates.selector ?? 'latest')}`
}
