import { defineFormatRule } from '../../rule.ts'

/** A warning, so that a contract without its imports is indeterminate: what is missing may be all right. */
export const protobufUnresolvedImport = defineFormatRule({
  id: 'protobuf-unresolved-import',
  title: 'Require imports to lead to a definition file that can be read',
  message: 'The imported file "{file}" is {problem}: {reason}.',
  explanatory: ['problem', 'reason'],
  severity: 'warning',
  requirements: ['Protocol Buffers language guide, "Importing Definitions"'],
  rationale:
    'What depends on the missing file cannot be judged, and nobody can compile the contract.',
  examples: [
    { contract: 'orders.proto' },
    {
      contract: 'orders.proto',
      edit: [
        'import "google/protobuf/timestamp.proto";',
        'import "google/protobuf/timestamp.proto";\nimport "parcels.proto";',
      ],
      at: '',
    },
  ],
  target: 'Protobuf',
  *check({ imports }) {
    for (const { uri = '', problem, location } of imports) {
      if (problem === undefined) continue
      yield {
        at: location,
        data: { file: uri, problem: problem.kind, reason: problem.reason },
        fix: 'Hand in the file with the contract, or correct its path.',
      }
      yield { unjudged: `the imported file "${uri}" is ${problem.kind}` }
    }
  },
})
