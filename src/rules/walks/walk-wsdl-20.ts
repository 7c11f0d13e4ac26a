import type { Wsdl20Model } from '../../contracts/index.ts'
import type { NodeVisitor } from './node-visitor.ts'
import type { WsdlNodes } from './wsdl-nodes.ts'

/** Visits each node of a WSDL 2.0 contract. */
export function walkWsdl20({ documents }: Wsdl20Model, visitor: NodeVisitor<WsdlNodes>): void {
  for (const description of documents) {
    visitor.visit('Description20', description)
    for (const one of description.interfaces) {
      visitor.visit('Interface', one)
      for (const fault of one.faults) visitor.visit('InterfaceFault', fault)
      for (const operation of one.operations) {
        visitor.visit('InterfaceOperation', operation)
        const { inputs, outputs, infaults, outfaults } = operation
        for (const message of [...inputs, ...outputs]) visitor.visit('InterfaceMessage', message)
        for (const fault of [...infaults, ...outfaults]) visitor.visit('FaultReference', fault)
      }
    }
    for (const binding of description.bindings) {
      visitor.visit('Binding20', binding)
      for (const fault of binding.faults) visitor.visit('BindingFault20', fault)
      for (const operation of binding.operations) visitor.visit('BindingOperation20', operation)
    }
    for (const service of description.services) {
      visitor.visit('Service20', service)
      for (const endpoint of service.endpoints) visitor.visit('Endpoint', endpoint)
    }
  }
}
