import { defineMessageRule } from '../../../rule.ts'
import { processingInstructionsOf } from './processing-instructions.ts'

export const noProcessingInstructions = defineMessageRule({
  id: 'BP1208',
  aliases: ['WSI1208'],
  title: 'Forbid processing instructions in envelopes',
  message: 'The envelope has the processing instruction {target}.',
  severity: 'error',
  requirements: ['R1009'],
  rationale: 'SOAP forbids them, since a receiver cannot know whether it may pass over one.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:customer>Bob</o:customer>', '<?print now?><o:customer>Bob</o:customer>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.document !== undefined,
  *check({ envelope }) {
    if (envelope === undefined) return
    for (const { target, start, end } of processingInstructionsOf(envelope.text.text)) {
      yield { at: envelope.text.locate(start, end), data: { target }, fix: 'Remove it.' }
    }
  },
})
