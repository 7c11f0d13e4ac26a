import { Definitions } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { wsdlImportsBelow } from './wsdl-imports.ts'

export const importNamespaceMatches = defineWsdlRule({
  id: 'BP2104',
  aliases: ['WSI2104'],
  title: 'Require an import to name the targetNamespace of what it imports',
  message:
    'The import names namespace "{namespace}", but "{uri}" has the targetNamespace "{targetNamespace}".',
  severity: 'error',
  requirements: ['R2005'],
  rationale:
    'References are resolved by the namespace of the import; with another one they lead nowhere.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: [
        '<wsdl:import namespace="http://example.com/orders"',
        '<wsdl:import namespace="http://example.com/order"',
      ],
      at: '/definitions/import',
    },
  ],
  prerequisites: ['BP2101'],
  target: 'Definitions',
  applies: ({ imports }) => imports.length > 0,
  *check(definitions) {
    for (const { uri = '', namespace = '', target, location } of wsdlImportsBelow(definitions)) {
      if (!(target instanceof Definitions)) continue
      const { targetNamespace = '' } = target
      if (namespace === targetNamespace) continue
      yield {
        at: location,
        data: { namespace, uri, targetNamespace },
        related: [target.location],
        fix: 'Set namespace to the targetNamespace of the imported description.',
      }
    }
  },
})
