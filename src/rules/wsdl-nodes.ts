/** The kinds of node that a rule over WSDL 1.1 and XML Schema can judge. */
import type { ContractModel } from '../contracts/index.ts'

export type XmlContractModel = Extract<ContractModel, { kind: 'wsdl' | 'xsd' }>

export interface WsdlNodes {
  /** The whole contract, with all its files. */
  readonly Contract: XmlContractModel
}
