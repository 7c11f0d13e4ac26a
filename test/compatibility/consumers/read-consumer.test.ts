import { readConsumer } from '../../../src/compatibility/index.ts'

const notFound = () => Promise.resolve({ kind: 'missing', reason: 'There is none.' } as const)

function read(value: unknown, name = 'shop.json') {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const entry = { name, bytes: new TextEncoder().encode(text) }
  return readConsumer(entry, notFound, 'fallback')
}

const complete = (...paths: readonly string[]) => ({
  fields: paths.map((path) => ({ path })),
  isComplete: true,
})

test('a consumer contract in YAML: what is listed is complete, what is absent is not known', async () => {
  const text = `consumer: web-shop
provider: sales/orders
operations:
  - operation: GET /orders/{id}
    response: { statuses: [200, '404'], body: [total, 'lines[].article'] }
  - operation: placeOrder
    request:
      query: []
      body: [article, { field: shipping, values: [standard] }]
`
  expect(await read(text)).toEqual({
    readable: true,
    source: 'consumer-contract',
    provider: 'sales/orders',
    usage: {
      consumer: 'web-shop',
      operations: [
        {
          operation: 'GET /orders/{id}',
          response: { statuses: ['200', '404'], body: complete('total', 'lines[].article') },
        },
        {
          operation: 'placeOrder',
          request: {
            query: complete(),
            body: {
              fields: [{ path: 'article' }, { path: 'shipping', values: ['standard'] }],
              isComplete: true,
            },
          },
        },
      ],
    },
  })
})

const PARTIES = { consumer: { name: 'web-shop' }, provider: { name: 'orders' } }

test('a pact of version 2', async () => {
  const pact = {
    ...PARTIES,
    interactions: [
      {
        description: 'an order',
        request: { method: 'get', path: '/orders/42', query: 'page=1&size=5' },
        response: {
          status: 200,
          headers: { ETag: 'x' },
          body: { total: 1, 'a.b[]': 2, lines: [{ article: 'A' }, { article: 'B', weight: 2 }] },
        },
      },
    ],
    metadata: { pactSpecification: { version: '2.0.0' } },
  }
  expect(await read(pact)).toEqual({
    readable: true,
    source: 'pact',
    usage: {
      consumer: 'web-shop',
      operations: [
        {
          operation: 'GET /orders/42',
          request: {
            query: {
              fields: [
                { path: 'page', values: ['1'] },
                { path: 'size', values: ['5'] },
              ],
              isComplete: true,
            },
            headers: { fields: [], isComplete: false },
            body: complete(),
          },
          response: {
            statuses: ['200'],
            headers: complete('ETag'),
            body: complete(
              'total',
              'a\\.b\\[]',
              'lines[].article',
              'lines[].article',
              'lines[].weight',
            ),
          },
        },
      ],
    },
  })
})

test('a pact without HTTP interactions does not say what is used', async () => {
  const message = { type: 'Asynchronous/Messages', contents: { content: { id: 1 } } }
  for (const interactions of [[], [message]]) {
    const found = await read({ ...PARTIES, interactions })
    expect(found).toMatchObject({ readable: true, source: 'pact' })
    expect(found.readable && found.usage.operations).toBeUndefined()
  }
})

test('a pact of version 4: bodies are unwrapped, other messages than HTTP are left out', async () => {
  const pact = {
    ...PARTIES,
    interactions: [
      { type: 'Asynchronous/Messages', contents: { content: { id: 1 } } },
      {
        type: 'Synchronous/HTTP',
        request: {
          method: 'POST',
          path: '/orders',
          query: { dry: ['true'] },
          body: {
            content: '{"article":"A"}',
            contentType: 'application/json',
            encoded: 'JSON',
          },
        },
        response: {
          status: 201,
          body: { content: { id: 'x' }, contentType: 'application/json', encoded: false },
        },
      },
    ],
  }
  expect(await read(pact)).toMatchObject({
    usage: {
      operations: [
        {
          operation: 'POST /orders',
          request: {
            query: { fields: [{ path: 'dry', values: ['true'] }], isComplete: true },
            body: { fields: [{ path: 'article', values: ['A'] }], isComplete: true },
          },
          response: { statuses: ['201'], body: complete('id') },
        },
      ],
    },
  })
})

test('with matchers the examples of a pact are no values', async () => {
  const pact = {
    ...PARTIES,
    interactions: [
      {
        request: {
          method: 'POST',
          path: '/orders',
          query: { dry: ['true'] },
          body: { article: 'A' },
          matchingRules: {
            query: { dry: { matchers: [{ match: 'regex', regex: 'true|false' }] } },
            body: { '$.article': { matchers: [{ match: 'type' }] } },
          },
        },
        response: { status: 201 },
      },
    ],
  }
  expect(await read(pact)).toMatchObject({
    usage: {
      operations: [{ request: { query: complete('dry'), body: complete('article') } }],
    },
  })
})

test("a consumer's own OpenAPI description: it uses what that declares", async () => {
  const text = `openapi: 3.0.3
info: { title: Client, version: 1.0.0 }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: full, in: query, schema: { type: boolean } }
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
components:
  schemas:
    Order:
      type: object
      properties:
        total: { type: number }
        parts: { type: array, items: { $ref: '#/components/schemas/Order' } }
`
  expect(await read(text, 'client.yaml')).toEqual({
    readable: true,
    source: 'client-description',
    usage: {
      consumer: 'fallback',
      operations: [
        {
          operation: 'GET /orders/{id}',
          request: { query: complete('full'), headers: complete(), body: complete() },
          response: { statuses: ['200'], headers: complete(), body: complete('total', 'parts[]') },
        },
      ],
    },
  })
})

test('a map of a client holds any other name', async () => {
  const text = `openapi: 3.1.0
info: { title: Client, version: 1.0.0 }
paths:
  /prices:
    get:
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema:
                type: object
                properties:
                  day: { type: string }
                  rest: { type: object, additionalProperties: false, properties: { a: {} } }
                additionalProperties: { type: object, properties: { net: { type: number } } }
                patternProperties: { '^x-': { type: string } }
`
  expect(await read(text, 'client.yaml')).toMatchObject({
    usage: { operations: [{ response: { body: complete('day', 'rest.a', '[*].net', '[*]') } }] },
  })
})

test.each([
  [
    { request: { method: 'GET', path: `/${'a'.repeat(2_000)}` } },
    'method and path of /interactions/0/request have 2005 characters, and 2000 are the most',
  ],
])('a pact with more than anybody asks for is refused', async (interaction, why) => {
  expect(await read({ ...PARTIES, interactions: [interaction] })).toEqual({
    readable: false,
    message: `shop.json does not say what a consumer uses: ${why}.`,
  })
})

test("a consumer's own WSDL names operations; a message without parts holds no fields", async () => {
  const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:o" xmlns:t="urn:o">
  <message name="m"/>
  <portType name="P"><operation name="place"><input message="t:m"/></operation></portType>
</definitions>`
  expect(await read(wsdl, 'client.wsdl')).toEqual({
    readable: true,
    source: 'client-description',
    usage: {
      consumer: 'fallback',
      operations: [
        { operation: 'place', request: { body: complete() }, response: { body: complete() } },
      ],
    },
  })
})

test.each([
  [
    '{ "consumer": "x" }',
    'shop.json does not say what a consumer uses: it is no consumer contract, pact, OpenAPI or WSDL description (/operations: Invalid input: expected array, received undefined).',
  ],
  ['{ "consumer": ', 'shop.json does not say what a consumer uses: it cannot be read: '],
])('%s is refused with the place', async (text, message) => {
  const found = await read(text)
  expect(found).toEqual({ readable: false, message: expect.stringContaining(message) as string })
})
