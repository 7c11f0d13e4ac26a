import type { Rule } from '../rule.ts'
import { openapiSchema } from './openapi-schema.ts'

/** The rules over OpenAPI descriptions. */
export const openApiRules: readonly Rule[] = [openapiSchema]
