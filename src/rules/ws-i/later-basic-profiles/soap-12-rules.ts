import { distinctWireSignatures } from '../basic-profile/bp2120.ts'
import { documentPartsAreElements } from '../basic-profile/bp2012.ts'
import { rpcPartsAreTypes } from '../basic-profile/bp2013.ts'
import { oneReturnValueAtMost } from '../basic-profile/bp2014.ts'
import { oneStylePerBinding } from '../basic-profile/bp2017.ts'
import { noNamespaceInDocumentBindings } from '../basic-profile/bp2019.ts'
import { rpcBodyNamespace } from '../basic-profile/bp2020.ts'
import { headersNameOnePart } from '../basic-profile/bp2021.ts'
import { soapFaultsHaveNames } from '../basic-profile/bp2022.ts'
import { soapFaultsMatchFaults } from '../basic-profile/bp2032.ts'
import { onePartInDocumentBodies } from '../basic-profile/bp2111.ts'
import { noElementPartsInRpcBodies } from '../basic-profile/bp2112.ts'
import { headerAndFaultPartsAreElements } from '../basic-profile/bp2113.ts'
import { allPartsAreBound } from '../basic-profile/bp2114.ts'
import { noNamespaceOnRpcHeadersAndFaults } from '../basic-profile/bp2117.ts'
import { onePartInDocumentMessages } from '../basic-profile/bp2119.ts'
import { bindingsAreSoap } from '../basic-profile/bp2402.ts'
import { transportIsHttp } from '../basic-profile/bp2404.ts'
import { useIsLiteral } from '../basic-profile/bp2406.ts'
import type { Rule } from '../../rule.ts'
import { inSoap12, soap12Id } from './in-soap-12.ts'

const RULES = [
  documentPartsAreElements,
  rpcPartsAreTypes,
  oneReturnValueAtMost,
  oneStylePerBinding,
  noNamespaceInDocumentBindings,
  rpcBodyNamespace,
  headersNameOnePart,
  soapFaultsHaveNames,
  soapFaultsMatchFaults,
  onePartInDocumentBodies,
  noElementPartsInRpcBodies,
  headerAndFaultPartsAreElements,
  allPartsAreBound,
  noNamespaceOnRpcHeadersAndFaults,
  onePartInDocumentMessages,
  distinctWireSignatures,
  bindingsAreSoap,
  transportIsHttp,
  useIsLiteral,
]

const IDS: ReadonlyMap<string, string> = new Map(RULES.map((rule) => [rule.id, soap12Id(rule)]))

/** What the Basic Profile 2.0 asks of SOAP 1.2 elements as its predecessors ask it of SOAP 1.1 elements. */
export const soap12Rules: readonly Rule[] = RULES.map((rule) => inSoap12(rule, IDS))
