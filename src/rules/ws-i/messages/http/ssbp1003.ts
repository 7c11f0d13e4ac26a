import { readMediaType } from '../../../../messages/index.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'
import { defineMessageRule } from '../../../rule.ts'

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
    const problem = charsetProblem(message)
    if (problem === undefined) return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { problem },
      fix: 'Write the envelope in UTF-8, and send Content-Type: text/xml; charset=utf-8.',
    }
  },
})

function charsetProblem(message: JudgedMessage): string | undefined {
  const value = message.header('Content-Type')
  if (value === undefined) return 'is missing'
  const charset = readMediaType(value).parameters.get('charset')?.toLowerCase()
  if (charset === undefined) return `"${value}" has no charset`
  if (charset !== 'utf-8' && charset !== 'utf-16') {
    return `has the charset ${charset}, which is neither utf-8 nor utf-16`
  }
  const text = message.envelope?.text
  const declared = declaredEncoding(text?.text ?? '')
  if (declared !== undefined && declared !== charset) {
    return `has the charset ${charset}, while the XML declaration says ${declared}`
  }
  const mark = text?.byteOrderMark
  if (mark !== undefined && mark !== charset) {
    return `has the charset ${charset}, while the byte order mark is that of ${mark}`
  }
  return declared === undefined && mark === undefined && charset !== 'utf-8'
    ? `has the charset ${charset}, while the body without declaration or byte order mark is utf-8`
    : undefined
}

const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/

function declaredEncoding(text: string): string | undefined {
  return DECLARATION.exec(text)?.[1]?.toLowerCase()
}
