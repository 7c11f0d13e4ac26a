import { defineMessageRule } from '../../../rule.ts'

export const bodyChildrenAreQualified = defineMessageRule({
  id: 'BP1202',
  aliases: ['WSI1202'],
  title: 'Require a namespace for the children of soap:Body',
  message: '<{element}> in soap:Body has no namespace.',
  severity: 'error',
  requirements: ['R1014'],
  rationale: 'Receivers find the operation by the qualified name of what the body holds.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<soap:Body><o:cancelOrder>77</o:cancelOrder></soap:Body>',
        '<soap:Body><cancelOrder>77</cancelOrder></soap:Body>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ content }) => content !== undefined,
  *check(message) {
    for (const child of message.envelope?.bodyChildren ?? []) {
      if (child.namespace !== '') continue
      yield {
        at: message.placeOf(child),
        data: { element: child.name },
        fix: 'Send it in the namespace that the description gives it.',
      }
    }
  },
})
