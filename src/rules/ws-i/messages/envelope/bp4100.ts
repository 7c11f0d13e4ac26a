import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const unknownHeaderBlocks = defineMessageRule({
  id: 'BP4100',
  aliases: ['WSI4100'],
  title: 'Report header blocks that are mandatory or not described',
  message: 'The header block <{block}> {reason}.',
  severity: 'info',
  requirements: ['E0001'],
  rationale:
    'A receiver that does not know a mandatory block must refuse the message, and nobody can know a block that is not described.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:session>s-2</o:session>', '<o:session>s-2</o:session><o:trace/>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  informational: true,
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.header !== undefined,
  *check(message) {
    const { envelope, description, direction } = message
    for (const block of envelope?.headerBlocks ?? []) {
      const isMandatory = block.attribute('mustUnderstand', SOAP_11_ENVELOPE) === '1'
      const isDescribed = description?.declaresHeader(block, direction) === true
      if (!isMandatory && isDescribed) continue
      const reason = isDescribed ? 'is mandatory' : 'is not described in the binding'
      yield { at: message.placeOf(block), data: { block: block.name, reason } }
    }
  },
})
