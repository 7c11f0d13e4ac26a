import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const securityPassShare = defineFact({
  id: 'security_pass_share',
  area: 'security',
  name: 'Contracts in operation that keep the policies about security',
  definition:
    'Contract versions in operation that pass every policy about security with enforcement "gate" or "block", out of all in operation under such a policy. A policy is about security when its rule pack says so (OWASP API Security, WS-I Basic Security Profile). A verdict that could not be reached does not count as a pass.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services, securityPolicies = new Set() }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .flatMap((version) => {
        const asked = version.conformance.filter(
          ({ policy, enforcement }) => securityPolicies.has(policy) && enforcement !== 'advise',
        )
        if (asked.length === 0) return []
        const open = asked.filter(({ verdict }) => verdict !== 'pass')
        return [
          {
            id: versionId(version),
            counted: open.length === 0,
            because:
              open.length === 0
                ? sayOfItem('policy.passes', {
                    policies: asked.map(({ policy }) => policy).join(', '),
                  })
                : open
                    .map(({ policy, verdict }) => sayOfItem('policy.open', { policy, verdict }))
                    .join(', '),
          },
        ]
      }),
})
