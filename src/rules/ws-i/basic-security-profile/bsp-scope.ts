import { defineWsdlRule } from '../../rule.ts'
import { elementsInPolicies } from '../policies/policy-elements.ts'
import { SECURITY_POLICIES } from '../policies/policy-namespaces.ts'

export const securityIsDeclared = defineWsdlRule({
  id: 'BSP-SCOPE',
  aliases: ['BSP10-SCOPE', 'BSP11-SCOPE'],
  title: 'Report security policies, of which the profile is about the messages',
  message: 'Security is declared here; the profile is about the messages that come of it.',
  severity: 'info',
  requirements: ['Basic Security Profile 1.0 and 1.1'],
  rationale:
    'The profile asks nothing of descriptions. Their policies can only show that messages by them cannot conform.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<sp:Basic128/>', '<sp:Basic256/>'],
      at: '/definitions/wsp:Policy[1]/sp:TransportBinding',
    },
  ],
  informational: true,
  target: 'Description',
  *check(_, context) {
    const first = context
      .once(elementsInPolicies)
      .find(({ namespace }) => SECURITY_POLICIES.has(namespace))
    if (first !== undefined) yield { at: first.location }
  },
})
