import type { DomainNames } from '../../registry/index.ts'
import type { Organisation } from './organisation.ts'

/**
 * The organisation with every domain under its present path: what circles were given stays theirs wherever the domain is
 * moved to. What was decided is kept as it was decided; a path never comes to stand for another domain.
 */
export function createPresentDomains(): (
  organisation: Organisation,
  names: DomainNames,
) => Organisation {
  let last: { given: Organisation; names: DomainNames; present: Organisation } | undefined
  return (given, names) => {
    if (last?.given !== given || last.names !== names) {
      last = { given, names, present: withPresentDomains(given, names) }
    }
    return last.present
  }
}

function withPresentDomains(organisation: Organisation, names: DomainNames): Organisation {
  const { circles, roles, assignments } = organisation
  return {
    ...organisation,
    circles: circles.map((circle) => ({
      ...circle,
      policies: circle.policies.map((policy) => ({
        ...policy,
        domain: names.present(policy.domain),
      })),
    })),
    roles: roles.map((role) => ({
      ...role,
      domains: [...new Set(role.domains.map((domain) => names.present(domain)))],
    })),
    assignments: assignments.map((assignment) => {
      const { focus } = assignment
      if (focus?.domain === undefined) return assignment
      return { ...assignment, focus: { ...focus, domain: names.present(focus.domain) } }
    }),
  }
}
