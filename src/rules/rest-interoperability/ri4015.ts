import { memberOf, stringMember } from '../../contracts/index.ts'
import { parameterSchema } from './parameter-schema.ts'
import { defineOpenApiRule } from '../rule.ts'

export const requiredHaveNoDefault = defineOpenApiRule({
  id: 'RI4015',
  title: 'Forbid defaults of required parameters',
  message: 'The parameter "{name}" is required, so its default never applies.',
  severity: 'info',
  requirements: ['OpenAPI 2.0 Parameter Object', 'OpenAPI Schema Object, default'],
  rationale:
    'A default is what the server assumes when the parameter is missing, and it may not be missing. Some generators then make it optional.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      in: query\n      description: The most entries to answer.\n',
        '      in: query\n      required: true\n      description: The most entries to answer.\n',
      ],
      at: '/components/parameters/Limit',
    },
  ],
  target: 'Parameter',
  applies: ({ value }) =>
    stringMember(value, 'in') !== 'path' && stringMember(value, 'in') !== 'body',
  *check(parameter, { model }) {
    if (memberOf(parameter.value, 'required') !== true) return
    if (memberOf(parameterSchema(model, parameter), 'default') === undefined) return
    yield { at: parameter.location, data: { name: stringMember(parameter.value, 'name') ?? '' } }
  },
})
