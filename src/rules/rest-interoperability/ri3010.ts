import { memberOf } from '../../contracts/index.ts'
import type { DataValue } from '../../contracts/index.ts'
import { typesOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const nullableEnumsListNull = defineOpenApiRule({
  id: 'RI3010',
  title: 'Require enumerations to list null where it is allowed',
  message: 'null is allowed here, and "enum" does not list it.',
  severity: 'warning',
  requirements: ['OpenAPI 3.0 Schema Object, nullable', 'JSON Schema Validation section 6.1.2'],
  rationale:
    '"enum" allows what it lists and nothing else. Validators that go by the text refuse null, others accept it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          enum: [free, taken, closed]\n',
        '          nullable: true\n          enum: [free, taken, closed]\n',
      ],
      at: '/components/schemas/Berth/properties/state/enum',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '2.0',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('enum')) {
      const values = memberOf(schema.value, 'enum')
      if (!Array.isArray(values) || (values as readonly DataValue[]).includes(null)) continue
      const isNullable = context.model.version === '3.0' && schema.value['nullable'] === true
      if (isNullable || typesOf(schema.value).includes('null')) yield { at: schema.at('enum') }
    }
  },
})
