import { attachmentsOf, isBoundToParts } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

export const faultsWithAttachmentsAreBound = defineMessageRule({
  id: 'AP1920',
  title: 'Require faults with attachments only where the response is bound to parts',
  message: 'The fault has attachments, and the output of "{operation}" is not bound to parts.',
  severity: 'error',
  requirements: ['R1920'],
  rationale: 'A receiver that expects no parts does not see the fault for what it is.',
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
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:httpHeaders',
    },
  ],
  target: 'ResponseEnvelope',
  needsDescription: true,
  applies: (message) =>
    message.isFault && attachmentsOf(message).length > 0 && message.operation !== undefined,
  *check(message) {
    if (isBoundToParts(message) !== false) return
    yield {
      at: message.headerPlace('Content-Type'),
      data: { operation: message.operation?.name ?? '' },
      fix: 'Send the fault without attachments, or bind the output to mime:multipartRelated.',
    }
  },
})
