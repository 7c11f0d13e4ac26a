import { defineOpenApiRule } from '../rule.ts'
import { identityOf, parameterLists } from './parameters.ts'
import type { ListedParameter } from './parameters.ts'

export const openapiParameterUnique = defineOpenApiRule({
  id: 'openapi-parameter-unique',
  title: 'Forbid the same parameter twice in one list',
  message: 'The {place} parameter "{name}" is listed before.',
  severity: 'error',
  requirements: ['OpenAPI Operation Object', 'OpenAPI Path Item Object'],
  rationale:
    'A parameter is known by its name and where it stands. Of two with the same, one is lost, and which one depends on the tool.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['        - name: pageSize\n', '        - name: depot\n'],
      at: '/paths/~1parcels/get/parameters/1',
    },
  ],
  target: 'Description',
  *check(description, context) {
    const lists = context.once(parameterLists)
    for (const node of description.nodes) {
      if (node.kind !== 'PathItem' && node.kind !== 'Operation') continue
      const { parameters, unknown } = lists.of(node)
      const first = new Map<string, ListedParameter>()
      for (const parameter of parameters) {
        const identity = identityOf(parameter)
        const known = first.get(identity)
        if (known === undefined) {
          first.set(identity, parameter)
        } else {
          const data = { place: parameter.in, name: parameter.name }
          yield { at: parameter.location, data, related: [known.location] }
        }
      }
      for (const uri of unknown) yield { unjudged: `"${uri}" leads nowhere` }
    }
  },
})
