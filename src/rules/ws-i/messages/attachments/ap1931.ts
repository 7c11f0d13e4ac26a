import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'
import { isMultipart } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const rootPartsAreEnvelopes = defineMessageRule({
  id: 'AP1931',
  title: 'Require an envelope of SOAP 1.1 as the root part',
  message: 'The root part of the message is {root} instead of an envelope of SOAP 1.1.',
  severity: 'error',
  requirements: ['R1931'],
  rationale: 'Receivers begin with the root part, and find everything else from there.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        'start="&lt;order@client.example.com&gt;"',
        'start="&lt;terms=9c8b7a65-4d3e-4f21-a0b9-c8d7e6f5a4b3@client.example.com&gt;"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContentWithAttachments/wsilog:mimePart[3]/wsilog:mimeContent',
    },
  ],
  target: 'AnyMessage',
  needsBody: true,
  applies: (message) => isMultipart(message),
  *check(message) {
    const root = message.envelope?.root
    if (root?.is(SOAP_11_ENVELOPE, 'Envelope') === true) return
    yield {
      at: message.placeOf(root),
      data: { root: root === undefined ? 'no XML' : `<${root.name}>` },
      fix: 'Send the envelope first, or name its part with the parameter start.',
    }
  },
})
