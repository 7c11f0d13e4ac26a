import { typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** The types to whose values a keyword applies. */
const KEYWORDS = new Map<string, readonly string[]>([
  ...forTypes(['number', 'integer'], 'multipleOf maximum minimum'),
  ...forTypes(['string'], 'maxLength minLength pattern'),
  ...forTypes(['array'], 'maxItems minItems uniqueItems items'),
  ...forTypes(['object'], 'maxProperties minProperties properties additionalProperties'),
])

function forTypes(types: readonly string[], keywords: string) {
  return keywords.split(' ').map((keyword) => [keyword, types] as const)
}

export const keywordsFitTypes = defineOpenApiRule({
  id: 'RI3021',
  title: 'Require keywords that belong to the type',
  message: '"{keyword}" limits values of type {types}, but the type is "{type}".',
  severity: 'warning',
  requirements: ['JSON Schema Validation section 6'],
  rationale:
    'The keyword is ignored without a word, so the limit that its author meant is nowhere checked.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        nights:\n          type: integer\n          format: int32\n          minimum: 1\n          maximum: 90\n',
        '        nights:\n          type: integer\n          format: int32\n          minimum: 1\n          maxLength: 2\n',
      ],
      at: '/components/schemas/ReservationRequest/properties/nights/maxLength',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with(...KEYWORDS.keys())) {
      const type = typeOf(schema.value)
      if (type === undefined || type === 'file') continue
      for (const keyword of Object.keys(schema.value)) {
        const types = KEYWORDS.get(keyword)
        if (types === undefined || types.includes(type)) continue
        yield { at: schema.at(keyword), data: { keyword, types: types.join(' or '), type } }
      }
    }
  },
})
