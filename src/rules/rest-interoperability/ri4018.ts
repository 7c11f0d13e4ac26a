import { memberOf, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noEmptyValues = defineOpenApiRule({
  id: 'RI4018',
  title: 'Forbid "allowEmptyValue"',
  message:
    'The parameter "{name}" uses "allowEmptyValue", which few tools know and OpenAPI is about to drop.',
  severity: 'info',
  requirements: ['OpenAPI Parameter Object, allowEmptyValue'],
  rationale:
    'Whether a name without a value means true, an empty text or nothing differs from server to server.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      in: query\n      description: The most entries to answer.\n',
        '      in: query\n      allowEmptyValue: true\n      description: The most entries to answer.\n',
      ],
      at: '/components/parameters/Limit/allowEmptyValue',
    },
  ],
  target: 'Parameter',
  applies: ({ value }, { model }) =>
    model.version !== '2.0' && stringMember(value, 'in') === 'query',
  *check(parameter) {
    if (memberOf(parameter.value, 'allowEmptyValue') !== true) return
    const name = stringMember(parameter.value, 'name') ?? ''
    yield { at: parameter.at('allowEmptyValue'), data: { name } }
  },
})
