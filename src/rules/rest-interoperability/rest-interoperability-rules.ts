import type { Rule } from '../rule.ts'
import { noContentInSafeRequests } from './ri1001.ts'
import { noContentInDelete } from './ri1002.ts'
import { registeredStatusCode } from './ri1003.ts'
import { noContentWhereNoneCanBe } from './ri1004.ts'
import { noContentInHeadResponses } from './ri1005.ts'
import { successIsDescribed } from './ri1006.ts'
import { clientErrorIsDescribed } from './ri1007.ts'
import { safeMethodsCreateNothing } from './ri1008.ts'
import { demandedHeaderFields } from './ri1009.ts'
import { redirectsSayWhere } from './ri1010.ts'
import { noIgnoredHeaderParameters } from './ri1011.ts'
import { noConnectionParameters } from './ri1012.ts'
import { fieldNamesAreTokens } from './ri1013.ts'
import { standardFieldNames } from './ri1014.ts'
import { standardFieldSyntax } from './ri1015.ts'
import { redirectsKeepTheMethod } from './ri1016.ts'
import { mediaTypesAreWellFormed } from './ri2001.ts'
import { concreteMediaTypes } from './ri2002.ts'
import { mediaTypesAreDistinct } from './ri2003.ts'
import { noCharsetOfJson } from './ri2004.ts'
import { errorsAreProblemDetails } from './ri2005.ts'
import { problemMembers } from './ri2006.ts'
import { errorsExplainThemselves } from './ri2007.ts'
import { formsAreObjects } from './ri2008.ts'
import { patchSaysHow } from './ri2009.ts'
import { jsonPatchIsAnArray } from './ri2010.ts'
import { noRawBytesInJson } from './ri2011.ts'
import { readingGivesContent } from './ri2012.ts'
import { jsonHasASchema } from './ri2013.ts'
import { noFilesInUrlencodedForms } from './ri2014.ts'
import { formatsFitTypes } from './ri3001.ts'
import { int32FitsInto32Bits } from './ri3002.ts'
import { integersAreSafe } from './ri3003.ts'
import { amountsAreExact } from './ri3004.ts'
import { evidentFormatsAreDeclared } from './ri3005.ts'
import { valuesHaveTheirFormat } from './ri3006.ts'
import { formatsAreSpeltAsRegistered } from './ri3007.ts'
import { nullableHasAType } from './ri3008.ts'
import { noNullableFrom31On } from './ri3009.ts'
import { nullableEnumsListNull } from './ri3010.ts'
import { nothingBesideReferences } from './ri3011.ts'
import { oneTypeAtATime } from './ri3012.ts'
import { enumValuesHaveTheType } from './ri3013.ts'
import { enumNamesStayDistinct } from './ri3014.ts'
import { enumValuesStandOnce } from './ri3015.ts'
import { requiredPropertiesAreDescribed } from './ri3016.ts'
import { notReadOnlyAndWriteOnly } from './ri3017.ts'
import { readOnlyIsNotRequired } from './ri3018.ts'
import { arraysSayWhatTheyHold } from './ri3019.ts'
import { limitsLeaveSomething } from './ri3020.ts'
import { keywordsFitTypes } from './ri3021.ts'
import { patternsAreEcmaScript } from './ri3022.ts'
import { booleansAreBooleans } from './ri3023.ts'
import { propertyNamesStayDistinct } from './ri3024.ts'
import { operationsHaveIds } from './ri4001.ts'
import { operationIdsStayDistinct } from './ri4002.ts'
import { operationIdsAreIdentifiers } from './ri4003.ts'
import { operationIdsAreNoKeywords } from './ri4004.ts'
import { pathsDifferByMoreThanSlash } from './ri4005.ts'
import { noTrailingSlash } from './ri4006.ts'
import { pathsAreOnlyPaths } from './ri4007.ts'
import { pathsAreNormal } from './ri4008.ts'
import { pathsAreUris } from './ri4009.ts'
import { pathsAreUnambiguous } from './ri4010.ts'
import { placeholdersAreSeparate } from './ri4011.ts'
import { pathParametersAreSimple } from './ri4012.ts'
import { stylesFitTypes } from './ri4013.ts'
import { parametersAreFlat } from './ri4014.ts'
import { requiredHaveNoDefault } from './ri4015.ts'
import { tagsAreDeclared } from './ri4016.ts'
import { componentNamesStayDistinct } from './ri4017.ts'
import { noEmptyValues } from './ri4018.ts'
import { parameterNamesStayDistinct } from './ri4019.ts'
import { serversEndWithoutSlash } from './ri4020.ts'
import { waitingTimesAreTold } from './ri5001.ts'
import { createdResourcesHaveAddresses } from './ri5002.ts'
import { acceptedRequestsCanBeFollowed } from './ri5003.ts'
import { preconditionsCanFail } from './ri5004.ts'
import { conditionalReadsSaySo } from './ri5005.ts'
import { writesAreGuarded } from './ri5006.ts'
import { listsHavePages } from './ri5007.ts'
import { pageSizesAreLimited } from './ri5008.ts'
import { deprecationIsAnnounced } from './ri5009.ts'
import { deprecatedIsNotRequired } from './ri5010.ts'
import { versionsAreSemantic } from './ri5011.ts'
import { rangesAreAnswered } from './ri5012.ts'
import { serversAreEncrypted } from './ri6001.ts'
import { credentialsAreEncrypted } from './ri6002.ts'
import { noImplicitFlow } from './ri6003.ts'
import { noPasswordFlow } from './ri6004.ts'
import { noKeysInAddresses } from './ri6005.ts'
import { noSecretsInAddresses } from './ri6006.ts'
import { securityIsStated } from './ri6007.ts'
import { missingCredentialsAreAnswered } from './ri6008.ts'
import { tokensAreFetchedEncrypted } from './ri6009.ts'
import { httpSchemesAreRegistered } from './ri6010.ts'
import { authorizationIsAScheme } from './ri6011.ts'
import { addressesHoldNoCredentials } from './ri6012.ts'
import { scopesAreDeclared } from './ri6013.ts'
import { addressesAreStated } from './ri6014.ts'
import { examplesAreValid } from './ri7001.ts'
import { schemaExamplesAreValid } from './ri7002.ts'
import { defaultsAreValid } from './ri7003.ts'
import { operationsAreExplained } from './ri7004.ts'
import { parametersAreExplained } from './ri7005.ts'
import { discriminatorsAreMapped } from './ri7006.ts'
import { discriminatorsArePresent } from './ri7007.ts'
import { alternativesAreDistinct } from './ri7008.ts'
import { partsOfAllOfAgree } from './ri7009.ts'
import { closedSchemasAreNotExtended } from './ri7010.ts'
import { responsesAreExplained } from './ri7011.ts'
import { mappingsLeadToAlternatives } from './ri7012.ts'

/** The requirements of the profile rest-interoperability-1.0, in the order of their numbers. */
export const restInteroperabilityRules: readonly Rule[] = [
  noContentInSafeRequests,
  noContentInDelete,
  registeredStatusCode,
  noContentWhereNoneCanBe,
  noContentInHeadResponses,
  successIsDescribed,
  clientErrorIsDescribed,
  safeMethodsCreateNothing,
  demandedHeaderFields,
  redirectsSayWhere,
  noIgnoredHeaderParameters,
  noConnectionParameters,
  fieldNamesAreTokens,
  standardFieldNames,
  standardFieldSyntax,
  redirectsKeepTheMethod,
  mediaTypesAreWellFormed,
  concreteMediaTypes,
  mediaTypesAreDistinct,
  noCharsetOfJson,
  errorsAreProblemDetails,
  problemMembers,
  errorsExplainThemselves,
  formsAreObjects,
  patchSaysHow,
  jsonPatchIsAnArray,
  noRawBytesInJson,
  readingGivesContent,
  jsonHasASchema,
  noFilesInUrlencodedForms,
  formatsFitTypes,
  int32FitsInto32Bits,
  integersAreSafe,
  amountsAreExact,
  evidentFormatsAreDeclared,
  valuesHaveTheirFormat,
  formatsAreSpeltAsRegistered,
  nullableHasAType,
  noNullableFrom31On,
  nullableEnumsListNull,
  nothingBesideReferences,
  oneTypeAtATime,
  enumValuesHaveTheType,
  enumNamesStayDistinct,
  enumValuesStandOnce,
  requiredPropertiesAreDescribed,
  notReadOnlyAndWriteOnly,
  readOnlyIsNotRequired,
  arraysSayWhatTheyHold,
  limitsLeaveSomething,
  keywordsFitTypes,
  patternsAreEcmaScript,
  booleansAreBooleans,
  propertyNamesStayDistinct,
  operationsHaveIds,
  operationIdsStayDistinct,
  operationIdsAreIdentifiers,
  operationIdsAreNoKeywords,
  pathsDifferByMoreThanSlash,
  noTrailingSlash,
  pathsAreOnlyPaths,
  pathsAreNormal,
  pathsAreUris,
  pathsAreUnambiguous,
  placeholdersAreSeparate,
  pathParametersAreSimple,
  stylesFitTypes,
  parametersAreFlat,
  requiredHaveNoDefault,
  tagsAreDeclared,
  componentNamesStayDistinct,
  noEmptyValues,
  parameterNamesStayDistinct,
  serversEndWithoutSlash,
  waitingTimesAreTold,
  createdResourcesHaveAddresses,
  acceptedRequestsCanBeFollowed,
  preconditionsCanFail,
  conditionalReadsSaySo,
  writesAreGuarded,
  listsHavePages,
  pageSizesAreLimited,
  deprecationIsAnnounced,
  deprecatedIsNotRequired,
  versionsAreSemantic,
  rangesAreAnswered,
  serversAreEncrypted,
  credentialsAreEncrypted,
  noImplicitFlow,
  noPasswordFlow,
  noKeysInAddresses,
  noSecretsInAddresses,
  securityIsStated,
  missingCredentialsAreAnswered,
  tokensAreFetchedEncrypted,
  httpSchemesAreRegistered,
  authorizationIsAScheme,
  addressesHoldNoCredentials,
  scopesAreDeclared,
  addressesAreStated,
  examplesAreValid,
  schemaExamplesAreValid,
  defaultsAreValid,
  operationsAreExplained,
  parametersAreExplained,
  discriminatorsAreMapped,
  discriminatorsArePresent,
  alternativesAreDistinct,
  partsOfAllOfAgree,
  closedSchemasAreNotExtended,
  responsesAreExplained,
  mappingsLeadToAlternatives,
]
