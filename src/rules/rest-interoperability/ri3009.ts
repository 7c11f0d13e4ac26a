import { typesOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noNullableFrom31On = defineOpenApiRule({
  id: 'RI3009',
  title: 'Forbid "nullable" from OpenAPI 3.1 on',
  message: '"nullable" is no keyword of OpenAPI {version}; null is one of the types.',
  severity: 'error',
  requirements: ['OpenAPI 3.1 Schema Object'],
  rationale:
    'OpenAPI 3.1 took the keyword out. A validator ignores it and refuses the null that the service sends.',
  examples: [
    { contract: 'berths-3.1.yaml' },
    {
      contract: 'berths-3.1.yaml',
      edit: [
        '        services:\n          type: array\n',
        '        services:\n          nullable: true\n          type: array\n',
      ],
      at: '/components/schemas/Berth/properties/services/nullable',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version === '3.1' || version === '3.2',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('nullable')) {
      if (schema.value['nullable'] !== true || typesOf(schema.value).includes('null')) continue
      yield { at: schema.at('nullable'), data: { version: context.model.version } }
    }
  },
})
