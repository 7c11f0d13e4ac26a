import type { RulesetFunction } from '../functions/ruleset-function.ts'
import { definedSecurity } from './defined-security.ts'
import { definedTags } from './defined-tags.ts'
import { discriminatorProperty } from './discriminator-property.ts'
import { documentStructure } from './document-structure.ts'
import { formDataConsumes } from './form-data-consumes.ts'
import { mediaExample } from './media-example.ts'
import { operationParameters } from './operation-parameters.ts'
import { operationSuccessResponse } from './operation-success-response.ts'
import { pathParameters } from './path-parameters.ts'
import { referenceSiblings } from './reference-siblings.ts'
import { restrictedOperations } from './restricted-operations.ts'
import { schemaExample } from './schema-example.ts'
import { separateAdminSecurity } from './separate-admin-security.ts'
import { serverVariables } from './server-variables.ts'
import { uniqueOperationIds } from './unique-operation-ids.ts'
import { uniqueTagNames } from './unique-tag-names.ts'
import { unusedComponents } from './unused-components.ts'

const FUNCTIONS: readonly RulesetFunction[] = [
  definedSecurity,
  definedTags,
  discriminatorProperty,
  documentStructure,
  formDataConsumes,
  mediaExample,
  operationParameters,
  operationSuccessResponse,
  pathParameters,
  referenceSiblings,
  restrictedOperations,
  schemaExample,
  separateAdminSecurity,
  serverVariables,
  uniqueOperationIds,
  uniqueTagNames,
  unusedComponents,
]

/** Functions for rules about OpenAPI documents, which only rulesets that ship may name. */
export const OPENAPI_FUNCTIONS: ReadonlyMap<string, RulesetFunction> = new Map(
  FUNCTIONS.map((one) => [one.name, one]),
)
