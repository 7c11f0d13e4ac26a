import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { categoryOf, NO_CATEGORIES } from './policy-categories.ts'

export const policyCoverage = defineFact({
  id: 'policy_coverage',
  area: 'policies',
  name: 'Contracts in operation under an enforced policy',
  definition:
    'Contract versions in operation that at least one policy with enforcement "gate" or "block" of every mandated category applies to, out of all in operation. A category (interoperability, security) is mandated while any policy of it is enforced anywhere; with none, nothing is covered.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'decision',
  spans: ({ services, categories = NO_CATEGORIES }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .map((version) => {
        const { mandated } = categories
        const enforced = version.conformance.filter(({ enforcement }) => enforcement !== 'advise')
        const policies = enforced.map(({ policy }) => policy)
        const covered = new Set(policies.map((policy) => categoryOf(policy, categories)))
        const missing = mandated.filter((category) => !covered.has(category))
        const isCovered = mandated.length > 0 && missing.length === 0
        return {
          id: versionId(version),
          counted: isCovered,
          because: isCovered
            ? sayOfItem('policy.under', { policies: policies.join(', ') })
            : missing.length === 0 || policies.length === 0
              ? sayOfItem('policy.none')
              : sayOfItem('policy.without', {
                  ...{ policies: policies.join(', '), categories: missing.join(', ') },
                }),
        }
      }),
})
