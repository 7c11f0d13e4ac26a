import { defineMessageRule } from '../../../rule.ts'
import { claimsOf } from './claims.ts'

export const claimsAreHeaderBlocks = defineMessageRule({
  id: 'WSI1109',
  title: 'Require conformance claims as header blocks',
  message: 'A conformance claim stands in <{parent}> instead of soap:Header.',
  severity: 'error',
  requirements: ['R0005', 'R0006'],
  rationale: 'Whoever handles the headers of a message looks for claims there, and nowhere else.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
      edit: [
        '<c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/>',
        '<o:about><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/></o:about>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
  ],
  needsBody: true,
  target: 'AnyMessage',
  applies: (message) => claimsOf(message).length > 0,
  *check(message) {
    for (const claim of claimsOf(message)) {
      if (claim.parent === message.envelope?.header) continue
      yield {
        at: message.placeOf(claim),
        data: { parent: claim.parent?.name ?? '' },
        fix: 'Make it a header block of its own.',
      }
    }
  },
})
