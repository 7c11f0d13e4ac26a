import { defineWsdlRule } from '../../rule.ts'
import { suitesNamed } from './algorithm-suites.ts'

export const encryptionIsKnown = defineWsdlRule({
  id: 'BSP-ENCALG',
  aliases: ['BSP10-ENCALG', 'BSP11-ENCALG'],
  title: 'Require algorithm suites with Triple DES, AES-128 or AES-256 in CBC mode',
  message: '{name} encrypts by an algorithm that the profile does not allow.',
  severity: 'error',
  requirements: ['R5620'],
  rationale:
    'Receivers by the profile know three algorithms; AES-192 and the GCM modes are not among them.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<sp:Basic192/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding/wsp:Policy/sp:AlgorithmSuite/wsp:Policy/sp:Basic192',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(suitesNamed).length > 0,
  *check(_, context) {
    for (const { localName, name, location } of context.once(suitesNamed)) {
      if (!localName.startsWith('Basic192') && !localName.includes('GCM')) continue
      yield {
        at: location,
        data: { name },
        fix: 'Choose a suite of AES-128, AES-256 or Triple DES.',
      }
    }
  },
})
