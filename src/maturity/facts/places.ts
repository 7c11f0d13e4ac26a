import { GovernanceError, type Governance } from '../../governance/index.ts'
import type { Registry } from '../../registry/index.ts'
import { MaturityError } from '../maturity-error.ts'
import { placeOfRole } from './base/make-record.ts'
import type { CircleEvidence, Scope } from './fact.ts'

/** Circles as they were on a day; none before the first constitution. */
export async function circlesOf(
  { circles }: Pick<Governance, 'circles'>,
  on?: Date,
): Promise<readonly CircleEvidence[]> {
  try {
    return (await circles.organisation(on)).circles
  } catch (error) {
    if (error instanceof GovernanceError && error.code === 'governance-not-ratified') return []
    throw error
  }
}

/** The circles of a scope: a circle with all that lie in it, or all of them for the whole registry. */
export function circlesWithin(
  all: readonly CircleEvidence[],
  { domain, circle }: Scope,
): readonly CircleEvidence[] {
  if (circle === undefined) return domain === undefined ? all : []
  const within = new Set([circle])
  for (let before = 0; before !== within.size;) {
    before = within.size
    for (const { id, parent } of all) if (parent !== undefined && within.has(parent)) within.add(id)
  }
  return all.filter(({ id }) => within.has(id))
}

/**
 * A scope at a moment, by the path that its domain had then; as it is for now.
 * @throws RegistryError `domain-not-found`, `past-unknown`
 */
export async function scopeThen(
  { past }: Pick<Registry, 'past'>,
  scope: Scope,
  at: Date | undefined,
): Promise<Scope> {
  if (at === undefined || scope.domain === undefined) return scope
  return { ...scope, domain: (await past.domain(at, scope.domain)).path }
}

/**
 * The places whose sums a scope is made of. What a circle answers for are the services that its roles own, and its
 * tensions and proposals.
 * @param registry says whether a domain is there; not asked when it is left out
 * @throws RegistryError `domain-not-found`; MaturityError `maturity-circle-not-found`
 */
export async function placesIn(
  registry: Pick<Registry, 'domains'> | undefined,
  all: readonly CircleEvidence[],
  scope: Scope,
): Promise<readonly string[]> {
  const { domain, circle } = scope
  if (domain !== undefined) {
    await registry?.domains.get(domain)
    return [`domain:${domain}`]
  }
  if (circle === undefined) return ['whole']
  const within = circlesWithin(all, scope)
  if (within.length === 0) {
    throw MaturityError.circleNotFound(
      circle,
      all.map(({ id }) => id),
    )
  }
  return within.flatMap(({ id, roles }) => [
    `circle:${id}`,
    ...roles.map(({ id: role }) => placeOfRole(role)),
  ])
}
