import { defineFormatRule } from '../../rule.ts'
import { protobufFaultsOf } from './protobuf-faults.ts'

export const protobufTypeDefined = defineFormatRule({
  id: 'protobuf-type-defined',
  title: 'Require the types that fields and methods name to be defined',
  message: 'A type is not defined: {problem}.',
  severity: 'error',
  requirements: ['Protocol Buffers language guide, "Importing Definitions"'],
  rationale: 'What a message holds is only known with the types of its fields.',
  examples: [
    { contract: 'orders.proto' },
    {
      contract: 'orders.proto',
      edit: ['repeated Item items = 2;', 'repeated Items items = 2;'],
      at: '',
    },
    { contract: 'orders.proto', edit: ['returns (Receipt)', 'returns (Recipe)'], at: '' },
  ],
  target: 'Protobuf',
  async *check(_, context) {
    const { faults, unjudged } = await context.once(protobufFaultsOf)
    for (const { kind, at, problem } of faults) {
      if (kind === 'undefined') yield { at, data: { problem } }
    }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
