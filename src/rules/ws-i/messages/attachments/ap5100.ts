import { isMultipart } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const simpleMessagesAreEnvelopes = defineMessageRule({
  id: 'AP5100',
  title: 'Require one envelope, and nothing else, as the body (messages of one part)',
  message: 'The body of the message is {body} instead of an envelope.',
  severity: 'error',
  requirements: ['R9700'],
  rationale: 'As SSBP5100, in messages that have no parts.',
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
  applies: (message) =>
    !isMultipart(message) && (message.isRequest || !message.message.body.isEmpty),
  *check({ envelope, message }) {
    const root = envelope?.root
    if (root?.localName === 'Envelope') return
    const other = root === undefined ? 'no XML' : `<${root.name}>`
    yield {
      at:
        root === undefined
          ? message.headLocation
          : (envelope?.placeOf(root) ?? message.headLocation),
      data: { body: envelope === undefined ? 'empty' : other },
      fix: 'Send an envelope of SOAP as the whole body, or nothing in a response without content.',
    }
  },
})
