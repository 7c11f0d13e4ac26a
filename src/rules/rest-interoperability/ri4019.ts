import { parametersFor } from './effective-parameters.ts'
import type { ListedParameter } from '../openapi/parameters.ts'
import { generatedName } from './generated-name.ts'
import { defineOpenApiRule } from '../rule.ts'

export const parameterNamesStayDistinct = defineOpenApiRule({
  id: 'RI4019',
  title: 'Prefer parameters of an operation that differ by more than case and place',
  message:
    'The {place} parameter "{name}" becomes the same argument as the {otherPlace} parameter "{other}".',
  severity: 'info',
  requirements: ['OpenAPI Parameter Object'],
  rationale:
    'Generators make one list of arguments from all parameters of an operation, in the spelling of their language.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        - name: after\n          in: query\n',
        '        - name: LIMIT\n          in: query\n',
      ],
      at: '/paths/~1berths/get/parameters/1',
    },
  ],
  target: 'Operation',
  *check(operation, context) {
    const { parameters } = parametersFor(context, operation)
    const first = new Map<string, ListedParameter>()
    for (const parameter of parameters) {
      const generated = generatedName(parameter.name)
      if (generated === undefined) continue
      const known = first.get(generated)
      if (known === undefined) {
        first.set(generated, parameter)
        continue
      }
      const { name, in: place } = parameter
      const data = { place, name, otherPlace: known.in, other: known.name }
      yield { at: parameter.location, data }
    }
  },
})
