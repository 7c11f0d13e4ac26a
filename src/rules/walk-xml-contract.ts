import type { NodeVisitor } from './node-visitor.ts'
import type { WsdlNodes, XmlContractModel } from './wsdl-nodes.ts'

/** Visits each node of a WSDL or schema contract once, in document order. */
export function walkXmlContract(model: XmlContractModel, visitor: NodeVisitor<WsdlNodes>): void {
  visitor.visit('Contract', model)
}
