import { isOperational, versionId } from '../../portfolio.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const declaredSecurityShare = defineFact({
  id: 'declared_security_share',
  area: 'security',
  name: 'Contracts in operation that say how calls are protected',
  definition:
    'Contract versions in operation that protect every operation that clients call (OpenAPI: a security requirement that is not empty; WSDL 1.1: a policy of WS-SecurityPolicy without a way around it), out of all in operation that have such operations and whose format says how they are protected.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: ({ services }) =>
    services
      .flatMap(({ versions }) => versions)
      .filter(isOperational)
      .flatMap((version) => {
        const { operations = 0, secured = 0 } = version.security ?? {}
        if (operations === 0) return []
        return [
          {
            id: versionId(version),
            counted: secured === operations,
            because: sayOfItem('security.protected', { secured, all: operations }),
          },
        ]
      }),
})
