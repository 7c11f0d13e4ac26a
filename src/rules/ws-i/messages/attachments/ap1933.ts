import {
  attachmentFor,
  attachmentsOf,
  boundContentsOf,
  isMultipart,
  partNameOf,
} from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const contentIdsNameParts = defineMessageRule({
  id: 'AP1933',
  title: 'Require the names of bound parts in Content-IDs',
  message: 'An attachment names no part by its Content-ID ({id}); {parts} is bound and not there.',
  severity: 'error',
  requirements: ['R1933'],
  rationale:
    'The order of attachments means nothing: which one is which part, only the Content-ID says.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: ['Content-ID: &lt;drawing=0b3e7c1a', 'Content-ID: &lt;0b3e7c1a'],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContentWithAttachments/wsilog:mimePart[2]',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  needsBody: true,
  applies: (message) => isMultipart(message) && boundContentsOf(message).length > 0,
  *check(message) {
    const missing = boundContentsOf(message).filter(
      (contents) => attachmentFor(message, contents) === undefined,
    )
    const nameless = attachmentsOf(message).filter((part) => partNameOf(part) === undefined)
    for (const part of nameless.slice(0, missing.length)) {
      const id = part.headers.field('Content-ID')
      yield {
        at: id?.location ?? part.content.location,
        data: {
          id: id?.value ?? 'missing',
          parts: missing.map(([content]) => `"${content?.part ?? ''}"`).join(' or '),
        },
        fix: 'Send <part=ID@host>, with the name of the part as in URIs.',
      }
    }
  },
})
