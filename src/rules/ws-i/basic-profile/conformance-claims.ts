import {
  findBinding,
  findPortType,
  WSDL_11,
  type Binding,
  type Definitions,
  type Message,
  type Operation,
  type Port,
  type PortType,
  type XmlElement,
} from '../../../contracts/index.ts'
import { messageNamed } from '../soap-elements.ts'

const CLAIMS = 'http://ws-i.org/schemas/conformanceClaim/'

/** The parts of a description that a claim may be attached to (Basic Profile 1.0, section 3.2). */
export type Claimant = Port | Binding | PortType | Operation | Message

export function claimantsIn(definitions: Definitions): readonly Claimant[] {
  const { messages, portTypes, bindings, services } = definitions
  const operations = portTypes.flatMap((portType) => portType.operations)
  const ports = services.flatMap((service) => service.ports)
  return [...messages, ...portTypes, ...operations, ...bindings, ...ports]
}

/** The claims in the documentation of an element. */
export function claimsOn(element: XmlElement): readonly XmlElement[] {
  return element
    .childrenNamed(WSDL_11, 'documentation')
    .flatMap((documentation) => documentation.childrenNamed(CLAIMS, 'Claim'))
}

/** What a claim covers: where it stands, and all that this refers to. */
export function coveredByClaimOn(claimant: Claimant): readonly Claimant[] {
  const covered = new Set([claimant])
  // The set grows while it is walked.
  for (const node of covered) {
    for (const next of referencesOf(node)) if (next !== undefined) covered.add(next)
  }
  return [...covered]
}

function referencesOf(node: Claimant): readonly (Claimant | undefined)[] {
  switch (node.kind) {
    case 'Port':
      return [node.binding && findBinding(node.definitions, node.binding)]
    case 'Binding':
      return [node.type && findPortType(node.definitions, node.type)]
    case 'PortType':
      return node.operations
    case 'Operation':
      return [node.input, node.output, ...node.faults].map(messageNamed)
    case 'Message':
      return []
  }
}
