import { defineWsdlRule } from '../../rule.ts'
import { suitesNamed } from './algorithm-suites.ts'

/** WS-SecurityPolicy 1.2, section 7.1: all of them sign with hmac-sha1 and rsa-sha1, whatever they digest with. */
const STANDARD_SUITE = /^(?:Basic(?:128|192|256)|TripleDes)(?:Sha256)?(?:Rsa15)?$/

export const signaturesAreSha1 = defineWsdlRule({
  id: 'BSP-SIGALG',
  aliases: ['BSP10-SIGALG', 'BSP11-SIGALG'],
  title: 'Prefer algorithm suites that sign with hmac-sha1 or rsa-sha1, as the profile has it',
  message: '{name} is none of the suites that are known to sign with hmac-sha1 or rsa-sha1.',
  severity: 'warning',
  requirements: ['R5421'],
  rationale:
    'Receivers by the profile may not know other signatures. As with digests, this tells the age of the profile and is no advice.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<c:Basic128GCM xmlns:c="urn:custom"/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding/wsp:Policy/sp:AlgorithmSuite/wsp:Policy/c:Basic128GCM',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(suitesNamed).length > 0,
  *check(_, context) {
    for (const { localName, name, location } of context.once(suitesNamed)) {
      if (STANDARD_SUITE.test(localName)) continue
      yield { at: location, data: { name }, fix: 'Agree with the other side on the suite.' }
    }
  },
})
