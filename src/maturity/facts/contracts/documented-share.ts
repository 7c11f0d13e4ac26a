import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const ENOUGH = 0.8 // of the operations

export const documentedShare = defineFact({
  id: 'documented_share',
  area: 'contracts',
  name: 'Contracts that explain what they offer',
  definition:
    'Contract versions in operation that describe themselves and at least 80 of 100 of their operations, out of all in operation that have operations.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .flatMap((version) => {
        const { documentation } = version
        if (!isOperational(version) || documentation === undefined) return []
        const { operations, describedOperations, hasDescription } = documentation
        if (operations === 0) return []
        return [
          {
            id: versionId(version),
            counted: hasDescription && describedOperations >= ENOUGH * operations,
            because: sayOfItem(
              hasDescription ? 'documented.operations' : 'documented.operations.only',
              { described: describedOperations, all: operations },
            ),
          },
        ]
      }),
})
