import { defineWsdlRule } from '../../rule.ts'
import { suitesNamed } from './algorithm-suites.ts'

export const digestsAreSha1 = defineWsdlRule({
  id: 'BSP-DIGEST',
  aliases: ['BSP10-DIGEST', 'BSP11-DIGEST'],
  title: 'Prefer algorithm suites with SHA-1 digests, as the profile has it',
  message: '{name} uses other digests than SHA-1, which receivers by the profile may not know.',
  severity: 'warning',
  requirements: ['R5420'],
  rationale:
    'The profile is of a time when SHA-1 was what everyone had. It is broken since: take this for a word on age, not for advice.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<sp:Basic128Sha256/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding/wsp:Policy/sp:AlgorithmSuite/wsp:Policy/sp:Basic128Sha256',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(suitesNamed).length > 0,
  *check(_, context) {
    for (const { localName, name, location } of context.once(suitesNamed)) {
      if (!localName.includes('Sha256') && !/Sha(?:384|512)/.test(localName)) continue
      yield {
        at: location,
        data: { name },
        fix: 'Agree with the other side on the suite; do not go back to SHA-1.',
      }
    }
  },
})
