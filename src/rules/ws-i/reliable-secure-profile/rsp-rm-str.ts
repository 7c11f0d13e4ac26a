import type { PolicyAlternative } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { nameOfEndpoint } from '../policies/endpoint-policies.ts'
import { SECURITY_POLICIES } from '../policies/policy-namespaces.ts'
import { assertionIn, reliableEndpoints, type ReliableEndpoint } from './reliable-endpoints.ts'

export const sequencesAreSecurable = defineWsdlRule({
  id: 'RSP-RM-STR',
  aliases: ['RSP10-RM-STR'],
  title: 'Require the security that the protection of sequences builds on',
  message: 'The {endpoint} asks for {asked} without {needed}.',
  severity: 'error',
  requirements: ['WS-RM Policy 1.2, section 2.2'],
  rationale:
    'A sequence is bound to a security context or to the transport; the policy has to provide one.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<wsrmp:SequenceTransportSecurity/>', '<wsrmp:SequenceSTR/>'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']",
    },
  ],
  target: 'Description',
  applies: (_, context) => {
    const { reliable, unknown } = context.once(reliableEndpoints)
    return unknown.length > 0 || reliable.some(asksForSecurity)
  },
  *check(_, context) {
    const { reliable, unknown } = context.once(reliableEndpoints)
    for (const reason of unknown) yield { unjudged: reason }
    for (const { endpoint, alternatives } of reliable) {
      const lack = alternatives.map(lackOf).find((one) => one !== undefined)
      if (lack === undefined) continue
      yield {
        at: endpoint.location,
        data: { endpoint: nameOfEndpoint(endpoint), ...lack },
        fix: 'Add that binding to the same policy, or take the assertion out of it.',
      }
    }
  },
})

function asksForSecurity({ alternatives }: ReliableEndpoint): boolean {
  return alternatives.some(
    (one) => asksFor(one, 'SequenceSTR') || asksFor(one, 'SequenceTransportSecurity'),
  )
}

function lackOf(alternative: PolicyAlternative) {
  if (
    asksFor(alternative, 'SequenceTransportSecurity') &&
    !hasBinding(alternative, ['TransportBinding'])
  ) {
    return { asked: 'wsrmp:SequenceTransportSecurity', needed: 'sp:TransportBinding' }
  }
  const names = ['SymmetricBinding', 'AsymmetricBinding']
  if (
    asksFor(alternative, 'SequenceSTR') &&
    !hasBinding(alternative, names, 'SecureConversationToken')
  ) {
    return {
      asked: 'wsrmp:SequenceSTR',
      needed: 'an sp:SymmetricBinding or sp:AsymmetricBinding with secure conversation',
    }
  }
  return undefined
}

function asksFor(alternative: PolicyAlternative, name: string): boolean {
  const assertion = assertionIn(alternative)
  if (assertion === undefined) return false
  return [...assertion.element.walk()].some(
    ({ namespace, localName }) => namespace === assertion.namespace && localName === name,
  )
}

/** Whether an alternative has one of these security bindings, and in it that token. */
function hasBinding(
  alternative: PolicyAlternative,
  names: readonly string[],
  token?: string,
): boolean {
  return alternative.some(
    ({ namespace, localName, element }) =>
      SECURITY_POLICIES.has(namespace) &&
      names.includes(localName) &&
      (token === undefined || [...element.walk()].some((inner) => inner.localName === token)),
  )
}
