import { arrayMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const openapiServerDefault = defineOpenApiRule({
  id: 'openapi-server-default',
  title: 'Require the default of a server variable to be one of its values',
  message: 'The default "{value}" is none of the values that "enum" allows.',
  severity: 'error',
  requirements: ['OpenAPI Server Variable Object'],
  rationale:
    'The default is what a client uses that chooses nothing. From 3.1 on it has to be allowed; 3.0 only advises it.',
  examples: [
    { contract: 'parcels-3.1.yaml' },
    {
      contract: 'parcels-3.1.yaml',
      edit: ['default: eu', 'default: europe'],
      at: '/servers/0/variables/region/default',
    },
  ],
  target: 'ServerVariable',
  applies: (_, { model }) => model.version !== '3.0',
  *check(variable) {
    const value = stringMember(variable.value, 'default')
    const allowed = arrayMember(variable.value, 'enum')
    if (value === undefined || allowed.length === 0 || allowed.includes(value)) return
    yield { at: variable.at('default'), data: { value } }
  },
})
