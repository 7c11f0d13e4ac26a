import { defineSoapRule } from '../soap-rule.ts'
import { omissionsIn } from '../unbound-parts.ts'

export const allPartsAreBound = defineSoapRule({
  id: 'BP2114',
  aliases: ['WSI2114'],
  title: 'Prefer bindings that bind every part of their messages',
  message: '{place} leaves out {parts}.',
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
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']",
    },
  ],
  prerequisites: ['BP2118'],
  target: 'UsedBinding',
  *check(binding, soap, context) {
    const omissions = context.once(omissionsIn[soap.version])(binding)
    for (const { at, place, parts, related } of omissions) {
      yield {
        at,
        data: { place, parts },
        related,
        fix: 'Bind each part in a body, header or fault, or remove it.',
      }
    }
  },
})
