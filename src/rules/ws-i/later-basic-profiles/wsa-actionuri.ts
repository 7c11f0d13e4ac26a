import { defineWsdlRule } from '../../rule.ts'
import { ADDRESSING_METADATA } from '../policies/policy-namespaces.ts'
import { isAbsoluteUri } from '../uri.ts'

export const actionsAreAbsolute = defineWsdlRule({
  id: 'WSA-ACTIONURI',
  aliases: ['BP12-WSA-ACTIONURI', 'BP20-WSA-ACTIONURI'],
  title: 'Require absolute IRIs as wsam:Action',
  message: 'The wsam:Action "{action}" is not an absolute IRI.',
  severity: 'error',
  requirements: ['WS-Addressing 1.0 Metadata, section 4.4.1'],
  rationale:
    'The header that carries the value is an absolute IRI, and nothing says what it would be relative to.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['wsam:Action="http://example.com/orders/placed"', 'wsam:Action="placed"'],
      at: "/definitions/portType[@name='Orders']/operation[@name='placeOrder']/output/@wsam:Action",
    },
  ],
  target: 'OperationMessage',
  applies: ({ element }) => element.attribute('Action', ADDRESSING_METADATA) !== undefined,
  *check({ element }) {
    const action = element.attribute('Action', ADDRESSING_METADATA) ?? ''
    if (isAbsoluteUri(action)) return
    yield {
      at: element.attributeLocation('Action', ADDRESSING_METADATA),
      data: { action },
      fix: 'Write an IRI with its scheme, such as https://example.com/orders/place.',
    }
  },
})
