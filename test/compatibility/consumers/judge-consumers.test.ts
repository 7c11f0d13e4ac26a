import {
  compareContracts,
  judgeConsumers,
  type Change,
  type OperationUse,
} from '../../../src/compatibility/index.ts'
import { readContract, type Contract } from '../../../src/contracts/index.ts'

const OLD = `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
servers: [{ url: 'https://api.example.com/v1' }]
paths:
  /orders:
    post:
      operationId: placeOrder
      parameters:
        - { name: trace, in: query, schema: { type: string } }
        - { name: size, in: query, schema: { type: integer } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/NewOrder' }
      responses:
        '201':
          description: Placed.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
        '404': { description: None. }
    delete:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '204': { description: Gone. }
components:
  schemas:
    NewOrder:
      type: object
      required: [article]
      properties:
        article: { type: string }
        shipping: { type: string, enum: [standard, express] }
        gift:
          type: object
          properties:
            card: { type: string }
    Order:
      type: object
      required: [id, total]
      properties:
        id: { type: string }
        total: { type: number }
        note: { type: string }
        tax.rate: { type: number }
        lines:
          type: array
          items:
            type: object
            required: [article, weight]
            properties:
              article: { type: string }
              weight: { type: number }
`

const edits = {
  'removes an optional field of an answer': ['        note: { type: string }\n', ''],
  'removes a field with a dot in its name': ['        tax.rate: { type: number }\n', ''],
  'asks for a body': [
    "      responses:\n        '204'",
    "      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }\n      responses:\n        '204'",
  ],
  'removes a required field of an answer': [
    '        total: { type: number }\n',
    '',
    'required: [id, total]',
    'required: [id]',
  ],
  'removes a field of items': [
    '              weight: { type: number }\n',
    '',
    'required: [article, weight]',
    'required: [article]',
  ],
  'asks for a new field': [
    '        article: { type: string }\n        shipping',
    '        article: { type: string }\n        currency: { type: string }\n        shipping',
    'required: [article]\n      properties:\n        article',
    'required: [article, currency]\n      properties:\n        article',
  ],
  'asks for a field that was optional': [
    'required: [article]\n      properties:\n        article',
    'required: [article, shipping]\n      properties:\n        article',
  ],
  'asks for a new field inside an optional object': [
    '            card: { type: string }\n',
    '            card: { type: string }\n            colour: { type: string }\n',
    '        gift:\n          type: object\n',
    '        gift:\n          type: object\n          required: [colour]\n',
  ],
  'takes a value away': ['enum: [standard, express]', 'enum: [standard]'],
  'asks for a new parameter': [
    '        - { name: trace, in: query, schema: { type: string } }\n',
    '        - { name: trace, in: query, schema: { type: string } }\n        - { name: tenant, in: query, required: true, schema: { type: string } }\n',
  ],
  'limits the values of a parameter': [
    'name: size, in: query, schema: { type: integer }',
    'name: size, in: query, schema: { type: integer, enum: [10, 20] }',
  ],
  'removes an operation': [
    `    delete:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '204': { description: Gone. }
`,
    '',
  ],
} as const
type Edit = keyof typeof edits

async function contractOf(text: string): Promise<Contract> {
  const contract = await readContract({
    entry: { name: 'orders.yaml', bytes: new TextEncoder().encode(text) },
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

/** The hits on the one change of an edit that can break consumers. */
async function hitsOf(
  edit: Edit,
  operations: readonly OperationUse[] | undefined,
): Promise<readonly string[]> {
  let text = OLD
  for (let index = 0; index < edits[edit].length; index += 2) {
    const from = edits[edit][index] ?? ''
    expect(text.split(from)).toHaveLength(2)
    text = text.replace(from, edits[edit][index + 1] ?? '')
  }
  const before = await contractOf(OLD)
  const after = await contractOf(text)
  const { changes } = compareContracts(
    { source: 'old', contract: before },
    { source: 'new', contract: after },
    { asOf: '2027-01-01' },
  )
  const judged = judgeConsumers(changes, before, after, [{ consumer: 'shop', operations }])
  const [change, ...others] = judged.filter(({ consumers }) => consumers !== undefined)
  expect(others).toEqual([])
  return consumersOf(change)
}

function consumersOf(change: Change | undefined): readonly string[] {
  return (change?.consumers ?? []).map(
    ({ certainty, operations, reason }) => `${certainty} [${operations.join()}] ${reason}`,
  )
}

const list = (...paths: readonly string[]) => ({
  fields: paths.map((path) => ({ path })),
  isComplete: true,
})
const reads = (...paths: readonly string[]): OperationUse => ({
  operation: 'GET /orders/{id}',
  response: { body: list(...paths) },
})
const sends = (...paths: readonly string[]): OperationUse => ({
  operation: 'placeOrder',
  request: { query: list(), body: list(...paths) },
  response: { body: list('id') },
})

const READS = 'breaks [GET /orders/{id}] It reads this in answers of GET /orders/{id}.'
const LACKS = 'breaks [placeOrder] Its requests to placeOrder lack this.'

describe('whom a change breaks', () => {
  const cases: readonly (readonly [
    Edit,
    string,
    readonly OperationUse[] | undefined,
    readonly string[],
  ])[] = [
    ['removes an optional field of an answer', 'who reads it', [reads('note')], [READS]],
    ['removes an optional field of an answer', 'who does not read it', [reads('id')], []],
    ['removes a required field of an answer', 'who reads it', [reads('total')], [READS]],
    ['removes a required field of an answer', 'who reads another one', [reads('id', 'lines')], []],
    ['removes a required field of an answer', 'who reads all', [reads('')], [READS]],
    ['removes a field with a dot in its name', 'who reads it', [reads('tax\\.rate')], [READS]],
    ['removes a field with a dot in its name', 'who reads another', [reads('tax.rate')], []],
    [
      'asks for a body',
      'who calls it',
      [{ operation: 'DELETE /orders/{id}' }],
      ['breaks [DELETE /orders/{id}] Its requests to DELETE /orders/{id} lack this.'],
    ],
    ['removes a field of items', 'who reads it', [reads('lines[].weight')], [READS]],
    ['removes a field of items', 'who reads the whole list', [reads('lines')], [READS]],
    ['removes a field of items', 'who reads beside it', [reads('lines[].article')], []],
    ['asks for a new field', 'who does not send it', [sends('article')], [LACKS]],
    ['asks for a new field', 'who sends it already', [sends('article', 'currency')], []],
    ['asks for a field that was optional', 'who does not send it', [sends('article')], [LACKS]],
    ['asks for a field that was optional', 'who sends it', [sends('article', 'shipping')], []],
    [
      'asks for a new field inside an optional object',
      'who sends no such object',
      [sends('article')],
      [],
    ],
    [
      'asks for a new field inside an optional object',
      'who sends the object without it',
      [sends('article', 'gift.card')],
      [LACKS],
    ],
    ['asks for a new parameter', 'who calls with known parameters', [sends('article')], [LACKS]],
    [
      'asks for a new parameter',
      'who calls with parameters unknown',
      [{ operation: 'POST /orders' }],
      ['breaks [POST /orders] Its requests to POST /orders lack this.'],
    ],
    ['asks for a new parameter', 'who calls something else', [reads('id')], []],
    ['takes a value away', 'who does not send the field', [sends('article')], []],
    [
      'takes a value away',
      'who sends the field with values unknown',
      [sends('shipping')],
      [
        'may-break [placeOrder] It uses this in placeOrder; which values it can deal with is not known.',
      ],
    ],
    [
      'removes an operation',
      'who calls it by the path of a call, below the path of the server',
      [{ operation: 'DELETE /v1/orders/42' }],
      ['breaks [DELETE /v1/orders/42] It calls DELETE /v1/orders/42.'],
    ],
    ['removes an operation', 'who does not call it', [reads('id')], []],
    ['removes an operation', 'who calls nothing', [], []],
    [
      'removes an operation',
      'who did not say what it calls',
      undefined,
      ['may-break [DELETE /orders/{id}] Which operations it uses is not known.'],
    ],
    [
      'removes a required field of an answer',
      'who did not say what it reads',
      [{ operation: 'GET /orders/{number}' }],
      [
        'may-break [GET /orders/{number}] It calls GET /orders/{number}; whether it depends on this in the answers is not known.',
      ],
    ],
    [
      'removes a required field of an answer',
      'who deals with another status alone',
      [{ operation: 'GET /orders/{id}', response: { statuses: ['404'], body: list('') } }],
      [],
    ],
  ]

  it.each(cases)('%s: %s', async (edit, _who, operations, expected) => {
    expect(await hitsOf(edit, operations)).toEqual(expected)
  })

  it.each([
    [['10', '20'], []],
    [['10', '30'], ['breaks [placeOrder] It sends another value to placeOrder.']],
    [
      undefined,
      [
        'may-break [placeOrder] It uses this in placeOrder; which values it can deal with is not known.',
      ],
    ],
  ])('limits the values of a parameter: who sends %j as text', async (values, expected) => {
    const size = { path: 'size', ...(values !== undefined && { values }) }
    const use: OperationUse = {
      operation: 'placeOrder',
      request: { query: { fields: [size], isComplete: true } },
    }
    expect(await hitsOf('limits the values of a parameter', [use])).toEqual(expected)
  })

  it.each([
    ['express', ['breaks [placeOrder] It sends this value to placeOrder.']],
    ['standard', []],
  ])('takes a value away: who sends %s', async (value, expected) => {
    const use: OperationUse = {
      operation: 'placeOrder',
      request: {
        body: { fields: [{ path: 'shipping', values: [value] }], isComplete: true },
      },
    }
    expect(await hitsOf('takes a value away', [use])).toEqual(expected)
  })
})
