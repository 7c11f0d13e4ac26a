import { defineWsdlRule } from '../../rule.ts'
import { algorithmAssertions } from './algorithm-suites.ts'

export const noXPath10Transforms = defineWsdlRule({
  id: 'BSP-TRANSFORM',
  aliases: ['BSP10-TRANSFORM', 'BSP11-TRANSFORM'],
  title: 'Forbid XPath 1.0 transforms in algorithm suites',
  message: '{name} asks for XPath 1.0, which is none of the transforms that the profile allows.',
  severity: 'error',
  requirements: ['R5423'],
  rationale:
    'A receiver by the profile knows exclusive canonicalization, XPath Filter 2.0 and the transforms of security tokens, attachments and enveloped signatures.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<sp:Basic128/><sp:XPath10/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding/wsp:Policy/sp:AlgorithmSuite/wsp:Policy/sp:XPath10',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(algorithmAssertions).length > 0,
  *check(_, context) {
    for (const { localName, name, location } of context.once(algorithmAssertions)) {
      if (localName !== 'XPath10' && localName !== 'AbsXPath') continue
      yield {
        at: location,
        data: { name },
        fix: 'Use XPath Filter 2.0, or name what is signed by its element.',
      }
    }
  },
})
