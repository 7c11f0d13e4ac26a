import { headerParametersOf } from './effective-parameters.ts'
import { isServed, methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const rangesAreAnswered = defineOpenApiRule({
  id: 'RI5012',
  title: 'Require 206 where a request can ask for a part',
  message: 'The request can hold Range, and no response 206 is described.',
  severity: 'info',
  requirements: ['RFC 9110 section 14.2', 'RFC 9110 section 15.3.7'],
  rationale:
    'A client that asks for a part has to tell whether it got that part or everything, which only the status code says.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        - name: If-None-Match\n', '        - name: Range\n'],
      at: '/paths/~1berths~1{berthNumber}/get/responses',
    },
  ],
  target: 'Operation',
  applies: (operation) => methodOf(operation) === 'GET' && isServed(operation),
  *check(operation, context) {
    if (!headerParametersOf(context, operation).has('range')) return
    const statuses = responsesOf(context, operation).map(({ status }) => status)
    if (!statuses.some((status) => status === '206' || status === '2XX'))
      yield { at: operation.at('responses') }
  },
})
