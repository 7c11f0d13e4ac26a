import { isCurrent, isLive, type PortfolioService } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'
import { underOwner } from './under-owner.ts'

const FACETS = ['purpose', 'contract', 'policies', 'endpoints', 'owner', 'support'] as const
const ENOUGH = 0.8 // of them

export const describedShare = defineFact({
  id: 'described_share',
  area: 'ownership',
  name: 'Services described well enough to be chosen',
  definition:
    'Services of which at least five of six are there, out of all services not retired: the purpose (its function), a contract (inputs and outputs), a policy that applies to the contract, an endpoint (its reach), an owner as in `owner_share`, and a link that leads to help (support).',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'record',
  spans: ({ services }) =>
    services.filter(isCurrent).flatMap((entry) =>
      underOwner(entry, (isOwned) => {
        const facets = facetsOf(entry, isOwned)
        const missing = FACETS.filter((facet) => !facets[facet])
        return {
          id: entry.service.id,
          counted: (FACETS.length - missing.length) / FACETS.length >= ENOUGH,
          because:
            missing.length === 0
              ? sayOfItem('missing.none')
              : sayOfItem('missing.some', {
                  names: missing.map((facet) => sayOfItem(`facet.${facet}`)).join(', '),
                }),
        }
      }),
    ),
})

function facetsOf(
  { service, versions }: PortfolioService,
  isOwned: boolean,
): Readonly<Record<(typeof FACETS)[number], boolean>> {
  const live = versions.filter(isLive)
  return {
    purpose: service.purpose !== undefined,
    contract: live.length > 0,
    policies: live.some(({ conformance }) => conformance.length > 0),
    endpoints: service.endpoints.length > 0,
    owner: isOwned,
    support: service.links.length > 0,
  }
}
