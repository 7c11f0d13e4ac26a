import { isCurrent } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const contractShare = defineFact({
  id: 'contract_share',
  area: 'contracts',
  name: 'Services with a machine-readable contract',
  definition: 'Services with at least one contract version, out of all services not retired.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services.filter(isCurrent).map(({ service, versions }) => ({
      id: service.id,
      counted: versions.length > 0,
      because:
        versions.length === 0
          ? sayOfItem('contract.none')
          : sayOfItem('contract.some', { count: versions.length }),
    })),
})
