import type { Registry } from '../../registry/index.ts'
import { circlesWithin } from '../facts/places.ts'
import type { CircleEvidence, Scope } from '../facts/fact.ts'
import { PAGE, pages, type PortfolioService } from '../portfolio.ts'
import { say } from './texts.ts'

/** An area that a scope is compared by: a domain directly below it, or a circle in it. */
export interface Area extends Scope {
  readonly title: string
}

/** What a report speaks of, and by what its services are grouped. */
export interface ReportScope {
  readonly name: string
  has(entry: PortfolioService): boolean
  /** The key of the area that a service lies in, and what is behind the key. */
  areaOf(entry: PortfolioService): string | undefined
  area(key: string): Area
  /** Roles whose exceptions belong to the scope; undefined: all. */
  readonly roles: ReadonlySet<string> | undefined
}

/** @param circles as they were at the moment of the report */
export async function reportScope(
  registry: Registry,
  circles: readonly CircleEvidence[],
  scope: Scope,
): Promise<ReportScope> {
  if (scope.circle !== undefined) return circleScope(circles, scope.circle)
  const titles = new Map<string, string>()
  for await (const { path, title } of pages((cursor) =>
    registry.domains.list({ cursor, limit: PAGE }),
  )) {
    titles.set(path, title)
  }
  const { domain } = scope
  const depth = domain === undefined ? 1 : domain.split('/').length + 1
  return {
    name:
      domain === undefined
        ? say('report.scope.whole')
        : say('report.scope.domain', { domain: titles.get(domain) ?? domain }),
    has: ({ service }) =>
      domain === undefined || service.domain === domain || service.domain.startsWith(`${domain}/`),
    // Those in the scope itself are an area of their own.
    areaOf: ({ service }) => service.domain.split('/').slice(0, depth).join('/'),
    area: (key) => ({ domain: key, title: titles.get(key) ?? key }),
    roles: undefined,
  }
}

/** A circle answers for the services that its roles own, and those of the circles in it. */
function circleScope(circles: readonly CircleEvidence[], circle: string): ReportScope {
  const rolesOf = (id: string): ReadonlySet<string> =>
    new Set(circlesWithin(circles, { circle: id }).flatMap(({ roles }) => roles.map((r) => r.id)))
  const roles = rolesOf(circle)
  const inner = circles
    .filter(({ parent }) => parent === circle)
    .map(({ id }) => ({ id, roles: rolesOf(id) }))
  const nameOf = (id: string): string => circles.find((one) => one.id === id)?.title ?? id
  return {
    name: say('report.scope.circle', { circle: nameOf(circle) }),
    has: ({ owner }) => owner !== undefined && roles.has(owner),
    areaOf: ({ owner = '' }) => inner.find((one) => one.roles.has(owner))?.id,
    area: (key) => ({ circle: key, title: nameOf(key) }),
    roles,
  }
}
