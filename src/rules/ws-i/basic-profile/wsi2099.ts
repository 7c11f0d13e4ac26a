import { defineWsdlRule } from '../../rule.ts'
import { claimantsIn, claimsOn } from './conformance-claims.ts'

export const claimsStandWhereAllowed = defineWsdlRule({
  id: 'WSI2099',
  title: 'Require conformance claims to stand on a port, binding, portType, operation or message',
  message: '{parent} carries a conformance claim.',
  severity: 'error',
  requirements: ['R0003'],
  rationale: 'Elsewhere it is undefined what the claim covers.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsdl:documentation><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/></wsdl:documentation>',
      ],
    },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:service name="OrdersService">',
        '<wsdl:service name="OrdersService"><wsdl:documentation><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/></wsdl:documentation>',
      ],
      at: "/definitions/service[@name='OrdersService']/documentation/wsi:Claim",
    },
  ],
  target: 'Definitions',
  applies: ({ element }) => [...element.walk()].some((inner) => claimsOn(inner).length > 0),
  *check(definitions) {
    const allowed = new Set(claimantsIn(definitions).map(({ element }) => element))
    for (const inner of definitions.element.walk()) {
      if (allowed.has(inner)) continue
      for (const claim of claimsOn(inner)) {
        yield {
          at: claim.location,
          data: { parent: inner.localName },
          fix: 'Move the claim to what it is meant for.',
        }
      }
    }
  },
})
