import { defineWsdlRule } from '../../rule.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { elementsInPolicies } from '../policies/policy-elements.ts'
import { RELIABLE_MESSAGING, RELIABLE_MESSAGING_2005 } from '../policies/policy-namespaces.ts'

export const reliableMessagingIsStandard = defineWsdlRule({
  id: 'RSP-RM-NS',
  aliases: ['RSP10-RM-NS'],
  title: 'Require reliable messaging of the version that was standardized',
  message:
    'The assertion {name} is of the version of 2005, before reliable messaging was standardized.',
  severity: 'error',
  requirements: ['WS-RM Policy 1.2, section 2'],
  rationale: 'The two versions have other messages, and neither understands the other.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsmc:MCSupported/>',
        '<wsmc:MCSupported/><old:RMAssertion xmlns:old="http://schemas.xmlsoap.org/ws/2005/02/rm/policy"/>',
      ],
      at: '/definitions/wsp:Policy[1]/wsrmp:RMAssertion[1]',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(reliableMessagingAssertions).length > 0,
  *check(_, context) {
    for (const { namespace, name, location } of context.once(reliableMessagingAssertions)) {
      if (namespace === RELIABLE_MESSAGING) continue
      yield { at: location, data: { name }, fix: `Use the assertion of ${RELIABLE_MESSAGING}.` }
    }
  },
})

function reliableMessagingAssertions(model: XmlContractModel) {
  return elementsInPolicies(model).filter(
    ({ namespace, localName }) =>
      localName === 'RMAssertion' &&
      (namespace === RELIABLE_MESSAGING || namespace === RELIABLE_MESSAGING_2005),
  )
}
