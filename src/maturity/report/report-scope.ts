import { RegistryError, type Registry } from '../../registry/index.ts'
import { areasIn, sizeIn } from '../facts/cases/size-rows.ts'
import type { CircleEvidence, Scope } from '../facts/fact.ts'
import { circlesWithin, placesIn } from '../facts/places.ts'
import type { Row } from '../facts/tally.ts'
import type { ReportBasis } from './report-basis.ts'
import { say } from './texts.ts'

/** An area that a scope is compared by: a domain directly below it, the scope itself, or a circle in it. */
export interface Area extends Scope {
  readonly title: string
  readonly services: number
}

/** What a report speaks of, and by what its services are grouped. */
export interface ReportScope {
  readonly name: string
  /** The areas that hold services, the largest first: how many there are, and the first of them. */
  areas(
    basis: ReportBasis,
    rows: readonly Row[],
    most: number,
  ): Promise<{ readonly count: number; readonly first: readonly Area[] }>
  /** Roles whose services and exceptions belong to the scope; undefined: all of the domain. */
  readonly roles: ReadonlySet<string> | undefined
}

/** @param circles as they were at the moment of the report */
export async function reportScope(
  registry: Registry,
  circles: readonly CircleEvidence[],
  scope: Scope,
): Promise<ReportScope> {
  if (scope.circle !== undefined) return circleScope(circles, scope.circle)
  const titleOf = (path: string): Promise<string> => titleOfDomain(registry, path)
  const { domain } = scope
  return {
    name:
      domain === undefined
        ? say('report.scope.whole')
        : say('report.scope.domain', { domain: await titleOf(domain) }),
    areas: async (_basis, rows, most) => {
      const all = areasIn(rows)
      const first: Area[] = []
      for (const [path, services] of all.slice(0, most)) {
        first.push({ domain: path, title: await titleOf(path), services })
      }
      return { count: all.length, first }
    },
    roles: undefined,
  }
}

async function titleOfDomain({ domains }: Registry, path: string): Promise<string> {
  try {
    return (await domains.get(path)).title
  } catch (error) {
    if (error instanceof RegistryError) return path // its path of then, which it has no more
    throw error
  }
}

/** A circle answers for the services that its roles own, and those of the circles in it. */
function circleScope(circles: readonly CircleEvidence[], circle: string): ReportScope {
  const inner = circles.filter(({ parent }) => parent === circle)
  const within = circlesWithin(circles, { circle })
  return {
    name: say('report.scope.circle', {
      circle: circles.find(({ id }) => id === circle)?.title ?? circle,
    }),
    areas: async (basis, _rows, most) => {
      const areas: Area[] = []
      for (const { id, title } of inner) {
        const rows = await basis.rows(await placesIn(undefined, circles, { circle: id }))
        const { services } = sizeIn(rows)
        if (services > 0) areas.push({ circle: id, title, services })
      }
      areas.sort((a, b) => b.services - a.services)
      return { count: areas.length, first: areas.slice(0, most) }
    },
    roles: new Set(within.flatMap(({ roles }) => roles.map(({ id }) => id))),
  }
}
