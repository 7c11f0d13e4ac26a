import type { VersionListItem } from '../../../registry/index.ts'
import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const interopPassShare = defineFact({
  id: 'interop_pass_share',
  area: 'policies',
  name: 'Contracts in operation that keep the policies',
  definition:
    'Contract versions in operation that pass every policy with enforcement "gate" or "block", out of all in operation under such a policy. A verdict that could not be reached does not count as a pass.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter((version) => isOperational(version) && mandated(version).length > 0)
      .map((version) => {
        const open = mandated(version).filter(({ verdict }) => verdict !== 'pass')
        return {
          id: versionId(version),
          counted: open.length === 0,
          because:
            open.length === 0
              ? sayOfItem('policy.passes', {
                  policies: mandated(version)
                    .map(({ policy }) => policy)
                    .join(', '),
                })
              : open
                  .map(({ policy, verdict }) => sayOfItem('policy.open', { policy, verdict }))
                  .join(', '),
        }
      }),
})

function mandated(version: VersionListItem): VersionListItem['conformance'] {
  return version.conformance.filter(({ enforcement }) => enforcement !== 'advise')
}
