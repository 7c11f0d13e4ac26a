import { stringMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { parameterLists } from './parameters.ts'
import { operationsOf, pathItemsAt } from './path-operations.ts'
import { placeholdersOf } from './path-template.ts'

export const openapiPathParams = defineOpenApiRule({
  id: 'openapi-path-params',
  title: 'Require path parameters and the names in braces of a path to match',
  message: '{problem} in the path "{path}".',
  severity: 'error',
  requirements: ['OpenAPI Path Templating', 'OpenAPI Parameter Object'],
  rationale:
    'A client cannot build the address when a part of the path is not described, and sends in vain what the path has no place for.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['  /depots/{depotId}:\n', '  /depots/{country}/{depotId}:\n'],
      at: '/paths/~1depots~1{country}~1{depotId}/get',
    },
  ],
  target: 'PathItem',
  applies: ({ parent }) => parent?.kind === 'Paths',
  *check(pathItem, context) {
    const { model } = context
    const lists = context.once(parameterLists)
    const path = pathItem.key
    const names = placeholdersOf(path)
    const placeholders = new Set(names)
    for (const name of repeated(names)) {
      yield { at: pathItem.location, data: { problem: `"{${name}}" stands more than once`, path } }
    }
    const items = pathItemsAt(model, pathItem)
    const operations = operationsOf(model, items)
    for (const owner of [...items, ...operations]) {
      for (const parameter of lists.of(owner).parameters) {
        const { name } = parameter
        if (parameter.in !== 'path' || placeholders.has(name)) continue
        yield {
          at: parameter.location,
          data: { problem: `The parameter "${name}" has no place`, path },
        }
      }
    }
    for (const operation of operations) {
      const { parameters, unknown } = lists.effective(items, operation)
      const inPath = parameters.filter((one) => one.in === 'path')
      const described = new Set(inPath.map(({ name }) => name))
      for (const name of placeholders) {
        if (described.has(name)) continue
        if (unknown.length > 0) yield { unjudged: `"${String(unknown[0])}" leads nowhere` }
        else
          yield {
            at: operation.location,
            data: { problem: `No parameter describes "{${name}}"`, path },
          }
      }
    }
    const lost = lostPathItem(model, pathItem)
    if (lost !== undefined) yield { unjudged: `"${lost}" leads nowhere` }
  },
})

function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.size === seen.add(name).size))
}

/** The reference of a path item whose target is not there. */
function lostPathItem(model: OpenApiModel, pathItem: OpenApiNode): string | undefined {
  return model.resolve(pathItem) === undefined ? stringMember(pathItem.value, '$ref') : undefined
}
