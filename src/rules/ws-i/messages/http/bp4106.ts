import { defineMessageRule } from '../../../rule.ts'

export const otherTransferCodings = defineMessageRule({
  id: 'BP4106',
  aliases: ['WSI4106'],
  title: 'Report transfer codings other than chunked',
  message: 'The response is transferred as {coding}, which the parties must agree upon.',
  severity: 'info',
  requirements: ['E0011'],
  rationale: 'chunked is the one transfer coding that every client of HTTP/1.1 knows.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['Server: orders/1', 'Server: orders/1\nTransfer-Encoding: gzip, chunked'],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'ResponseMessage',
  *check(message) {
    const codings = message.header('Transfer-Encoding')?.split(',') ?? []
    for (const coding of codings.map((one) => one.trim())) {
      if (coding === '' || /^chunked$/i.test(coding)) continue
      yield { at: message.headerPlace('Transfer-Encoding'), data: { coding } }
    }
  },
})
