import { headerParametersOf } from './effective-parameters.ts'
import { isServed, methodOf } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const conditionalReadsSaySo = defineOpenApiRule({
  id: 'RI5005',
  title: 'Require 304 where a read is conditional',
  message: 'The request can hold {field}, and no response 304 is described.',
  severity: 'info',
  requirements: ['RFC 9110 section 13.1.2', 'RFC 9110 section 13.1.3', 'RFC 9110 section 15.4.5'],
  rationale:
    'Not modified is the answer that such a request is made for. A generated client that does not know it takes it for an error.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ["        '304':\n          description: The client has the latest state.\n", ''],
      at: '/paths/~1berths~1{berthNumber}/get/responses',
    },
  ],
  target: 'Operation',
  applies: (operation) => /^(?:GET|HEAD)$/.test(methodOf(operation)) && isServed(operation),
  *check(operation, context) {
    const parameters = headerParametersOf(context, operation)
    const condition = parameters.get('if-none-match') ?? parameters.get('if-modified-since')
    if (condition === undefined) return
    const statuses = responsesOf(context, operation).map(({ status }) => status)
    if (statuses.some((status) => /^(?:304|3XX|DEFAULT)$/.test(status))) return
    yield { at: operation.at('responses'), data: { field: condition.name } }
  },
})
