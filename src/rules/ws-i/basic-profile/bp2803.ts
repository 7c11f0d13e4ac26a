import { defineWsdlRule } from '../../rule.ts'
import { isAbsoluteUri } from '../uri.ts'

export const importNamespaceIsAbsolute = defineWsdlRule({
  id: 'BP2803',
  title: 'Forbid relative namespaces in imports',
  message: 'The import names the relative namespace "{namespace}".',
  severity: 'error',
  requirements: ['R2803'],
  rationale: 'A relative namespace means something else wherever the document lies.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: [
        '<wsdl:import namespace="http://example.com/orders"',
        '<wsdl:import namespace="orders"',
      ],
      at: '/definitions/import',
    },
  ],
  target: 'Import',
  applies: ({ namespace }) => namespace !== undefined,
  *check({ namespace = '', location }) {
    if (isAbsoluteUri(namespace)) return
    yield { at: location, data: { namespace }, fix: 'Use an absolute URI as the namespace.' }
  },
})
