import {
  policiesOf,
  type AttachedPolicy,
  type Definitions,
  type PolicyAssertion,
  type Policy,
} from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'

type WsdlNode = Parameters<typeof policiesOf>[0]

/** The elements that policies are attached to, in the words that messages use. */
export type PolicySubject =
  | 'service'
  | 'port'
  | 'binding'
  | 'operation of a binding'
  | 'message of a binding'
  | 'portType'
  | 'operation of a portType'
  | 'message of a portType'
  | 'message'

/** A policy at an element, with its assertions, also those of policies that it refers to. */
export interface PolicyAttachment {
  readonly subject: PolicySubject
  readonly node: WsdlNode
  readonly attached: AttachedPolicy
  readonly assertions: readonly PolicyAssertion[]
}

/** Every policy that is attached to an element of the description. Ask through `context.once`. */
export function policyAttachments(model: XmlContractModel): readonly PolicyAttachment[] {
  const documents = model.kind === 'wsdl' ? model.documents : []
  return documents.flatMap((definitions) => [...attachmentsIn(definitions)])
}

function* attachmentsIn(definitions: Definitions): Generator<PolicyAttachment> {
  const known = new Map<Policy, readonly PolicyAssertion[]>()
  for (const [subject, node] of subjectsIn(definitions)) {
    for (const attached of policiesOf(node)) {
      const { policy } = attached
      const assertions =
        policy === undefined ? [] : (known.get(policy) ?? assertionsOf(policy, definitions))
      if (policy !== undefined) known.set(policy, assertions)
      yield { subject, node, attached, assertions }
    }
  }
}

function* subjectsIn(definitions: Definitions): Generator<readonly [PolicySubject, WsdlNode]> {
  const { messages, portTypes, bindings, services } = definitions
  for (const message of messages) yield ['message', message]
  for (const portType of portTypes) {
    yield ['portType', portType]
    for (const operation of portType.operations) {
      yield ['operation of a portType', operation]
      const { input, output, faults } = operation
      for (const message of [input, output, ...faults])
        if (message !== undefined) yield ['message of a portType', message]
    }
  }
  for (const binding of bindings) {
    yield ['binding', binding]
    for (const operation of binding.operations) {
      yield ['operation of a binding', operation]
      const { input, output, faults } = operation
      for (const message of [input, output, ...faults])
        if (message !== undefined) yield ['message of a binding', message]
    }
  }
  for (const service of services) {
    yield ['service', service]
    for (const port of service.ports) yield ['port', port]
  }
}

/** The assertions at the top of a policy and of those that it refers to, each policy once. */
function assertionsOf(policy: Policy, { policies }: Definitions): readonly PolicyAssertion[] {
  const reached = new Set([policy])
  const assertions: PolicyAssertion[] = []
  // The set grows while it is walked: policies that refer to each other end it.
  for (const { root } of reached) {
    const terms = [root]
    for (const { terms: inner } of terms) {
      for (const term of inner) {
        if (term.kind === 'assertion') assertions.push(term)
        else if (term.kind === 'reference') {
          const target = policies.find(term.uri)
          if (target !== undefined) reached.add(target)
        } else terms.push(term)
      }
    }
  }
  return assertions
}
