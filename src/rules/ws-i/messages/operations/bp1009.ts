import { defineMessageRule } from '../../../rule.ts'

export const describedHeadersArePresent = defineMessageRule({
  id: 'BP1009',
  aliases: ['WSI1009'],
  title: 'Require all header blocks that the description declares',
  message: 'The header block {block} of operation "{operation}" is missing.',
  severity: 'error',
  requirements: ['R2738', 'R2739', 'R2747', 'R2748'],
  rationale:
    'The other side relies on what the description promises, a session or a security token perhaps.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['\n  <soap:Header><o:session>s-2</o:session></soap:Header>', ''],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1601', 'BP1202'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: ({ operation, envelope, content, isFault, direction }) =>
    operation !== undefined &&
    envelope?.document !== undefined &&
    content !== undefined &&
    !isFault &&
    operation.hasMessage(direction),
  *check(message) {
    const { operation, envelope, direction } = message
    if (operation === undefined || envelope === undefined) return
    for (const { header, element } of operation.declaredHeaders(direction)) {
      const isThere = envelope.headerBlocks.some(
        (block) =>
          element?.namespace !== undefined && block.is(element.namespace, element.localName),
      )
      if (isThere) continue
      yield {
        at: message.placeOf(envelope.header ?? envelope.root),
        data: { block: element?.localName ?? header.part ?? '', operation: operation.name },
        fix: 'Send the block, or take it out of the binding.',
      }
    }
  },
})
