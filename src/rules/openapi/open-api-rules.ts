import type { Rule } from '../rule.ts'
import { openapiArrayItems } from './openapi-array-items.ts'
import { openapiBodyParameter } from './openapi-body-parameter.ts'
import { openapiDiscriminator } from './openapi-discriminator.ts'
import { openapiDuplicateKey } from './openapi-duplicate-key.ts'
import { openapiFileParameter } from './openapi-file-parameter.ts'
import { openapiLinkOperation } from './openapi-link-operation.ts'
import { openapiOperationIdUnique } from './openapi-operation-id-unique.ts'
import { openapiParameterUnique } from './openapi-parameter-unique.ts'
import { openapiPathParams } from './openapi-path-params.ts'
import { openapiPathUnique } from './openapi-path-unique.ts'
import { openapiReferenceKind } from './openapi-reference-kind.ts'
import { openapiSchema } from './openapi-schema.ts'
import { openapiSecurityDefined } from './openapi-security-defined.ts'
import { openapiServerDefault } from './openapi-server-default.ts'
import { openapiServerVariables } from './openapi-server-variables.ts'
import { openapiSingleDocument } from './openapi-single-document.ts'
import { openapiTagUnique } from './openapi-tag-unique.ts'
import { openapiUnavailableFile } from './openapi-unavailable-file.ts'
import { openapiUnresolvedRef } from './openapi-unresolved-ref.ts'

/** The rules over OpenAPI descriptions. */
export const openApiRules: readonly Rule[] = [
  openapiSchema,
  openapiDuplicateKey,
  openapiSingleDocument,
  openapiUnresolvedRef,
  openapiUnavailableFile,
  openapiReferenceKind,
  openapiPathUnique,
  openapiPathParams,
  openapiOperationIdUnique,
  openapiParameterUnique,
  openapiBodyParameter,
  openapiFileParameter,
  openapiArrayItems,
  openapiDiscriminator,
  openapiSecurityDefined,
  openapiServerVariables,
  openapiServerDefault,
  openapiTagUnique,
  openapiLinkOperation,
]
