import {
  endpointPolicyOf,
  findBinding,
  type Binding,
  type PolicyAlternative,
  type Port,
} from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'

/** Endpoints whose policies leave the same choice. */
export interface EndpointPolicies {
  /** Undefined where it cannot be told what the policies leave to choose. */
  readonly alternatives: readonly PolicyAlternative[] | undefined
  /** Ports; bindings in a description without ports. */
  readonly endpoints: readonly (Port | Binding)[]
}

/** The effective policies of all endpoints that the entry describes. Ask through `context.once`. */
export function endpointPolicies(model: XmlContractModel): readonly EndpointPolicies[] {
  if (model.kind !== 'wsdl') return []
  const { definitions } = model
  const groups = new Map<EndpointPolicies['alternatives'], (Port | Binding)[]>()
  const add = (endpoint: Port | Binding, binding: Binding): void => {
    const port = endpoint === binding ? undefined : (endpoint as Port)
    const { alternatives } = endpointPolicyOf(binding, port)
    const known = groups.get(alternatives)
    if (known === undefined) groups.set(alternatives, [endpoint])
    else known.push(endpoint)
  }
  const ports = definitions.services.flatMap((service) => service.ports)
  for (const port of ports) {
    const binding = port.binding && findBinding(port.definitions, port.binding)
    if (binding !== undefined) add(port, binding)
  }
  if (ports.length === 0) for (const binding of definitions.bindings) add(binding, binding)
  return [...groups].map(([alternatives, endpoints]) => ({ alternatives, endpoints }))
}

/** `port "OrdersPort"`, for messages. */
export function nameOfEndpoint({ kind, name }: Port | Binding): string {
  return `${kind.toLowerCase()} "${name ?? ''}"`
}
