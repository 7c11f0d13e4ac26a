import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const otherActors = defineMessageRule({
  id: 'BP4101',
  aliases: ['WSI4101'],
  title: 'Report header blocks for particular actors',
  message: 'The header block <{block}> is for the actor {actor}.',
  severity: 'info',
  requirements: ['E0004'],
  rationale: 'Who answers to the address of an actor must be agreed upon.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:session>s-2</o:session>', '<o:session soap:actor="urn:audit">s-2</o:session>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  informational: true,
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.header !== undefined,
  *check(message) {
    for (const block of message.envelope?.headerBlocks ?? []) {
      const actor = block.attribute('actor', SOAP_11_ENVELOPE)
      if (actor === undefined || actor === NEXT_ACTOR) continue
      yield { at: message.placeOf(block), data: { block: block.name, actor } }
    }
  },
})

/** Whoever receives the message next (SOAP 1.1, section 4.2.2). */
const NEXT_ACTOR = 'http://schemas.xmlsoap.org/soap/actor/next'
