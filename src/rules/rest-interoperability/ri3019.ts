import { typesOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

const SAYING = [
  'items',
  'prefixItems',
  'contains',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'unevaluatedItems',
]

export const arraysSayWhatTheyHold = defineOpenApiRule({
  id: 'RI3019',
  title: 'Prefer arrays that say what they hold',
  message: 'The type is "array", and nothing says of what.',
  severity: 'info',
  requirements: ['JSON Schema Core section 10.3.1'],
  rationale: 'OpenAPI 3.0 demands it; elsewhere a generator makes a list of untyped values.',
  examples: [
    { contract: 'berths-3.1.yaml' },
    {
      contract: 'berths-3.1.yaml',
      edit: [
        '          type: array\n          items:\n            type: string\n',
        '          type: array\n',
      ],
      at: '/components/schemas/Berth/properties/services',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '3.0',
  *check(model) {
    for (const schema of model.nodes) {
      if (schema.kind !== 'Schema' || !typesOf(schema.value).includes('array')) continue
      if (!SAYING.some((field) => Object.hasOwn(schema.value, field))) yield { at: schema.location }
    }
  },
})
