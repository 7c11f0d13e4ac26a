import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { effectiveParameters } from '../openapi/parameters.ts'
import type { ListedParameter, ParameterList } from '../openapi/parameters.ts'
import { operationsOf } from '../openapi/path-operations.ts'
import type { RuleContext } from '../rule.ts'

const NONE: ParameterList = { parameters: [], unknown: [] }

/** What counts for an operation: its own parameters and those of the path item that it stands in. */
export function parametersFor(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): ParameterList {
  return context.once(allParameters).get(operation) ?? NONE
}

/** The header fields that requests to an operation can hold, by their names in lower case. */
export function headerParametersOf(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): ReadonlyMap<string, ListedParameter> {
  return new Map(
    parametersFor(context, operation).parameters.flatMap((one) =>
      one.in === 'header' ? [[one.name.toLowerCase(), one] as const] : [],
    ),
  )
}

/** What counts for all operations, since many rules ask. */
function allParameters(model: OpenApiModel): ReadonlyMap<OpenApiNode, ParameterList> {
  const lists = new Map<OpenApiNode, ParameterList>()
  for (const pathItem of model.nodes) {
    if (pathItem.kind !== 'PathItem') continue
    for (const operation of operationsOf(model, [pathItem])) {
      lists.set(operation, effectiveParameters(model, [pathItem], operation))
    }
  }
  return lists
}
