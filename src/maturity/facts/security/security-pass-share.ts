import { defineFact } from '../fact.ts'
import { passSpans } from '../policies/pass-spans.ts'

export const securityPassShare = defineFact({
  id: 'security_pass_share',
  area: 'security',
  name: 'Contracts in operation that keep the policies about security',
  definition:
    'Contract versions in operation that pass every policy about security with enforcement "gate" or "block", out of all in operation under such a policy. A policy is about security when its rule pack says so (OWASP API Security, WS-I Basic Security Profile). A verdict that could not be reached does not count as a pass.',
  unit: 'share',
  better: 'up',
  minimum: 5,
  act: 'contract',
  spans: passSpans('security'),
})
