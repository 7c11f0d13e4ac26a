import { defineFormatRule } from '../../rule.ts'
import { avroFaultsOf } from './avro-faults.ts'

export const avroDefaultFits = defineFormatRule({
  id: 'avro-default-fits',
  title: 'Require defaults to be values of their type',
  message: 'The default {problem}.',
  severity: 'error',
  requirements: ['Apache Avro 1.12, "Complex Types"'],
  rationale:
    'Readers fill in the default where older data lacks the field, and fail if they cannot.',
  examples: [
    { contract: 'orders.avsc' },
    {
      contract: 'orders.avsc',
      edit: ['"type": "int", "default": 1', '"type": "int", "default": "one"'],
      at: '/fields/3/default',
    },
    {
      contract: 'orders.avsc',
      edit: ['"default": {}', '"default": { "a": 1 }'],
      at: '/fields/4/default',
    },
  ],
  target: 'Avro',
  *check(_, context) {
    for (const { kind, at, problem } of context.once(avroFaultsOf)) {
      if (kind === 'default') yield { at, data: { problem } }
    }
  },
})
