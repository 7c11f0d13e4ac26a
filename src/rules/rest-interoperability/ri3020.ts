import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

const LIMITS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

export const limitsLeaveSomething = defineOpenApiRule({
  id: 'RI3020',
  title: 'Require limits that leave a value',
  message: '"{lower}" is {low}, above "{upper}", which is {high}: no value is valid.',
  severity: 'error',
  requirements: ['JSON Schema Validation section 6.2', 'JSON Schema Validation section 6.3'],
  rationale: 'Every request or response that holds the value breaks the contract.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        minimum: 1\n        maximum: 200\n',
        '        minimum: 1000\n        maximum: 200\n',
      ],
      at: '/components/parameters/Limit/schema/minimum',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with(...LIMITS.map(([lower]) => lower))) {
      for (const [lower, upper] of LIMITS) {
        const low = schema.value[lower]
        const high = schema.value[upper]
        if (typeof low !== 'number' || typeof high !== 'number' || low <= high) continue
        yield { at: schema.at(lower), data: { lower, low, upper, high } }
      }
    }
  },
})
