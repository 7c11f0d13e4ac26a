import { stringMember } from '../../contracts/index.ts'
import { parameterSchema } from './parameter-schema.ts'
import { typeOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pathParametersAreSimple = defineOpenApiRule({
  id: 'RI4012',
  title: 'Require path parameters to be single values',
  message: 'The path parameter "{name}" is of type {type}.',
  severity: 'warning',
  requirements: ['OpenAPI Parameter Object', 'RFC 3986 section 3.3'],
  rationale:
    'How lists and objects are written into a path differs between tools, and a comma or a slash inside a value makes it ambiguous.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        description: Identifies the reservation.\n        schema:\n          type: string\n          format: uuid\n',
        '        description: Identifies the reservation.\n        schema:\n          type: object\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/parameters/0',
    },
  ],
  target: 'Parameter',
  applies: ({ value }) => stringMember(value, 'in') === 'path',
  *check(parameter, { model }) {
    const type = typeOf(parameterSchema(model, parameter))
    if (type !== 'array' && type !== 'object') return
    yield {
      at: parameter.location,
      data: { name: stringMember(parameter.value, 'name') ?? '', type },
    }
  },
})
