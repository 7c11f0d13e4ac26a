import { isCurrent, isOperational, versionId } from '../../portfolio.ts'
import { defineFact, type TimedItem } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const contractShare = defineFact({
  id: 'contract_share',
  area: 'contracts',
  name: 'Operation with machine-readable contracts',
  definition:
    'Contract versions in operation, out of these and the services that have no contract at all, each of which counts as one that is in operation without. A contract that cannot be parsed is not taken into the registry.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services.filter(isCurrent).flatMap(({ service, versions }): readonly TimedItem[] =>
      versions.length === 0
        ? [{ id: service.id, counted: false, because: sayOfItem('contract.none') }]
        : versions.filter(isOperational).map((version) => ({
            id: versionId(version),
            counted: true,
            because: sayOfItem('contract.parsed', { format: version.format }),
          })),
    ),
})
