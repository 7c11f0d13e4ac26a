import { defineFormatRule } from '../../rule.ts'
import { jsonSchemaFaultsOf } from './json-schema-faults.ts'

export const jsonSchemaValid = defineFormatRule({
  id: 'json-schema-valid',
  title: 'Require schemas that are valid by the meta-schema of their draft',
  message: 'The schema is not valid: {problem}.',
  severity: 'error',
  requirements: ['JSON Schema drafts 4, 6, 7, 2019-09 and 2020-12, meta-schemas'],
  rationale: 'Validators refuse such a schema, or pass over the keyword and let anything through.',
  examples: [
    { contract: 'orders.schema.json' },
    {
      contract: 'orders.schema.json',
      edit: ['"minLength": 1', '"minLength": "1"'],
      at: '/properties/id/minLength',
    },
    {
      contract: 'orders.schema.json',
      edit: ['"type": "array"', '"type": "list"'],
      at: '/properties/items/type',
    },
  ],
  target: 'JsonSchema',
  async *check(_, context) {
    const { faults, unjudged } = await context.once(jsonSchemaFaultsOf)
    for (const { at, problem } of faults) yield { at, data: { problem } }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
