import { defineWsdlRule } from '../../rule.ts'
import { suitesNamed } from './algorithm-suites.ts'

export const keyWrapIsKnown = defineWsdlRule({
  id: 'BSP-KEYWRAP',
  aliases: ['BSP10-KEYWRAP', 'BSP11-KEYWRAP'],
  title: 'Require algorithm suites that wrap keys by Triple DES, AES-128 or AES-256',
  message: '{name} wraps keys by AES-192, which the profile does not allow.',
  severity: 'error',
  requirements: ['R5625'],
  rationale: 'A receiver that cannot unwrap the key cannot read anything.',
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
      if (!localName.startsWith('Basic192')) continue
      yield {
        at: location,
        data: { name },
        fix: 'Choose a suite of AES-128, AES-256 or Triple DES.',
      }
    }
  },
})
