import { attachmentsOf, isBoundToParts } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const attachmentsAreBound = defineMessageRule({
  id: 'AP1902',
  title: 'Require attachments in messages alone that are bound to parts',
  message:
    'The message has {count} attachments; the description binds none to the {direction} of "{operation}".',
  severity: 'error',
  requirements: ['R1902'],
  rationale:
    'A receiver that was generated from the description does not look for parts that it does not mention.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      file: 'orders-attachments.wsdl',
      edit: [
        '        <mime:multipartRelated>\n          <mime:part><soap:body use="literal"/></mime:part>\n        </mime:multipartRelated>',
        '        <soap:body use="literal"/>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  needsBody: true,
  applies: ({ operation, message }) => operation !== undefined && !message.body.isEmpty,
  *check(message) {
    const count = attachmentsOf(message).length
    if (count === 0 || isBoundToParts(message) !== false) return
    const { direction, operation } = message
    yield {
      at: message.headerPlace('Content-Type'),
      data: { count, direction, operation: operation?.name ?? '' },
      fix: 'Bind the message to mime:multipartRelated, or send it without attachments.',
    }
  },
})
