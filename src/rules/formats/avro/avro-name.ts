import { defineFormatRule } from '../../rule.ts'
import { avroFaultsOf } from './avro-faults.ts'

export const avroName = defineFormatRule({
  id: 'avro-name',
  title: 'Require well-made names, each once in its place',
  message: 'A name is wrong: {problem}.',
  severity: 'error',
  requirements: ['Apache Avro 1.12, "Names" and "Enums"'],
  rationale: 'Names become names in code; readers and writers find fields by them.',
  examples: [
    { contract: 'orders.avsc' },
    {
      contract: 'orders.avsc',
      edit: ['"name": "quantity"', '"name": "the-quantity"'],
      at: '/fields/3/name',
    },
    { contract: 'orders.avsc', edit: ['"name": "quantity"', '"name": "id"'], at: '/fields/3/name' },
    {
      contract: 'orders.avsc',
      edit: ['["OPEN", "SHIPPED"]', '["OPEN", "OPEN"]'],
      at: '/fields/1/type/symbols/1',
    },
  ],
  target: 'Avro',
  *check(_, context) {
    for (const { kind, at, problem } of context.once(avroFaultsOf)) {
      if (kind === 'name') yield { at, data: { problem } }
    }
  },
})
