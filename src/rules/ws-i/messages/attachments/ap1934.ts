import { partsOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

const ENCODINGS: ReadonlySet<string> = new Set([
  '7bit',
  '8bit',
  'binary',
  'quoted-printable',
  'base64',
])

export const transferEncodingsAreStandard = defineMessageRule({
  id: 'AP1934',
  title: 'Require transfer encodings of MIME',
  message: 'A part has the Content-Transfer-Encoding "{encoding}", which is none of MIME.',
  severity: 'error',
  requirements: ['R1934'],
  rationale: 'What is encoded in any other way, no receiver decodes (RFC 2045, section 6).',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: ['Content-Transfer-Encoding: base64', 'Content-Transfer-Encoding: x-uuencode'],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContentWithAttachments/wsilog:mimePart[2]',
    },
  ],
  target: 'AnyMessage',
  needsBody: true,
  applies: (message) => partsOf(message).length > 0,
  *check(message) {
    for (const { headers } of partsOf(message)) {
      const field = headers.field('Content-Transfer-Encoding')
      if (field === undefined || ENCODINGS.has(field.value.toLowerCase())) continue
      yield {
        at: field.location,
        data: { encoding: field.value },
        fix: `Encode it as ${[...ENCODINGS].join(', ')}.`,
      }
    }
  },
})
