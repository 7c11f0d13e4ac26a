import type { SecuritySummary } from '../model.ts'
import type { Binding, BindingOperation } from './binding.ts'
import { endpointPolicyOf, operationPolicyOf, type EffectivePolicy } from './effective-policy.ts'
import { findBinding } from './look-up.ts'
import type { WsdlModel } from './model.ts'
import type { Port } from './service.ts'

/**
 * How many operations of bindings are secured by a policy of their endpoint, of themselves or of their request
 * (WS-SecurityPolicy 1.2 over WS-Policy 1.5 Attachment, section 4.1). Where a policy leaves a choice, each choice has to secure it.
 */
export function summarizeSecurity({ documents }: WsdlModel): SecuritySummary {
  const portOf = new Map<Binding, Port>()
  for (const port of documents.flatMap(({ services }) => services).flatMap(({ ports }) => ports)) {
    const binding = port.binding && findBinding(port.definitions, port.binding)
    if (binding !== undefined && !portOf.has(binding)) portOf.set(binding, port)
  }
  const bindings = documents.flatMap((document) => document.bindings)
  let operations = 0
  let secured = 0
  for (const binding of bindings) {
    operations += binding.operations.length
    secured += isSecured(endpointPolicyOf(binding, portOf.get(binding)))
      ? binding.operations.length
      : binding.operations.filter(isSecuredItself).length
  }
  return { operations, secured }
}

function isSecuredItself(operation: BindingOperation): boolean {
  return isSecured(operationPolicyOf(operation))
}

/** A policy that nobody can tell, or meet, secures nothing. */
function isSecured({ alternatives = [] }: EffectivePolicy): boolean {
  return (
    alternatives.length > 0 &&
    alternatives.every((assertions) =>
      assertions.some(({ domain, isIgnorable }) => domain === 'security' && !isIgnorable),
    )
  )
}
