import { memberOf, stringMember } from '../../contracts/index.ts'
import { isPageSize } from './paging-parameters.ts'
import { parameterSchema } from './parameter-schema.ts'
import { typeOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pageSizesAreLimited = defineOpenApiRule({
  id: 'RI5008',
  title: 'Prefer a limit of the size of a page',
  message: 'The page size "{name}" has no maximum.',
  severity: 'hint',
  requirements: ['JSON Schema Validation section 6.2.2', 'RFC 9110 section 15.5.1'],
  rationale:
    'Every server has one. A client that is not told asks for more, and gets an error or, worse, fewer entries than it asked for.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        minimum: 1\n        maximum: 200\n', '        minimum: 1\n'],
      at: '/components/parameters/Limit',
    },
  ],
  target: 'Parameter',
  applies: ({ value }) =>
    stringMember(value, 'in') === 'query' && isPageSize(stringMember(value, 'name') ?? ''),
  *check(parameter, { model }) {
    const schema = parameterSchema(model, parameter)
    if (typeOf(schema) !== 'integer') return
    if (
      ['maximum', 'exclusiveMaximum', 'enum', 'const'].some(
        (field) => memberOf(schema, field) !== undefined,
      )
    )
      return
    yield { at: parameter.location, data: { name: stringMember(parameter.value, 'name') ?? '' } }
  },
})
