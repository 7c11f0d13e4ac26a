import { findBinding, MIME_BINDING, Port, type Binding } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { mtomIn } from '../policies/mtom-assertions.ts'
import { policyAttachments, type PolicyAttachment } from '../policies/policy-attachments.ts'

export const mtomIsNoMimeBinding = defineWsdlRule({
  id: 'MTOM-VERSION',
  aliases: ['BP12-MTOM-VERSION', 'BP20-MTOM-VERSION'],
  title: 'Forbid multiparts of the MIME binding where MTOM is asserted',
  message: 'Binding "{binding}" holds a multipart, and MTOM is asserted of it.',
  severity: 'error',
  requirements: ['WS-MTOMPolicy 1.0'],
  rationale:
    'MTOM is another way to write the same envelope; the MIME binding describes another message, with attachments.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsdl:output><soap:body use="literal"/></wsdl:output>',
        '<wsdl:output><m:multipartRelated xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/"><m:part><soap:body use="literal"/></m:part></m:multipartRelated></wsdl:output>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/output/mime:multipartRelated",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, context) =>
    context
      .once(policyAttachments)
      .some((attachment) => isAbout(binding, attachment) && mtomIn(attachment) !== undefined),
  *check({ operations, name = '' }) {
    for (const { input, output, faults } of operations) {
      for (const message of [input, output, ...faults]) {
        for (const { location } of message?.element.childrenNamed(
          MIME_BINDING,
          'multipartRelated',
        ) ?? []) {
          yield {
            at: location,
            data: { binding: name },
            fix: 'Describe the message by its soap:body alone.',
          }
        }
      }
    }
  },
})

function isAbout(binding: Binding, { node }: PolicyAttachment): boolean {
  if (!(node instanceof Port)) return node === binding
  return node.binding !== undefined && findBinding(node.definitions, node.binding) === binding
}
