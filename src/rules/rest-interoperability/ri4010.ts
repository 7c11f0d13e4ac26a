import type { OpenApiModel } from '../../contracts/index.ts'
import { operationsOf, pathItemsAt } from '../openapi/path-operations.ts'
import { defineOpenApiRule } from '../rule.ts'
import { ambiguousPaths } from './path-ambiguity.ts'
import { pathKeys } from './path-keys.ts'
import type { PathKey } from './path-keys.ts'

export const pathsAreUnambiguous = defineOpenApiRule({
  id: 'RI4010',
  title: 'Prefer paths of which at most one matches a request',
  message: 'Some {method} requests match both "{path}" and "{other}".',
  severity: 'info',
  requirements: ['OpenAPI Paths Object, path templating matching'],
  rationale:
    'Where two templates match and neither is more concrete, the specification leaves the choice to the tool, so the operation that answers depends on the server.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /{subject}/plan:\n'],
      at: '/paths/~1{subject}~1plan',
    },
  ],
  target: 'Description',
  *check(model, context) {
    const pairs = ambiguousPaths(context.once(pathKeys))
    if (pairs === undefined) yield { unjudged: 'there are too many paths to compare them all' }
    for (const { one, other } of pairs ?? []) {
      const method = commonMethod(model, one, other)
      if (method === undefined) continue
      const data = { method, path: other.path, other: one.path }
      yield { at: other.locate(), data, related: [one.locate()] }
    }
  },
})

function commonMethod(model: OpenApiModel, one: PathKey, other: PathKey): string | undefined {
  const methodsOf = ({ pathItem }: PathKey) =>
    operationsOf(model, pathItemsAt(model, pathItem)).map(({ key }) => key.toUpperCase())
  const methods = new Set(methodsOf(one))
  return methodsOf(other).find((method) => methods.has(method))
}
