import { memberOf } from '../../contracts/index.ts'
import type { DataObject, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { schemaOf } from './schema-shape.ts'

/** What a parameter's value is held to: in 2.0 the parameter itself, else its schema, behind references. */
export function parameterSchema(
  model: OpenApiModel,
  parameter: OpenApiNode,
): DataObject | undefined {
  if (model.version === '2.0') return parameter.value
  return schemaOf(model, memberOf(parameter.value, 'schema'))?.value
}
