import { defineMessageRule } from '../../../rule.ts'
import { redeclaresXml } from './xml-prefix.ts'

export const xmlPrefixIsImplicit = defineMessageRule({
  id: 'BP1033',
  title: 'Prefer no declaration of the prefix xml',
  message: '<{element}> declares the prefix xml, which is always bound.',
  severity: 'warning',
  requirements: ['R1033'],
  rationale: 'The declaration says nothing new, and some parsers refuse it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:customer>Bob', '<o:customer xmlns:xml="http://www.w3.org/XML/1998/namespace">Bob'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.isSoap11 === true,
  *check(message) {
    for (const element of message.envelope?.elements() ?? []) {
      if (!redeclaresXml(element)) continue
      yield { at: message.placeOf(element), data: { element: element.name }, fix: 'Remove it.' }
    }
  },
})
