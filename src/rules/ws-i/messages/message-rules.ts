import type { Rule } from '../../rule.ts'
import { http11 } from './http/bp1001.ts'
import { http1 } from './http/bp1002.ts'
import { requestsArePosted } from './http/bp1004.ts'
import { soapActionIsQuoted } from './http/bp1006.ts'
import { oneWayResponsesAreEmpty } from './http/bp1010.ts'
import { emptyResponsesSucceed } from './http/bp1101.ts'
import { otherMethodsAreRefused } from './http/bp1103.ts'
import { soapActionIsThatOfTheOperation } from './http/bp1116.ts'
import { otherAuthentication } from './http/bp4103.ts'
import { otherHeaderFields } from './http/bp4104.ts'
import { otherContentCodings } from './http/bp4105.ts'
import { otherTransferCodings } from './http/bp4106.ts'
import { upgradesOfTheProtocol } from './http/bp4107.ts'
import { charsetIsThatOfTheEnvelope } from './http/ssbp1003.ts'
import { envelopeIsTheWholeBody } from './http/ssbp5100.ts'
import { mediaTypeIsXml } from './http/ssbp5101.ts'
import { otherMediaTypesAreRefused } from './http/wsi1104.ts'
import { noDocumentType } from './envelope/bp1007.ts'
import { noSoapAttributesOnEnvelope } from './envelope/bp1032.ts'
import { xmlPrefixIsImplicit } from './envelope/bp1033.ts'
import { rootIsEnvelope } from './envelope/bp1201.ts'
import { bodyChildrenAreQualified } from './envelope/bp1202.ts'
import { noProcessingInstructions } from './envelope/bp1208.ts'
import { mustUnderstandIsADigit } from './envelope/bp1301.ts'
import { noEncodingStyleInSoap } from './envelope/bp1307.ts'
import { noEncodingStyleInBody } from './envelope/bp1308.ts'
import { nothingFollowsBody } from './envelope/bp1309.ts'
import { envelopeHasItsStructure } from './envelope/bp1600.ts'
import { envelopesAreXml } from './envelope/bp1601.ts'
import { envelopesAreSchemaValid } from './envelope/bp1701.ts'
import { unknownHeaderBlocks } from './envelope/bp4100.ts'
import { otherActors } from './envelope/bp4101.ts'
import { attributesOfBody } from './envelope/bp4109.ts'
import { simpleEnvelopesAreXml } from './envelope/ssbp1601.ts'
import { simpleXmlPrefixIsImplicit } from './envelope/ssbp9704.ts'
import { otherVersionsAreFaulted } from './faults/bp1012.ts'
import { faultcodesHaveNoDots } from './faults/bp1031.ts'
import { answersHaveStatus200 } from './faults/bp1100.ts'
import { detailIsDescribed } from './faults/bp1107.ts'
import { detailHasNoSoapAttributes } from './faults/bp1203.ts'
import { faultcodesAreStandard } from './faults/bp1302.ts'
import { faultsHaveStatus500 } from './faults/bp1305.ts'
import { faultsHaveTheirChildren } from './faults/bp1306.ts'
import { faultChildrenAreUnqualified } from './faults/bp1316.ts'
import { detailsWithElements } from './faults/bp4102.ts'
import { rpcResponsesAreNamed } from './operations/bp1005.ts'
import { accessorsAreUnqualified } from './operations/bp1008.ts'
import { describedHeadersArePresent } from './operations/bp1009.ts'
import { requestsFitAnOperation } from './operations/bp1011.ts'
import { responsesFitAnOperation } from './operations/bp1013.ts'
import { noArrayTypes } from './operations/bp1204.ts'
import { accessorsAreNotNil } from './operations/bp1211.ts'
import { onePartAccessorEach } from './operations/bp1212.ts'
import { emptyPartsMeanEmptyBody } from './operations/bp1213.ts'
import { emptyPartsMeanNoAccessors } from './operations/bp1214.ts'
import { noEncodingStyleInAccessors } from './operations/bp1318.ts'
import { accessorsAreNamedAfterParts } from './operations/bp1755.ts'
import { attachmentMessageRules } from './attachments/attachment-message-rules.ts'
import { claimsAreHeaderBlocks } from './claims/wsi1109.ts'
import { claimsSayToWhat } from './claims/wsi1110.ts'
import { claimsAreNotMandatory } from './claims/wsi1111.ts'

/** The assertions of the WS-I profiles about messages and their envelopes. */
export const messageRules: readonly Rule[] = [
  http11,
  http1,
  requestsArePosted,
  soapActionIsQuoted,
  oneWayResponsesAreEmpty,
  emptyResponsesSucceed,
  otherMethodsAreRefused,
  soapActionIsThatOfTheOperation,
  otherAuthentication,
  otherHeaderFields,
  otherContentCodings,
  otherTransferCodings,
  upgradesOfTheProtocol,
  charsetIsThatOfTheEnvelope,
  envelopeIsTheWholeBody,
  mediaTypeIsXml,
  otherMediaTypesAreRefused,
  noDocumentType,
  noSoapAttributesOnEnvelope,
  xmlPrefixIsImplicit,
  rootIsEnvelope,
  bodyChildrenAreQualified,
  noProcessingInstructions,
  mustUnderstandIsADigit,
  noEncodingStyleInSoap,
  noEncodingStyleInBody,
  nothingFollowsBody,
  envelopeHasItsStructure,
  envelopesAreXml,
  envelopesAreSchemaValid,
  unknownHeaderBlocks,
  otherActors,
  attributesOfBody,
  simpleEnvelopesAreXml,
  simpleXmlPrefixIsImplicit,
  otherVersionsAreFaulted,
  faultcodesHaveNoDots,
  answersHaveStatus200,
  detailIsDescribed,
  detailHasNoSoapAttributes,
  faultcodesAreStandard,
  faultsHaveStatus500,
  faultsHaveTheirChildren,
  faultChildrenAreUnqualified,
  detailsWithElements,
  rpcResponsesAreNamed,
  accessorsAreUnqualified,
  describedHeadersArePresent,
  requestsFitAnOperation,
  responsesFitAnOperation,
  noArrayTypes,
  accessorsAreNotNil,
  onePartAccessorEach,
  emptyPartsMeanEmptyBody,
  emptyPartsMeanNoAccessors,
  noEncodingStyleInAccessors,
  accessorsAreNamedAfterParts,
  claimsAreHeaderBlocks,
  claimsSayToWhat,
  claimsAreNotMandatory,
  ...attachmentMessageRules,
]
