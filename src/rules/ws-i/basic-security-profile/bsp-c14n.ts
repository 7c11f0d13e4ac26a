import { defineWsdlRule } from '../../rule.ts'
import { algorithmAssertions } from './algorithm-suites.ts'

export const noInclusiveCanonicalization = defineWsdlRule({
  id: 'BSP-C14N',
  aliases: ['BSP10-C14N', 'BSP11-C14N'],
  title: 'Forbid inclusive canonicalization in algorithm suites',
  message: '{name} asks for inclusive canonicalization.',
  severity: 'error',
  requirements: ['R5404'],
  rationale:
    'An inclusive signature breaks when an envelope is put around what was signed; the profile allows exclusive canonicalization alone.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<sp:Basic128/><sp:InclusiveC14N/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding/wsp:Policy/sp:AlgorithmSuite/wsp:Policy/sp:InclusiveC14N',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(algorithmAssertions).length > 0,
  *check(_, context) {
    for (const { localName, name, location } of context.once(algorithmAssertions)) {
      if (!localName.startsWith('InclusiveC14N')) continue
      yield {
        at: location,
        data: { name },
        fix: 'Leave it out: exclusive canonicalization is what a suite means without it.',
      }
    }
  },
})
