import { charsetProblem } from '../http/charset-problem.ts'
import { isMultipart, rootPartOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const charsetOfRootParts = defineMessageRule({
  id: 'AP1915',
  title: 'Require a charset of UTF-8 or UTF-16 that the envelope agrees with (root parts)',
  message: 'The Content-Type of the root part {problem}.',
  severity: 'error',
  requirements: ['R1915'],
  rationale: 'The envelope is read by the charset of its own part, whatever the message says.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        '<mimeHeaders>Content-Type: text/xml; charset=utf-8\nContent-Transfer-Encoding: 8bit',
        '<mimeHeaders>Content-Type: text/xml; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContentWithAttachments/wsilog:mimePart[1]',
    },
  ],
  explanatory: ['problem'],
  target: 'AnyMessage',
  needsBody: true,
  applies: (message) => isMultipart(message) && rootPartOf(message) !== undefined,
  *check(message) {
    const root = rootPartOf(message)
    const type = root?.headers.field('Content-Type')
    const problem = charsetProblem(type?.value, root?.content)
    if (problem === undefined) return
    yield {
      at: type?.location ?? message.placeOf(undefined),
      data: { problem },
      fix: 'Write the envelope in UTF-8, and its part with Content-Type: text/xml; charset=utf-8.',
    }
  },
})
