import { defineFormatRule } from '../../rule.ts'
import { avroFaultsOf } from './avro-faults.ts'

export const avroType = defineFormatRule({
  id: 'avro-type',
  title: 'Require types that Avro knows or the schema defines',
  message: 'The schema is not valid: {problem}.',
  severity: 'error',
  requirements: ['Apache Avro 1.12, "Complex Types" and "Names"'],
  rationale: 'A reader cannot take data apart whose schema it cannot follow.',
  examples: [
    { contract: 'orders.avsc' },
    {
      contract: 'orders.avsc',
      edit: ['"name": "id", "type": "string"', '"name": "id", "type": "text"'],
      at: '/fields/0/type',
    },
    {
      contract: 'orders.avsc',
      edit: ['"type": ["null", "State"]', '"type": ["null", "null"]'],
      at: '/fields/2/type/1',
    },
    { contract: 'orders.avsc', edit: [', "values": "string"', ''], at: '/fields/4/type' },
  ],
  target: 'Avro',
  *check(_, context) {
    for (const { kind, at, problem } of context.once(avroFaultsOf)) {
      if (kind === 'type') yield { at, data: { problem } }
    }
  },
})
