import { distinctOperationNames } from './bp2010.ts'
import { importedSchemaXmlVersion } from './bp2011.ts'
import { documentPartsAreElements } from './bp2012.ts'
import { rpcPartsAreTypes } from './bp2013.ts'
import { oneReturnValueAtMost } from './bp2014.ts'
import { oneStylePerBinding } from './bp2017.ts'
import { typesComeFirst } from './bp2018.ts'
import { noNamespaceInDocumentBindings } from './bp2019.ts'
import { rpcBodyNamespace } from './bp2020.ts'
import { headersNameOnePart } from './bp2021.ts'
import { soapFaultsHaveNames } from './bp2022.ts'
import { soapFaultsMatchFaults } from './bp2032.ts'
import { xmlPrefixStaysImplicit } from './bp2034.ts'
import { importsHaveLocations } from './bp2098.ts'
import { importsLeadToDescriptions } from './bp2101.ts'
import { schemaImportsLeadToSchemas } from './bp2102.ts'
import { schemaImportsStandInSchemas } from './bp2103.ts'
import { importNamespaceMatches } from './bp2104.ts'
import { importsComeFirst } from './bp2105.ts'
import { schemasHaveTargetNamespaces } from './bp2107.ts'
import { noSoapArrays } from './bp2108.ts'
import { noArrayOfNames } from './bp2110.ts'
import { onePartInDocumentBodies } from './bp2111.ts'
import { noElementPartsInRpcBodies } from './bp2112.ts'
import { headerAndFaultPartsAreElements } from './bp2113.ts'
import { allPartsAreBound } from './bp2114.ts'
import { partElementsExist } from './bp2115.ts'
import { partsNameElementOrType } from './bp2116.ts'
import { noNamespaceOnRpcHeadersAndFaults } from './bp2117.ts'
import { bindingCoversPortType } from './bp2118.ts'
import { onePartInDocumentMessages } from './bp2119.ts'
import { distinctWireSignatures } from './bp2120.ts'
import { inlineSchemasAreValid } from './bp2122.ts'
import { noRequiredExtensionsUnderClaims } from './bp2123.ts'
import { descriptionsAreUnicode } from './bp2201.ts'
import { importedSchemasAreUnicode } from './bp2202.ts'
import { callerBegins } from './bp2208.ts'
import { bindingsAreSoap } from './bp2402.ts'
import { transportIsHttp } from './bp2404.ts'
import { useIsLiteral } from './bp2406.ts'
import { componentNamespacesAreKnown } from './bp2416.ts'
import { partNamespacesAreKnown } from './bp2417.ts'
import { descriptionsAreXml } from './bp2700.ts'
import { rootIsWsdl } from './bp2701.ts'
import { descriptionsAreSchemaValid } from './bp2703.ts'
import { importNamespaceIsAbsolute } from './bp2803.ts'
import { extensionsInUse } from './bp4200.ts'
import { relativeUrisInUse } from './bp4201.ts'
import { schemaAnnotationsInUse } from './bp4202.ts'
import { claimsStandWhereAllowed } from './wsi2099.ts'
import { claimsAreWellMade } from './wsi2100.ts'
import type { Rule } from '../../rule.ts'

/** The assertions of the Basic Profiles 1.0 and 1.1 about descriptions, by id. */
export const basicProfileRules: readonly Rule[] = [
  distinctOperationNames,
  importedSchemaXmlVersion,
  documentPartsAreElements,
  rpcPartsAreTypes,
  oneReturnValueAtMost,
  oneStylePerBinding,
  typesComeFirst,
  noNamespaceInDocumentBindings,
  rpcBodyNamespace,
  headersNameOnePart,
  soapFaultsHaveNames,
  soapFaultsMatchFaults,
  xmlPrefixStaysImplicit,
  importsHaveLocations,
  importsLeadToDescriptions,
  schemaImportsLeadToSchemas,
  schemaImportsStandInSchemas,
  importNamespaceMatches,
  importsComeFirst,
  schemasHaveTargetNamespaces,
  noSoapArrays,
  noArrayOfNames,
  onePartInDocumentBodies,
  noElementPartsInRpcBodies,
  headerAndFaultPartsAreElements,
  allPartsAreBound,
  partElementsExist,
  partsNameElementOrType,
  noNamespaceOnRpcHeadersAndFaults,
  bindingCoversPortType,
  onePartInDocumentMessages,
  distinctWireSignatures,
  inlineSchemasAreValid,
  noRequiredExtensionsUnderClaims,
  descriptionsAreUnicode,
  importedSchemasAreUnicode,
  callerBegins,
  bindingsAreSoap,
  transportIsHttp,
  useIsLiteral,
  componentNamespacesAreKnown,
  partNamespacesAreKnown,
  descriptionsAreXml,
  rootIsWsdl,
  descriptionsAreSchemaValid,
  importNamespaceIsAbsolute,
  extensionsInUse,
  relativeUrisInUse,
  schemaAnnotationsInUse,
  claimsStandWhereAllowed,
  claimsAreWellMade,
]
