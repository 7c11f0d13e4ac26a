import {
  circlesAround,
  coreRole,
  findCircle,
  isWithin,
  type Circle,
  type Organisation,
  type Role,
} from './organisation.ts'

/** Levels of circles within circles. */
const MOST_LEVELS = 12

/** Nobody reads more, and a change set can overlap in hundreds of thousands of ways. */
const MOST_OVERLAPS = 100

/**
 * What must hold of every organisation, as sentences about what does not; empty when all does. No circle
 * lies within itself, no two roles control one domain unless a circle handed it on inwards, and a circle
 * hands on only what it has.
 */
export function organisationMistakes(organisation: Organisation): readonly string[] {
  return [
    ...repeated(
      organisation.circles.map(({ id }) => id),
      'circle',
    ),
    ...repeated(
      organisation.roles.map(({ id }) => id),
      'role',
    ),
    ...organisation.circles.flatMap((circle) => circleMistakes(organisation, circle)),
    ...homelessRoles(organisation),
    ...linkMistakes(organisation),
    ...assignmentMistakes(organisation),
    ...domainMistakes(organisation),
  ]
}

function repeated(ids: readonly string[], what: string): readonly string[] {
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    if (seen.has(id)) return [`There are two ${what}s ${id}; choose another name.`]
    seen.add(id)
    return []
  })
}

function circleMistakes(organisation: Organisation, circle: Circle): readonly string[] {
  const chain = circlesAround(organisation, circle.id)
  const outermost = chain.at(-1)
  const [anchor] = organisation.circles
  if (outermost !== undefined && outermost.id !== anchor?.id) {
    return [
      outermost.parent === undefined
        ? `The circle ${circle.id} lies in no circle; only ${anchor?.id ?? 'the anchor circle'} may.`
        : findCircle(organisation, outermost.parent) === undefined
          ? `The circle ${outermost.id} lies in ${outermost.parent}, which is no circle.`
          : `The circle ${circle.id} would lie within itself.`,
    ]
  }
  return chain.length > MOST_LEVELS
    ? [`The circle ${circle.id} lies ${chain.length} levels deep; ${MOST_LEVELS} are accepted.`]
    : []
}

function homelessRoles({ circles, roles }: Organisation): readonly string[] {
  const known = new Set(circles.map(({ id }) => id))
  return roles
    .filter(({ circle }) => !known.has(circle))
    .map(({ id, circle }) => `The role ${id} lies in ${circle}, which is no circle.`)
}

/** What is linked into a circle is there, and lies in another one. */
function linkMistakes({ circles, roles }: Organisation): readonly string[] {
  const homes = new Map(roles.map(({ id, circle }) => [id, circle]))
  return circles.flatMap(({ id, links = [] }) =>
    links
      .filter((role) => !homes.has(role) || homes.get(role) === id)
      .map((role) => `${role} would be linked into ${id}, and is no role of another circle.`),
  )
}

function assignmentMistakes({ roles, assignments }: Organisation): readonly string[] {
  const known = new Set(roles.map(({ id }) => id))
  const own = new Set(
    assignments
      .filter(({ standsInFor }) => standsInFor === undefined)
      .map(({ role, person }) => JSON.stringify([role, person])),
  )
  const seen = new Set<string>()
  return assignments.flatMap(({ role, person, focus, until, standsInFor }) => {
    const key = JSON.stringify([role, person, focus?.title])
    if (!known.has(role)) return [`${person} would fill ${role}, which is no role.`]
    if (seen.has(key)) return [`${person} would fill the role ${role} twice.`]
    seen.add(key)
    if (standsInFor === undefined) return []
    if (until === undefined) return [`${person} would stand in for ${standsInFor} without an end.`]
    return own.has(JSON.stringify([role, standsInFor]))
      ? []
      : [`${person} would stand in for ${standsInFor}, who does not fill the role ${role}.`]
  })
}

/** Every pair of roles that control overlapping domains must be a circle and somebody within it. */
function domainMistakes(organisation: Organisation): readonly string[] {
  const holders = holdersByDomain(organisation)
  const mistakes: string[] = []
  for (const role of organisation.roles) {
    if (mistakes.length >= MOST_OVERLAPS) break
    const giver = giverOf(organisation, role)
    for (const domain of new Set(role.domains)) {
      for (const outer of domainsAround(domain)) {
        for (const other of holders.get(outer) ?? []) {
          if (other === role || handsOn(organisation, other, role)) continue
          mistakes.push(
            `The domain ${domain} of ${role.id} lies within ${named(outer)}, which ${other.id} controls; only a circle's lead hands a domain on, to within its circle.`,
          )
        }
      }
      for (const other of holders.get(domain) ?? []) {
        if (other.id >= role.id || handsOn(organisation, other, role)) continue
        if (handsOn(organisation, role, other)) continue
        mistakes.push(
          `The domain ${named(domain)} would be controlled by both ${other.id} and ${role.id}; a domain has one role.`,
        )
      }
      if (giver !== 'all' && !giver.some((outer) => isWithin(domain, outer))) {
        mistakes.push(
          `The circle of ${role.id} has no domain that ${named(domain)} lies in, so that it cannot hand it on.`,
        )
      }
    }
  }
  return mistakes
}

function holdersByDomain({ roles }: Organisation): ReadonlyMap<string, ReadonlySet<Role>> {
  const holders = new Map<string, Set<Role>>()
  for (const role of roles) {
    for (const domain of role.domains) {
      const others = holders.get(domain)
      if (others === undefined) holders.set(domain, new Set([role]))
      else others.add(role)
    }
  }
  return holders
}

/** The paths that a domain lies in, itself left out, from the inside out. */
function domainsAround(domain: string): readonly string[] {
  const around: string[] = []
  for (let path = domain; path !== ''; around.push(path)) {
    path = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
  }
  return around
}

function named(domain: string): string {
  return domain === '' ? 'the whole registry' : domain
}

/** Whether the first is the lead of a circle that the second lies in. */
function handsOn(organisation: Organisation, outer: Role, inner: Role): boolean {
  if (outer.kind !== 'lead') return false
  const around = circlesAround(organisation, inner.circle).map(({ id }) => id)
  if (inner.kind !== 'lead') return around.includes(outer.circle)
  return around.slice(1).includes(outer.circle)
}

/** What the circle that gives a role its domains can hand on; the anchor circle has all. */
function giverOf(organisation: Organisation, role: Role): 'all' | readonly string[] {
  const around = circlesAround(organisation, role.circle)
  const [anchor] = organisation.circles
  const giver = role.kind === 'lead' ? around[1] : around[0]
  if (giver === undefined || giver.id === anchor?.id) return 'all'
  return coreRole(organisation, giver.id, 'lead')?.domains ?? []
}
