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
]
