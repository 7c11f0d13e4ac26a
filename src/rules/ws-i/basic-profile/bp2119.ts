import type { Binding } from '../../../contracts/index.ts'
import { messageOfBody, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const onePartInDocumentMessages = defineSoapRule({
  id: 'BP2119',
  aliases: ['WSI2119'],
  title: 'Limit messages of document-literal bodies without "parts" to one part',
  message:
    'soap:body of the {direction} of "{operation}" takes all {count} parts of message "{message}"; a document-literal body holds at most one.',
  severity: 'error',
  requirements: ['R2210'],
  rationale:
    'Without a list of parts the body holds them all, and a document-literal body has only one child.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:part name="order" element="types:placeOrder"/>',
        '<wsdl:part name="order" element="types:placeOrder"/><wsdl:part name="more" element="types:session"/>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/soap:body",
    },
  ],
  prerequisites: ['BP2404'],
  target: 'UsedBinding',
  applies: (binding, soap) => literalBodies(soap, binding).length > 0,
  *check(binding, soap) {
    for (const body of literalBodies(soap, binding)) {
      if (body.parts !== undefined) continue
      const message = messageOfBody(body)
      const count = message?.parts.length ?? 0
      if (count <= 1) continue
      yield {
        at: body.location,
        data: {
          direction: body.parent.role,
          operation: body.operation.name ?? '',
          count,
          message: message?.name ?? '',
        },
        fix: 'Name the one part in the attribute "parts", and bind the others as headers.',
      }
    }
  },
})

function literalBodies(soap: SoapElements, binding: Binding) {
  return soap
    .bodiesOfStyle(binding, 'document')
    .filter(({ use }) => use === undefined || use === 'literal')
}
