import type { Domain } from '../../api/schemas.ts'

/** The owner that a domain takes over from the nearest one above it that is listed. */
export function inheritedOwner(path: string, domains: readonly Domain[]): string | undefined {
  const owners = new Map(domains.map((domain) => [domain.path, domain.owner]))
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = owners.get(path.slice(0, end))
    if (owner !== undefined) return owner
  }
  return undefined
}
