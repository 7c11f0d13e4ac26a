import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { categoryOf, NO_CATEGORIES } from '../policies/policy-categories.ts'

export const securityCoverage = defineFact({
  id: 'security_coverage',
  area: 'security',
  name: 'Contracts in operation under a policy about security',
  definition:
    'Contract versions in operation that at least one policy about security applies to, with whatever enforcement, out of all in operation.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'decision',
  spans: ({ services, categories = NO_CATEGORIES }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .map((version) => {
        const asked = version.conformance
          .map(({ policy }) => policy)
          .filter((policy) => categoryOf(policy, categories) === 'security')
        return {
          id: versionId(version),
          counted: asked.length > 0,
          because:
            asked.length === 0
              ? sayOfItem('security.none')
              : sayOfItem('security.applies', { policies: asked.join(', ') }),
        }
      }),
})
