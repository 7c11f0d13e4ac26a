import { defineMessageRule } from '../../../rule.ts'

export const soapActionIsQuoted = defineMessageRule({
  id: 'BP1006',
  aliases: ['WSI1006'],
  title: 'Require quotation marks around SOAPAction',
  message: 'The SOAPAction {action} has no quotation marks around it.',
  severity: 'error',
  requirements: ['R1109'],
  rationale: 'Servers that expect a quoted string find no operation for a bare one.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        'SOAPAction: "http://example.com/orders/cancel"',
        'SOAPAction: http://example.com/orders/cancel',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  target: 'RequestMessage',
  applies: (message) => message.header('SOAPAction') !== undefined,
  *check(message) {
    const action = message.header('SOAPAction') ?? ''
    if (/^".*"$/.test(action)) return
    yield {
      at: message.headerPlace('SOAPAction'),
      data: { action: action === '' ? 'that is empty' : action },
      fix: `Send SOAPAction: "${action}".`,
    }
  },
})
