import type { DescribedOperation } from '../../../messages/described-operation.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const soapActionIsThatOfTheOperation = defineMessageRule({
  id: 'BP1116',
  aliases: ['WSI1116'],
  title: 'Require the SOAPAction of the operation',
  message: 'The SOAPAction "{action}" is not "{declared}", that of operation "{operation}".',
  severity: 'error',
  requirements: ['R2744', 'R2745'],
  rationale:
    'Servers and firewalls that route by SOAPAction hand the message to another operation.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        'SOAPAction: "http://example.com/orders/cancel"',
        'SOAPAction: "http://example.com/orders/place"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  prerequisites: ['BP1006'],
  target: 'RequestMessage',
  needsDescription: true,
  applies: (message) => message.soapAction !== undefined && operationOf(message) !== undefined,
  *check(message) {
    const operation = operationOf(message)
    const { soapAction: action = '' } = message
    if (operation === undefined || operation.soapAction === action) return
    const { soapAction: declared, name } = operation
    yield {
      at: message.headerPlace('SOAPAction'),
      data: { action, declared, operation: name },
      fix: `Send SOAPAction: "${declared}".`,
    }
  },
})

/** Operations with the same content differ by their SOAPAction alone; then the one that it names is meant. */
function operationOf({
  operation,
  description,
  envelope,
}: JudgedMessage): DescribedOperation | undefined {
  return operation ?? description?.matchContent(envelope?.body)
}
