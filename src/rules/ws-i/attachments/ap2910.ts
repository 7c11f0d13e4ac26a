import type { BindingMessage, Part } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { partOfContent } from './content-part.ts'
import { abstractMessageOf, contentsIn, messagesOf, placeOf } from './mime-messages.ts'

export const attachedPartsAreDefined = defineWsdlRule({
  id: 'AP2910',
  title: 'Require attached parts to have either a type or an element',
  message: 'Part "{part}", an attachment of the {place}, has {fault}.',
  severity: 'error',
  requirements: ['R2910'],
  rationale: 'One of the two says what the attachment holds; with both or neither, nobody knows.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<wsdl:part name="drawing" type="xsd:base64Binary"/>', '<wsdl:part name="drawing"/>'],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[2]/mime:content[1]",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) => messagesOf(binding).some((message) => contentsIn(message).length > 0),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const content of contentsIn(message)) {
        const part = partOfContent(content, message)
        const fault = faultOf(part, message)
        if (fault === undefined) continue
        yield {
          at: content.location,
          data: { place: placeOf(message), part: content.part ?? '', fault },
          ...(part !== undefined && { related: [part.location] }),
          fix: 'Define the part with type or with element.',
        }
      }
    }
  },
})

/** A part that its message does not have is left to AP2903; a message that is not there leaves all undefined. */
function faultOf(part: Part | undefined, message: BindingMessage): string | undefined {
  if (part === undefined) {
    return abstractMessageOf(message) === undefined ? 'no message that defines it' : undefined
  }
  const { elementName, typeName } = part
  if ((elementName === undefined) !== (typeName === undefined)) return undefined
  return elementName === undefined ? 'neither type nor element' : 'both type and element'
}
