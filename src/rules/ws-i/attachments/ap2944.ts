import { defineWsdlRule } from '../../rule.ts'
import { partOfContent } from './content-part.ts'
import { contentsIn, messagesOf, placeOf } from './mime-messages.ts'

export const attachedElementsAreTextXml = defineWsdlRule({
  id: 'AP2944',
  title: 'Require attachments that are elements to have the type text/xml',
  message: 'Part "{part}", an element, is attached to the {place} as "{type}" instead of text/xml.',
  severity: 'error',
  requirements: ['R2944'],
  rationale: 'An element is written as XML, and the type has to say so.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['part="terms" type="text/xml"', 'part="terms" type="text/plain"'],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/input/mime:multipartRelated/mime:part[3]/mime:content",
    },
  ],
  target: 'UsedBinding',
  applies: (binding) =>
    messagesOf(binding).some((message) =>
      contentsIn(message).some(
        (content) => partOfContent(content, message)?.elementName !== undefined,
      ),
    ),
  *check(binding) {
    for (const message of messagesOf(binding)) {
      for (const content of contentsIn(message)) {
        const part = partOfContent(content, message)
        if (part?.elementName === undefined || content.type === 'text/xml') continue
        yield {
          at: content.location,
          data: { place: placeOf(message), part: part.name ?? '', type: content.type ?? '' },
          related: [part.location],
          fix: 'Set the type to text/xml, or define the part with a type.',
        }
      }
    }
  },
})
