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
]
