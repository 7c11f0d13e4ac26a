import { defineMessageRule } from '../../../rule.ts'

export const envelopeIsTheWholeBody = defineMessageRule({
  id: 'SSBP5100',
  title: 'Require one envelope, and nothing else, as the body',
  message: 'The body of the message is {body} instead of an envelope.',
  severity: 'error',
  requirements: ['R9700'],
  rationale: 'Receivers of the simple binding hand the whole body to their parser of SOAP.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<messageContent/>', '<messageContent>&lt;done/&gt;</messageContent>'],
      at: '/wsilog:log/wsilog:messageEntry[6]/wsilog:messageContent',
    },
  ],
  target: 'AnyMessage',
  needsBody: true,
  applies: ({ isRequest, message }) => isRequest || !message.body.isEmpty,
  *check({ envelope, message }) {
    const { root } = envelope ?? {}
    if (root?.localName === 'Envelope' && message.body.parts === undefined) return
    const at = envelope?.text.location ?? message.headLocation
    const isMultipart = root?.localName === 'Envelope'
    const other = root === undefined ? 'no XML' : `<${root.name}>`
    yield {
      at: root === undefined || envelope === undefined ? at : envelope.placeOf(root),
      data: { body: envelope === undefined ? 'empty' : isMultipart ? 'of several parts' : other },
      fix: 'Send an envelope of SOAP as the whole body, or nothing in a response without content.',
    }
  },
})
