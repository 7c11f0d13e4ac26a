import { defineMessageRule } from '../../../rule.ts'

export const noDocumentType = defineMessageRule({
  id: 'BP1007',
  aliases: ['WSI1007'],
  title: 'Forbid document type declarations in envelopes',
  message: 'The envelope has a document type declaration.',
  severity: 'error',
  requirements: ['R1008'],
  rationale:
    'A document type declaration can bring entities with it, the means of well-known attacks; SOAP forbids it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:o="http://example.com/orders/types">\n  <soap:Body><o:cancelOrder>',
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE soap:Envelope><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:o="http://example.com/orders/types">\n  <soap:Body><o:cancelOrder>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.document !== undefined,
  *check({ envelope }) {
    if (envelope?.document?.hasDoctype !== true) return
    const start = Math.max(0, envelope.text.text.indexOf('<!DOCTYPE'))
    yield { at: envelope.text.locate(start, start + '<!DOCTYPE'.length), fix: 'Remove it.' }
  },
})
