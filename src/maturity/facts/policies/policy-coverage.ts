import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const policyCoverage = defineFact({
  id: 'policy_coverage',
  area: 'policies',
  name: 'Contracts in operation under an enforced policy',
  definition:
    'Contract versions in operation that at least one policy with enforcement "gate" or "block" applies to, out of all in operation.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'decision',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .map((version) => {
        const enforced = version.conformance.filter(({ enforcement }) => enforcement !== 'advise')
        return {
          id: versionId(version),
          counted: enforced.length > 0,
          because:
            enforced.length === 0
              ? sayOfItem('policy.none')
              : sayOfItem('policy.under', {
                  policies: enforced.map(({ policy }) => policy).join(', '),
                }),
        }
      }),
})
