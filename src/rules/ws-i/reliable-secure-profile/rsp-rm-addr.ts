import { defineWsdlRule } from '../../rule.ts'
import { nameOfEndpoint } from '../policies/endpoint-policies.ts'
import { ADDRESSING_METADATA } from '../policies/policy-namespaces.ts'
import { reliableEndpoints } from './reliable-endpoints.ts'

export const reliabilityNeedsAddressing = defineWsdlRule({
  id: 'RSP-RM-ADDR',
  aliases: ['RSP10-RM-ADDR'],
  title: 'Require addressing wherever reliable messaging is asked for',
  message: 'The {endpoint} asks for reliable messaging without asking for wsam:Addressing.',
  severity: 'error',
  requirements: ['WS-ReliableMessaging 1.2'],
  rationale: 'Acknowledgements travel by addresses; without them a sequence cannot be kept.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsam:Addressing><wsp:Policy><wsam:AnonymousResponses/></wsp:Policy></wsam:Addressing>',
        '',
      ],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']",
    },
  ],
  target: 'Description',
  applies: (_, context) => {
    const { reliable, unknown } = context.once(reliableEndpoints)
    return reliable.length + unknown.length > 0
  },
  *check(_, context) {
    const { reliable, unknown } = context.once(reliableEndpoints)
    for (const reason of unknown) yield { unjudged: reason }
    for (const { endpoint, alternatives } of reliable) {
      const isAddressed = alternatives.every((alternative) =>
        alternative.some(
          ({ namespace, localName }) =>
            namespace === ADDRESSING_METADATA && localName === 'Addressing',
        ),
      )
      if (isAddressed) continue
      yield {
        at: endpoint.location,
        data: { endpoint: nameOfEndpoint(endpoint) },
        fix: 'Add wsam:Addressing to each alternative that has wsrmp:RMAssertion.',
      }
    }
  },
})
