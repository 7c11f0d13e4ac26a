import { defineWsdlRule } from '../rule.ts'
import { unboundParts } from './unbound-parts.ts'

export const allPartsAreBoundSimply = defineWsdlRule({
  id: 'SSBP2209',
  title: 'Prefer bindings that bind every part, whatever operations they leave out',
  message: 'Part "{part}" of message "{message}" is bound by nothing in operation "{operation}".',
  severity: 'warning',
  requirements: ['R2209'],
  rationale:
    'As BP2114, but asked also where binding and portType differ in their operations: what is not bound gets lost.',
  examples: [
    { contract: 'orders-rpc.wsdl' },
    {
      contract: 'orders-rpc.wsdl',
      edit: [
        'namespace="http://example.com/orders/place"',
        'parts="article" namespace="http://example.com/orders/place"',
      ],
      at: "/definitions/binding[@name='OrdersSoap']",
    },
  ],
  target: 'UsedBinding',
  *check(binding) {
    for (const { part, message, operation } of unboundParts(binding)) {
      yield {
        at: binding.location,
        data: {
          part: part.name ?? '',
          message: message.name ?? '',
          operation: operation.name ?? '',
        },
        related: [part.location],
        fix: 'Bind the part in a body, header or fault, or remove it.',
      }
    }
  },
})
