import { numbersIn } from './numbers-in.ts'
import { typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const integersAreSafe = defineOpenApiRule({
  id: 'RI3003',
  title: 'Prefer integers that every JSON parser can hold',
  message: '{value} in "{field}" is beyond the integers that IEEE 754 doubles hold exactly.',
  severity: 'info',
  requirements: ['RFC 8259 section 6'],
  rationale:
    'JavaScript and many other parsers read JSON numbers as doubles and round what is beyond 2^53. Large identifiers travel safely as text.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        maximum: 200\n        default: 50\n      example: 20\n',
        '        maximum: 9223372036854775807\n        default: 50\n      example: 20\n',
      ],
      at: '/components/parameters/Limit/schema/maximum',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context
      .once(schemaIndex)
      .with(
        'minimum',
        'maximum',
        'exclusiveMinimum',
        'exclusiveMaximum',
        'multipleOf',
        'default',
        'const',
        'enum',
        'example',
        'examples',
      )) {
      if (typeOf(schema.value) !== 'integer') continue
      for (const { value, path } of numbersIn(schema)) {
        if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) continue
        yield { at: schema.at(...path), data: { value, field: String(path[0]) } }
      }
    }
  },
})
