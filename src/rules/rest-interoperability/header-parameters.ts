import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { effectiveParameters } from '../openapi/parameters.ts'
import type { ListedParameter } from '../openapi/parameters.ts'

/** The header fields that requests to an operation can hold, by their names in lower case. */
export function headerParametersOf(
  model: OpenApiModel,
  operation: OpenApiNode,
): ReadonlyMap<string, ListedParameter> {
  const owners = operation.parent === undefined ? [] : [operation.parent]
  const { parameters } = effectiveParameters(model, owners, operation)
  return new Map(
    parameters.flatMap((one) =>
      one.in === 'header' ? [[one.name.toLowerCase(), one] as const] : [],
    ),
  )
}
