import { memberOf } from '../../contracts/index.ts'
import type { DataValue } from '../../contracts/index.ts'
import { generatedNames } from './generated-name.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const enumNamesStayDistinct = defineOpenApiRule({
  id: 'RI3014',
  title: 'Prefer enumerated texts that differ by more than case and signs',
  message: '"{value}" becomes the same name as "{other}".',
  severity: 'info',
  requirements: ['JSON Schema Validation section 6.1.2'],
  rationale:
    'Generators make a constant of each value. Values such as "name" and "-name" become the same one.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      enum: [water, power, fuel]\n', '      enum: [water, power, fuel, Fuel]\n'],
      at: '/components/schemas/BerthService/enum/3',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const nameOf = context.once(generatedNames)
    for (const schema of context.once(schemaIndex).with('enum')) {
      const values = memberOf(schema.value, 'enum')
      if (!Array.isArray(values)) continue
      const first = new Map<string, string>()
      for (const [index, value] of (values as readonly DataValue[]).entries()) {
        const name = typeof value === 'string' ? nameOf(value) : undefined
        if (typeof value !== 'string' || name === undefined) continue
        const other = first.get(name)
        if (other === undefined) first.set(name, value)
        else if (other !== value) yield { at: schema.at('enum', index), data: { value, other } }
      }
    }
  },
})
