import { defineMessageRule } from '../../../rule.ts'
import { claimsOf } from './claims.ts'

export const claimsSayToWhat = defineMessageRule({
  id: 'WSI1110',
  title: 'Require conformance claims that say to what',
  message: 'The conformance claim has no attribute conformsTo.',
  severity: 'error',
  requirements: ['R0004', 'R0006'],
  rationale: 'A claim without the address of a profile claims nothing.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
      edit: [' conformsTo="http://ws-i.org/profiles/basic/1.0"', ''],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
  ],
  prerequisites: ['WSI1109'],
  needsBody: true,
  target: 'AnyMessage',
  applies: (message) => claimsOf(message).length > 0,
  *check(message) {
    for (const claim of claimsOf(message)) {
      if (claim.attribute('conformsTo') === undefined)
        yield { at: message.placeOf(claim), fix: 'Add conformsTo with the address of the profile.' }
    }
  },
})
