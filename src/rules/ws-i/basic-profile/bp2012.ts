import type { Binding } from '../../../contracts/index.ts'
import { partsOfBody, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const documentPartsAreElements = defineSoapRule({
  id: 'BP2012',
  aliases: ['WSI2012'],
  title: 'Require elements as parts of document-literal bodies',
  message:
    'Part "{part}" of the document-literal {direction} of "{operation}" is not defined by an element.',
  severity: 'error',
  requirements: ['R2204'],
  rationale:
    'The content of a document-literal body is an element; a part that names a type leaves open what that element is called.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['name="order" element="types:placeOrder"', 'name="order" type="types:Order"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/soap:body",
    },
  ],
  prerequisites: ['BP2404'],
  target: 'UsedBinding',
  applies: (binding, soap) => literalBodies(soap, binding).length > 0,
  *check(binding, soap) {
    for (const body of literalBodies(soap, binding)) {
      for (const { name, part } of partsOfBody(body)) {
        if (part?.elementName !== undefined) continue
        yield {
          at: body.location,
          data: { part: name, direction: body.parent.role, operation: body.operation.name ?? '' },
          ...(part !== undefined && { related: [part.location] }),
          fix: 'Let the part name a global element, or list only such parts in the body.',
        }
      }
    }
  },
})

function literalBodies(soap: SoapElements, binding: Binding) {
  return soap
    .bodiesOfStyle(binding, 'document')
    .filter(({ use }) => use === undefined || use === 'literal')
}
