import type { DataValue } from '../../../contracts/index.ts'
import { Evaluation } from './evaluation.ts'
import type { EvaluationOptions, SchemaError } from './model.ts'
import type { SchemaDocument } from './schema-document.ts'

/**
 * Judges a value by a schema. No errors: it is valid.
 *
 * @throws SchemaMistake when a part of the schema that the value needs cannot be used
 * @throws EvaluationBudgetError when the schema branches or goes round without end
 */
export function evaluateSchema(
  instance: DataValue,
  schema: SchemaDocument,
  options: EvaluationOptions,
): readonly SchemaError[] {
  const evaluation = new Evaluation(schema, options)
  evaluation.fits(options.start ?? schema.root, evaluation.seen(instance))
  return evaluation.errors
}
