import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { parameterLists } from '../openapi/parameters.ts'
import type { ListedParameter, ParameterList } from '../openapi/parameters.ts'
import { operationsOf } from '../openapi/path-operations.ts'
import type { RuleContext } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

const NONE: ParameterList = { parameters: [], unknown: [] }

/** What counts for an operation: its own parameters and those of the path item that it stands in. */
export function parametersFor(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): ParameterList {
  const known = context.once(knownParameters)
  known.all ??= allParameters(context)
  return known.all.get(operation) ?? NONE
}

/** The header fields that requests to an operation can hold, by their names in lower case. */
export function headerParametersOf(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): ReadonlyMap<string, ListedParameter> {
  const fields = new Map<string, ListedParameter>()
  for (const one of parametersFor(context, operation).parameters) {
    if (one.in === 'header') fields.set(one.name.toLowerCase(), one)
  }
  return fields
}

/** What counts for all operations, since many rules ask. */
function knownParameters(): { all?: ReadonlyMap<OpenApiNode, ParameterList> } {
  return {}
}

function allParameters(
  context: RuleContext<OpenApiModel>,
): ReadonlyMap<OpenApiNode, ParameterList> {
  const lists = context.once(parameterLists)
  const all = new Map<OpenApiNode, ParameterList>()
  for (const pathItem of nodesOf(context, 'PathItem')) {
    for (const operation of operationsOf(context.model, [pathItem])) {
      all.set(operation, lists.effective([pathItem], operation))
    }
  }
  return all
}
