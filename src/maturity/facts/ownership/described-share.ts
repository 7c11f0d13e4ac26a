import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const FACETS = ['purpose', 'owner', 'capability', 'activity', 'endpoints'] as const
const ENOUGH = 0.8 // of them

export const describedShare = defineFact({
  id: 'described_share',
  area: 'ownership',
  name: 'Services described well enough to be chosen',
  definition:
    'Services with at least four of purpose, owner, capability, value-chain activity and endpoints filled in, out of all services not retired.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'record',
  spans: ({ services }) =>
    services.filter(isCurrent).map(({ service, owner }) => {
      const facets = {
        purpose: service.purpose !== undefined,
        owner: owner !== undefined,
        capability: service.capability !== undefined,
        activity: service.activity !== undefined,
        endpoints: service.endpoints.length > 0,
      }
      const missing = FACETS.filter((facet) => !facets[facet])
      const filled = 1 - missing.length / FACETS.length
      return {
        id: service.id,
        counted: filled >= ENOUGH,
        because:
          missing.length === 0
            ? sayOfItem('missing.none')
            : sayOfItem('missing.some', {
                names: missing.map((facet) => sayOfItem(`facet.${facet}`)).join(', '),
              }),
      }
    }),
})
