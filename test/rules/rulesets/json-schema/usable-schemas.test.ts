import { readFileSync } from 'node:fs'
import type { DataValue } from '../../../../src/contracts/index.ts'
import { evaluateSchema } from '../../../../src/rules/rulesets/json-schema/evaluate-schema.ts'
import {
  EvaluationBudgetError,
  SchemaMistake,
  type SchemaDialect,
} from '../../../../src/rules/rulesets/json-schema/model.ts'
import { readSchema } from '../../../../src/rules/rulesets/json-schema/read-schema.ts'
import { UsableSchemas } from '../../../../src/rules/rulesets/json-schema/usable-schemas.ts'

/**
 * By which schemas, each a keyword with one of `values`, the ecosystem's linter (6.16) complains of the object
 * below: because the schema is none, or because the object does not fit.
 */
const { values, refused } = JSON.parse(
  readFileSync(new URL('refused-schemas.json', import.meta.url), 'utf8'),
) as {
  readonly values: readonly DataValue[]
  readonly refused: Readonly<
    Record<Exclude<SchemaDialect, 'draft6'>, Readonly<Record<string, readonly number[]>>>
  >
}
const instance = { title: 'a', version: '1.0' }

test.each(Object.keys(refused) as readonly (keyof typeof refused)[])(
  'by schemas of %s is complained as the ecosystem does',
  (dialect) => {
    const found = Object.keys(refused[dialect]).map((keyword) => [
      keyword,
      values.flatMap((value, index) => (complains({ [keyword]: value }, dialect) ? [index] : [])),
    ])
    expect(Object.fromEntries(found)).toEqual(refused[dialect])
  },
)

function complains(schema: Readonly<Record<string, DataValue>>, dialect: SchemaDialect): boolean {
  const document = readSchema(schema, dialect)
  if (new UsableSchemas(document, (object) => object).faultOf(schema)?.kind === 'unusable') {
    return true
  }
  try {
    return evaluateSchema(instance, document, { allErrors: false }).length > 0
  } catch (error) {
    // What is told as not evaluated: a reference that leads nowhere, or to the schema itself.
    if (error instanceof SchemaMistake || error instanceof EvaluationBudgetError) return false
    throw error
  }
}
