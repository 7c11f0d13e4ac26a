import { readMediaType } from '../../../../messages/index.ts'
import { isMultipart } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const typeOfMultipartIsXml = defineMessageRule({
  id: 'AP1932',
  title: 'Require the type text/xml of multipart messages',
  message: 'The parameter type of the multipart Content-Type is {type} instead of text/xml.',
  severity: 'error',
  requirements: ['R1932'],
  rationale: 'It says what the root part is before the message is taken apart (RFC 2387).',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        'multipart/related; type="text/xml"; boundary="cut"',
        'multipart/related; type="application/soap+xml"; boundary="cut"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  applies: (message) => isMultipart(message),
  *check(message) {
    const { parameters } = readMediaType(message.header('Content-Type') ?? '')
    const type = parameters.get('type')
    if (type?.toLowerCase() === 'text/xml') return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { type: type ?? 'missing' },
      fix: 'Send the parameter type="text/xml".',
    }
  },
})
