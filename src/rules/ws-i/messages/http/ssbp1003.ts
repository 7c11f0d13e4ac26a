import { defineMessageRule } from '../../../rule.ts'
import { charsetProblem } from './charset-problem.ts'

export const charsetIsThatOfTheEnvelope = defineMessageRule({
  id: 'SSBP1003',
  aliases: ['WSI1003'],
  title: 'Require a charset of UTF-8 or UTF-16 that the envelope agrees with',
  message: 'The Content-Type {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['R1012', 'R1018'],
  rationale:
    'For text/xml the charset outweighs what the XML says, and without one it is US-ASCII; receivers then misread all else.',
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
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '; charset=utf-8\nSOAPAction: "http://example.com/orders/cancel"',
        '\nSOAPAction: "http://example.com/orders/cancel"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  needsBody: true,
  applies: ({ isRequest, message }) => isRequest || !message.body.isEmpty,
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
