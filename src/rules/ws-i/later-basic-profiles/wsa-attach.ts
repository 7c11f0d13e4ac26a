import { defineWsdlRule } from '../../rule.ts'
import { policyAttachments, type PolicyAttachment } from '../policies/policy-attachments.ts'
import { ADDRESSING_METADATA } from '../policies/policy-namespaces.ts'

export const addressingIsOfEndpoints = defineWsdlRule({
  id: 'WSA-ATTACH',
  aliases: ['BP12-WSA-ATTACH', 'BP20-WSA-ATTACH'],
  title: 'Require wsam:Addressing to be attached to ports and bindings',
  message: 'wsam:Addressing is attached to a {subject}, and is about endpoints.',
  severity: 'error',
  requirements: ['WS-Addressing 1.0 Metadata, section 3.1'],
  rationale:
    'Whether addressing is used is known of an endpoint as a whole; elsewhere it is passed over.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsp:PolicyReference URI="#Endpoint"/>',
      ],
      at: "/definitions/portType[@name='Orders']/wsp:PolicyReference",
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(policyAttachments).some(hasAddressing),
  *check(_, context) {
    for (const attachment of context.once(policyAttachments)) {
      const { subject, attached } = attachment
      if (subject === 'port' || subject === 'binding' || !hasAddressing(attachment)) continue
      yield {
        at: attached.location,
        data: { subject },
        fix: 'Attach it to the port or the binding.',
      }
    }
  },
})

function hasAddressing({ assertions }: PolicyAttachment): boolean {
  return assertions.some(
    ({ namespace, localName }) => namespace === ADDRESSING_METADATA && localName === 'Addressing',
  )
}
