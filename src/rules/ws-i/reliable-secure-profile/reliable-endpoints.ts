import type { Binding, PolicyAlternative, PolicyAssertion, Port } from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { endpointPolicies, nameOfEndpoint } from '../policies/endpoint-policies.ts'
import { RELIABLE_MESSAGING } from '../policies/policy-namespaces.ts'

/** The alternatives of an endpoint that ask for reliable messaging. */
export interface ReliableEndpoint {
  readonly endpoint: Port | Binding
  readonly alternatives: readonly PolicyAlternative[]
}

/** Each endpoint that offers reliable messaging, or why it cannot be told whether one does. Ask through `context.once`. */
export function reliableEndpoints(model: XmlContractModel): {
  readonly reliable: readonly ReliableEndpoint[]
  readonly unknown: readonly string[]
} {
  const reliable: ReliableEndpoint[] = []
  const unknown: string[] = []
  for (const { alternatives, endpoints } of endpointPolicies(model)) {
    if (alternatives === undefined) {
      for (const endpoint of endpoints)
        unknown.push(`it cannot be told what the policy of ${nameOfEndpoint(endpoint)} demands`)
      continue
    }
    const asking = alternatives.filter((one) => assertionIn(one) !== undefined)
    if (asking.length === 0) continue
    for (const endpoint of endpoints) reliable.push({ endpoint, alternatives: asking })
  }
  return { reliable, unknown }
}

/** The assertion of reliable messaging in an alternative. */
export function assertionIn(alternative: PolicyAlternative): PolicyAssertion | undefined {
  return alternative.find(
    ({ namespace, localName }) => namespace === RELIABLE_MESSAGING && localName === 'RMAssertion',
  )
}
