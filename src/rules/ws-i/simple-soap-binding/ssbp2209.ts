import { defineWsdlRule } from '../../rule.ts'
import { omissionsIn } from '../unbound-parts.ts'

export const allPartsAreBoundSimply = defineWsdlRule({
  id: 'SSBP2209',
  title: 'Prefer bindings that bind every part, whatever operations they leave out',
  message: '{place} leaves out {parts}.',
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
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']",
    },
  ],
  target: 'UsedBinding',
  *check(binding, context) {
    const omissions = context.once(omissionsIn['1.1'])(binding)
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
