import { defineWsdlRule } from '../../rule.ts'
import { policyAttachments, type PolicyAttachment } from '../policies/policy-attachments.ts'
import { MAKE_CONNECTION } from '../policies/policy-namespaces.ts'

export const makeConnectionIsOfEndpoints = defineWsdlRule({
  id: 'RSP-MC-NS',
  aliases: ['RSP10-MC-NS'],
  title: 'Require wsmc:MCSupported to be attached to ports and bindings',
  message: 'wsmc:MCSupported is attached to a {subject}, and is about endpoints.',
  severity: 'error',
  requirements: ['WS-MakeConnection 1.1, section 3.4'],
  rationale: 'Whether answers can be fetched later is known of an endpoint as a whole.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsp:Policy><wsmc:MCSupported/></wsp:Policy>',
      ],
      at: "/definitions/portType[@name='Orders']/wsp:Policy",
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(policyAttachments).some(hasMakeConnection),
  *check(_, context) {
    for (const attachment of context.once(policyAttachments)) {
      const { subject, attached } = attachment
      if (subject === 'port' || subject === 'binding' || !hasMakeConnection(attachment)) continue
      yield {
        at: attached.location,
        data: { subject },
        fix: 'Attach it to the port or the binding.',
      }
    }
  },
})

function hasMakeConnection({ assertions }: PolicyAttachment): boolean {
  return assertions.some(
    ({ namespace, localName }) => namespace === MAKE_CONNECTION && localName === 'MCSupported',
  )
}
