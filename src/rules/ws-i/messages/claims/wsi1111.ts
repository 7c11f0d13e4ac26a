import { defineMessageRule } from '../../../rule.ts'
import { claimsOf } from './claims.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const claimsAreNotMandatory = defineMessageRule({
  id: 'WSI1111',
  title: 'Forbid mustUnderstand on conformance claims',
  message: 'The conformance claim has the attribute mustUnderstand.',
  severity: 'error',
  requirements: ['R0007'],
  rationale: 'A claim informs; a receiver that does not know it must not refuse the message.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'conformance-claim-log.xml',
      edit: [
        ' conformsTo="http://ws-i.org/profiles/basic/1.0"',
        ' soap:mustUnderstand="1" conformsTo="http://ws-i.org/profiles/basic/1.0"',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContent',
    },
  ],
  prerequisites: ['WSI1110'],
  needsBody: true,
  target: 'AnyMessage',
  applies: (message) => claimsOf(message).length > 0,
  *check(message) {
    for (const claim of claimsOf(message)) {
      if (claim.attribute('mustUnderstand', SOAP_11_ENVELOPE) === undefined) continue
      yield { at: message.placeOf(claim), fix: 'Remove the attribute.' }
    }
  },
})
