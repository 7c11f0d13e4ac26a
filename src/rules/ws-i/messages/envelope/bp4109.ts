import { defineMessageRule } from '../../../rule.ts'

export const attributesOfBody = defineMessageRule({
  id: 'BP4109',
  title: 'Report attributes on soap:Body',
  message: 'soap:Body has the attribute {attribute}.',
  severity: 'info',
  requirements: ['E0025'],
  rationale: 'What such an attribute means is known to those alone who agreed upon it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<soap:Body><o:cancelOrder>', '<soap:Body o:audit="yes"><o:cancelOrder>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  informational: true,
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.body !== undefined,
  *check(message) {
    const { body } = message.envelope ?? {}
    for (const { name } of body?.attributes ?? []) {
      yield { at: message.placeOf(body), data: { attribute: name } }
    }
  },
})
