import { policiesOf } from './attached-policies.ts'
import type { AttachedPolicy } from './attached-policies.ts'
import type { Binding, BindingOperation } from './binding.ts'
import { findPortType } from './look-up.ts'
import { mergeAlternatives } from './policy-alternatives.ts'
import type { PolicyAlternative } from './policy-alternatives.ts'
import type { Port } from './service.ts'
import type { WsdlNode } from './wsdl-node.ts'

/** All policies that are attached to the elements of one subject, merged. */
export interface EffectivePolicy {
  /** In the order of the elements, then of the text. */
  readonly attached: readonly AttachedPolicy[]
  /**
   * What is left to choose; one empty alternative where nothing is attached. Undefined where it cannot be told:
   * a reference leads nowhere, or policies are attached from outside the elements.
   */
  readonly alternatives: readonly PolicyAlternative[] | undefined
}

/**
 * The policy of an endpoint: that of its port, binding and portType (WS-Policy 1.5 Attachment, section 4.1.3).
 *
 * @param port undefined in a description that has no port for the binding
 */
export function endpointPolicyOf(binding: Binding, port: Port | undefined): EffectivePolicy {
  const portType = binding.type && findPortType(binding.definitions, binding.type)
  return merge([port, binding, portType].filter((node) => node !== undefined))
}

/**
 * The policy of an operation and of its request, as its binding and its portType have them (WS-Policy 1.5 Attachment, sections
 * 4.1.4 and 4.1.5).
 */
export function operationPolicyOf(operation: BindingOperation): EffectivePolicy {
  const { parent: binding, name = '', input } = operation
  const portType = binding.type && findPortType(binding.definitions, binding.type)
  const declared = portType?.operations.find((one) => one.name === name)
  return merge([operation, declared, input, declared?.input].filter((node) => node !== undefined))
}

function merge(nodes: readonly WsdlNode[]): EffectivePolicy {
  const attached = nodes.flatMap(policiesOf)
  const isElsewhere = nodes.some(({ definitions }) => definitions.policies.attachments.length > 0)
  if (isElsewhere) return { attached, alternatives: undefined }
  const alternatives = mergeAlternatives(
    nodes.flatMap((node) =>
      policiesOf(node).map(
        ({ policy }) => policy && node.definitions.policies.alternativesOf(policy),
      ),
    ),
  )
  return { attached, alternatives }
}
