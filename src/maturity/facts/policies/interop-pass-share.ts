import { defineFact } from '../fact.ts'
import { passSpans } from './pass-spans.ts'

export const interopPassShare = defineFact({
  id: 'interop_pass_share',
  area: 'policies',
  name: 'Contracts in operation that keep the policies about interoperability',
  definition:
    'Contract versions in operation that pass every policy about interoperability with enforcement "gate" or "block", out of all in operation under such a policy. Every policy is, unless it is about security. What a waiver accepts does not count against a contract; a verdict that could not be reached does.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: passSpans('interoperability'),
})
