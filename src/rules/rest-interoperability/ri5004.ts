import { headerParametersOf } from './effective-parameters.ts'
import { isServed } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const preconditionsCanFail = defineOpenApiRule({
  id: 'RI5004',
  title: 'Require 412 where a request has a precondition',
  message:
    'The request can hold {field}, and no response says what happens when it does not match.',
  severity: 'warning',
  requirements: ['RFC 9110 section 13.1.1', 'RFC 9110 section 13.1.4', 'RFC 9110 section 15.5.13'],
  rationale:
    'That the precondition fails is why it is sent. A client that does not expect 412 overwrites the change of somebody else, or gives up.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "      operationId: replaceBerth\n      summary: Replace a berth\n      description: Writes the whole berth, if nobody else has changed it.\n      tags: [berths]\n      parameters:\n        - $ref: '#/components/parameters/IfMatch'\n      requestBody:\n        description: The berth as it shall be.\n        required: true\n        content:\n          application/json:\n            schema:\n              $ref: '#/components/schemas/Berth'\n      responses:\n        '204':\n          description: The berth was replaced.\n        '401':\n          $ref: '#/components/responses/Unauthorized'\n        '412':\n          $ref: '#/components/responses/Problem'\n        default:\n          $ref: '#/components/responses/Problem'\n",
        "      operationId: replaceBerth\n      summary: Replace a berth\n      description: Writes the whole berth, if nobody else has changed it.\n      tags: [berths]\n      parameters:\n        - $ref: '#/components/parameters/IfMatch'\n      requestBody:\n        description: The berth as it shall be.\n        required: true\n        content:\n          application/json:\n            schema:\n              $ref: '#/components/schemas/Berth'\n      responses:\n        '204':\n          description: The berth was replaced.\n",
      ],
      at: '/paths/~1berths~1{berthNumber}/put/responses',
    },
  ],
  target: 'Operation',
  applies: isServed,
  *check(operation, context) {
    const parameters = headerParametersOf(context, operation)
    const condition = parameters.get('if-match') ?? parameters.get('if-unmodified-since')
    if (condition === undefined) return
    const statuses = responsesOf(context, operation).map(({ status }) => status)
    if (statuses.some((status) => /^(?:412|4XX|DEFAULT)$/.test(status))) return
    yield { at: operation.at('responses'), data: { field: condition.name } }
  },
})
