import { Port, type PolicyAlternative } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { endpointPolicies, nameOfEndpoint } from '../policies/endpoint-policies.ts'
import { SECURITY_POLICIES } from '../policies/policy-namespaces.ts'

export const httpsIsWhatItSays = defineWsdlRule({
  id: 'BSP-HTTPS',
  aliases: ['BSP10-HTTPS', 'BSP11-HTTPS'],
  title: 'Require addresses of https where the policy of a port demands it',
  message: 'The {endpoint} demands HTTPS by its policy, and its address is "{address}".',
  severity: 'error',
  requirements: ['WS-SecurityPolicy 1.2, section 5.4.10'],
  rationale:
    'Who follows the policy cannot use the address, and who uses the address breaks the policy.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['location="https://orders', 'location="http://orders'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']/soap:address",
    },
  ],
  target: 'Description',
  applies: (_, context) =>
    context
      .once(endpointPolicies)
      .some(
        ({ alternatives, endpoints }) =>
          endpoints.some((endpoint) => endpoint instanceof Port) &&
          (alternatives === undefined || demandHttps(alternatives)),
      ),
  *check(_, context) {
    for (const { alternatives, endpoints } of context.once(endpointPolicies)) {
      for (const endpoint of endpoints) {
        if (!(endpoint instanceof Port) || endpoint.address === undefined) continue
        if (alternatives === undefined) {
          yield {
            unjudged: `it cannot be told what the policy of ${nameOfEndpoint(endpoint)} demands`,
          }
          continue
        }
        const address = endpoint.address.trim()
        if (!demandHttps(alternatives) || /^https:/i.test(address)) continue
        yield {
          at: (endpoint.soapAddress ?? endpoint).location,
          data: { endpoint: nameOfEndpoint(endpoint), address },
          fix: 'Set the address to one of https, or remove sp:HttpsToken.',
        }
      }
    }
  },
})

/** Whether nothing is left to choose but HTTPS. */
function demandHttps(alternatives: readonly PolicyAlternative[]): boolean {
  return alternatives.length > 0 && alternatives.every((one) => one.some(isHttps))
}

function isHttps({ namespace, localName, element }: PolicyAlternative[number]): boolean {
  if (localName !== 'TransportBinding' || !SECURITY_POLICIES.has(namespace)) return false
  return [...element.walk()].some(
    (inner) => inner.localName === 'HttpsToken' && SECURITY_POLICIES.has(inner.namespace),
  )
}
