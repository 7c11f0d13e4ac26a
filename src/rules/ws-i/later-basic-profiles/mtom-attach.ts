import { defineWsdlRule } from '../../rule.ts'
import { mtomIn } from '../policies/mtom-assertions.ts'
import { policyAttachments } from '../policies/policy-attachments.ts'

export const mtomIsOfEndpoints = defineWsdlRule({
  id: 'MTOM-ATTACH',
  aliases: ['BP12-MTOM-ATTACH', 'BP20-MTOM-ATTACH'],
  title: 'Require the assertion of MTOM to be attached to ports and bindings',
  message: 'The assertion {name} is attached to a {subject}, and is about endpoints.',
  severity: 'error',
  requirements: ['WS-MTOMPolicy 1.0'],
  rationale:
    'How messages are serialized is a matter of the endpoint; elsewhere the assertion is passed over.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsp:Policy><wsoma:OptimizedMimeSerialization/></wsp:Policy>',
      ],
      at: "/definitions/portType[@name='Orders']/wsp:Policy",
    },
  ],
  target: 'Description',
  applies: (_, context) =>
    context.once(policyAttachments).some((attachment) => mtomIn(attachment) !== undefined),
  *check(_, context) {
    for (const attachment of context.once(policyAttachments)) {
      const { subject, attached } = attachment
      const mtom = mtomIn(attachment)
      if (mtom === undefined || subject === 'port' || subject === 'binding') continue
      yield {
        at: attached.location,
        data: { name: mtom.element.name, subject },
        fix: 'Attach it to the port or the binding.',
      }
    }
  },
})
