/** The kinds of node that a rule over WSDL 1.1, WSDL 2.0 and XML Schema can judge. */
import type {
  Binding,
  ContractModel,
  Operation,
  Part,
  PortType,
  Schema,
  Wsdl20Nodes,
  WsdlModel,
  WsdlNodes as ModelNodes,
} from '../../contracts/index.ts'

export type XmlContractModel = Extract<ContractModel, { kind: 'wsdl' | 'wsdl-2.0' | 'xsd' }>

/** Whether a contract is written in XML: a description of either version, or a schema. */
export function isXmlContract(model: ContractModel): model is XmlContractModel {
  return model.kind === 'wsdl' || model.kind === 'wsdl-2.0' || model.kind === 'xsd'
}

/** An operation of a portType, and the binding through which it is reached. */
export interface UsedOperation {
  readonly operation: Operation
  /** Undefined in a description that has no bindings. */
  readonly binding: Binding | undefined
}

/** A message that goes over the wire; one that is not found acts as one without parts. */
export interface UsedMessage {
  readonly name: string | undefined
  readonly parts: readonly Part[]
}

/** Beside the kinds of the model: whole contracts, schemas, and what the description puts to use. */
export interface WsdlNodes extends ModelNodes, Wsdl20Nodes {
  /** The whole contract, with all its files. */
  readonly Contract: XmlContractModel
  /** The whole contract when it is a WSDL 1.1. */
  readonly Description: WsdlModel
  /** Each schema, inline or of its own file. */
  readonly Schema: Schema
  /**
   * The bindings that the entry's ports name. Without ports all of the entry's bindings; the kinds below
   * follow likewise, as the WS-I analyzer chooses what it looks at.
   */
  readonly UsedBinding: Binding
  /** The portTypes of the used bindings. */
  readonly UsedPortType: PortType
  /** The operations of the used portTypes, once for each binding. */
  readonly UsedOperation: UsedOperation
  /** What goes in and out of the used portTypes, and the messages that SOAP headers name. */
  readonly UsedMessage: UsedMessage
}
