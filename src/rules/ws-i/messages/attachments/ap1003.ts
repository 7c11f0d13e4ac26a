import { charsetProblem } from '../http/charset-problem.ts'
import { isMultipart } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const charsetOfSimpleMessages = defineMessageRule({
  id: 'AP1003',
  title:
    'Require a charset of UTF-8 or UTF-16 that the envelope agrees with (messages of one part)',
  message: 'The Content-Type {problem}.',
  severity: 'error',
  requirements: ['R1012', 'R1018'],
  rationale: 'As SSBP1003, in messages that have no parts.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        'charset=utf-8\nSOAPAction: "http://example.com/orders/cancel"',
        'charset=utf-16\nSOAPAction: "http://example.com/orders/cancel"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  explanatory: ['problem'],
  target: 'AnyMessage',
  needsBody: true,
  applies: (message) =>
    !isMultipart(message) && (message.isRequest || !message.message.body.isEmpty),
  *check(message) {
    const problem = charsetProblem(message.header('Content-Type'), message.envelope?.text)
    if (problem === undefined) return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { problem },
      fix: 'Write the envelope in UTF-8, and send Content-Type: text/xml; charset=utf-8.',
    }
  },
})
