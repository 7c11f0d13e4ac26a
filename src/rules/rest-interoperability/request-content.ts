import { memberOf, objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { effectiveParameters } from '../openapi/parameters.ts'
import { contentOf, requestBodyOf } from './content.ts'
import { schemaOf } from './schema-shape.ts'

/**
 * Where an operation describes content of its requests; undefined when it describes none. A form without
 * fields counts as none: some generators write one for every operation.
 */
export function requestContentOf(
  model: OpenApiModel,
  operation: OpenApiNode,
): Location | undefined {
  if (model.version !== '2.0') {
    const body = requestBodyOf(model, operation)
    return body === undefined || isEmptyForm(model, body) ? undefined : operation.at('requestBody')
  }
  const owners = operation.parent === undefined ? [] : [operation.parent]
  const { parameters } = effectiveParameters(model, owners, operation)
  return parameters.find((one) => one.in === 'body' || one.in === 'formData')?.location
}

function isEmptyForm(model: OpenApiModel, body: OpenApiNode): boolean {
  return contentOf(model, body).every(({ schema }) => {
    const value = schemaOf(model, schema)?.value
    const properties = objectMember(value, 'properties')
    const isClosed = memberOf(value, 'additionalProperties') === false
    return isClosed && properties !== undefined && Object.keys(properties).length === 0
  })
}
