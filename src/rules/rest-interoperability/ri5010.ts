import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const deprecatedIsNotRequired = defineOpenApiRule({
  id: 'RI5010',
  title: 'Forbid parameters that are both required and deprecated',
  message: 'The parameter "{name}" is deprecated, but required, so no client can leave it out.',
  severity: 'warning',
  requirements: ['OpenAPI Parameter Object, deprecated'],
  rationale:
    'Deprecated means that clients shall stop sending it. As long as the server demands it they cannot.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      name: If-Match\n      in: header\n      required: true\n',
        '      name: If-Match\n      in: header\n      deprecated: true\n      required: true\n',
      ],
      at: '/components/parameters/IfMatch/deprecated',
    },
  ],
  target: 'Parameter',
  applies: ({ value }, { model }) =>
    model.version !== '2.0' && stringMember(value, 'in') !== 'path',
  *check(parameter) {
    const { value } = parameter
    if (value['deprecated'] !== true || value['required'] !== true) return
    yield { at: parameter.at('deprecated'), data: { name: stringMember(value, 'name') ?? '' } }
  },
})
