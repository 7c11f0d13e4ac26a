import { defineFormatRule } from '../../rule.ts'
import { protobufFaultsOf } from './protobuf-faults.ts'

export const protobufValid = defineFormatRule({
  id: 'protobuf-valid',
  title: 'Require definition files that Protocol Buffers can parse',
  message: 'The definition file is not valid: {problem}.',
  severity: 'error',
  requirements: ['Protocol Buffers language specification'],
  rationale: 'Compilers stop at the first fault, and no code comes out.',
  examples: [
    { contract: 'orders.proto' },
    { contract: 'orders.proto', edit: ['string article = 1;', 'string article = 1'], at: '' },
    { contract: 'orders.proto', edit: ['int32 quantity = 2;', 'int32 quantity = 1;'], at: '' },
  ],
  target: 'Protobuf',
  async *check(_, context) {
    const { faults } = await context.once(protobufFaultsOf)
    for (const { kind, at, problem } of faults)
      if (kind === 'invalid') yield { at, data: { problem } }
  },
})
