import type { Rule } from '../rule.ts'

/** The rules over OpenAPI documents. */
export const openApiRules: readonly Rule[] = []
