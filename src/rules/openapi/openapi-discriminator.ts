import { arrayMember, memberOf, objectMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const openapiDiscriminator = defineOpenApiRule({
  id: 'openapi-discriminator',
  title: 'Require the discriminator of OpenAPI 2.0 to be a required property',
  message: 'The discriminator "{name}" is {problem}.',
  severity: 'error',
  requirements: ['OpenAPI 2.0 Schema Object'],
  rationale:
    'The value of the discriminator tells which schema holds; it must be in every message.',
  examples: [
    { contract: 'parcels-2.0.json' },
    {
      contract: 'parcels-2.0.json',
      edit: ['"discriminator": "kind"', '"discriminator": "type"'],
      at: '/definitions/Event/discriminator',
    },
  ],
  target: 'Schema',
  applies: ({ value }, { model }) =>
    model.version === '2.0' && stringMember(value, 'discriminator') !== undefined,
  *check(schema) {
    const name = stringMember(schema.value, 'discriminator') ?? ''
    const at = schema.at('discriminator')
    if (memberOf(objectMember(schema.value, 'properties'), name) === undefined) {
      yield { at, data: { name, problem: 'no property of the schema' } }
    } else if (!arrayMember(schema.value, 'required').includes(name)) {
      yield { at, data: { name, problem: 'not required' } }
    }
  },
})
