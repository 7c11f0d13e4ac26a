import { defineWsdlRule } from '../rule.ts'
import { unboundParts } from './unbound-parts.ts'

export const allPartsAreBound = defineWsdlRule({
  id: 'BP2114',
  aliases: ['WSI2114'],
  title: 'Prefer bindings that bind every part of their messages',
  message: 'Part "{part}" of message "{message}" is bound by nothing in operation "{operation}".',
  severity: 'warning',
  requirements: ['R2209'],
  rationale: 'A part that the binding does not carry gets lost on the way.',
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
  prerequisites: ['BP2118'],
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
