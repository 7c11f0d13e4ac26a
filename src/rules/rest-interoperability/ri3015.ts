import { memberOf } from '../../contracts/index.ts'
import type { DataValue } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const enumValuesStandOnce = defineOpenApiRule({
  id: 'RI3015',
  title: 'Forbid the same value twice in an enumeration',
  message: 'The value {value} is listed before.',
  severity: 'warning',
  requirements: ['JSON Schema Validation section 6.1.2'],
  rationale: 'Generated enumerations with two equal constants do not compile.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      enum: [water, power, fuel]\n', '      enum: [water, power, water]\n'],
      at: '/components/schemas/BerthService/enum/2',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '2.0',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('enum')) {
      const values = memberOf(schema.value, 'enum')
      if (!Array.isArray(values)) continue
      const seen = new Set<DataValue>()
      for (const [index, value] of (values as readonly DataValue[]).entries()) {
        if (seen.has(value))
          yield { at: schema.at('enum', index), data: { value: JSON.stringify(value) } }
        seen.add(value)
      }
    }
  },
})
