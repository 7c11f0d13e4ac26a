import { memberOf } from '../../contracts/index.ts'
import type { DataObject, DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { schemaOf, typeOf } from './schema-shape.ts'

/** What a parameter's value is held to: in 2.0 the parameter itself, else its schema, behind references. */
export function parameterSchema(
  model: OpenApiModel,
  parameter: OpenApiNode,
): DataObject | undefined {
  if (model.version === '2.0') return parameter.value
  return schemaOf(model, memberOf(parameter.value, 'schema'))?.value
}

/** Whether examples may show a value as it is serialised: lists and objects are written as text, too. */
export function parametersAreText(model: OpenApiModel, schema: DataValue): boolean {
  const type = typeOf(schemaOf(model, schema)?.value)
  return type === undefined || type === 'array' || type === 'object'
}
