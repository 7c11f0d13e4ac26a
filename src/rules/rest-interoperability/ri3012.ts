import { typesOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const oneTypeAtATime = defineOpenApiRule({
  id: 'RI3012',
  title: 'Prefer one type beside null',
  message: 'Values are of one of {count} types: {types}.',
  severity: 'info',
  requirements: ['OpenAPI 3.1 Schema Object', 'JSON Schema Validation section 6.1.1'],
  rationale:
    'Most languages have no type for a value that is a text here and a number there. Generators fall back to an untyped value.',
  examples: [
    { contract: 'berths-3.1.yaml' },
    {
      contract: 'berths-3.1.yaml',
      edit: [
        '          type: string\n          examples: [A-12]\n',
        '          type: [string, integer]\n          examples: [A-12]\n',
      ],
      at: '/components/schemas/Berth/properties/number/type',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version === '3.1' || version === '3.2',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('type')) {
      const types = typesOf(schema.value).filter((type) => type !== 'null')
      if (types.length < 2) continue
      yield { at: schema.at('type'), data: { count: types.length, types: types.join(', ') } }
    }
  },
})
