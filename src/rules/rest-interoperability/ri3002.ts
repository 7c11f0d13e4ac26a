import { numbersIn } from './numbers-in.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const int32FitsInto32Bits = defineOpenApiRule({
  id: 'RI3002',
  title: 'Require 32-bit integers to have values of 32 bits',
  message: '{value} in "{field}" does not fit into the format "int32".',
  severity: 'error',
  requirements: ['OpenAPI Data Types'],
  rationale: 'Generated code that holds the number does not compile, or holds another one.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        maximum: 200\n', '        maximum: 3000000000\n'],
      at: '/components/parameters/Limit/schema/maximum',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('format')) {
      if (schema.value['format'] !== 'int32') continue
      for (const { value, path } of numbersIn(schema)) {
        if (value >= -(2 ** 31) && value < 2 ** 31) continue
        yield { at: schema.at(...path), data: { value, field: String(path[0]) } }
      }
    }
  },
})
