import { isDataArray, isDataObject, memberOf } from '../../contracts/index.ts'
import type { DataValue } from '../../contracts/index.ts'
import { typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const enumValuesHaveTheType = defineOpenApiRule({
  id: 'RI3013',
  title: 'Require enumerated values of the declared type',
  message: 'The value {value} is not of the type "{type}".',
  severity: 'warning',
  requirements: ['JSON Schema Validation section 6.1.2', 'OpenAPI Schema Object'],
  rationale:
    'Such a value is never valid, and generated enumerations do not compile. In YAML, an unquoted on, no or 1.0 is no text.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      enum: [water, power, fuel]\n', '      enum: [water, power, 230]\n'],
      at: '/components/schemas/BerthService/enum/2',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('enum')) {
      const values = memberOf(schema.value, 'enum')
      const type = typeOf(schema.value)
      if (!Array.isArray(values) || type === undefined) continue
      for (const [index, value] of (values as readonly DataValue[]).entries()) {
        if (value === null || isOfType(value, type)) continue
        yield { at: schema.at('enum', index), data: { value: JSON.stringify(value), type } }
      }
    }
  },
})

function isOfType(value: DataValue, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return isDataArray(value)
    case 'object':
      return isDataObject(value)
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return true
  }
}
