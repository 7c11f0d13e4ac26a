import { readContract, type ResolveImport } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

async function summaryOf(text: string) {
  const contract = await readContract({ entry: { name: 'c', bytes: Buffer.from(text) } })
  if (!contract.readable) throw new Error(contract.error.message)
  expect(contract.model.kind).toBe('recognised')
  return contract.summary
}

test('AsyncAPI 2: publish and subscribe are operations of their channel', async () => {
  const summary = await summaryOf(
    'asyncapi: 2.6.0\ninfo: {title: Lights, version: 1.0.0}\nservers:\n  main: {url: "mqtt://a", protocol: mqtt}\nchannels:\n  light/on:\n    subscribe: {operationId: onLight, summary: A light went on}\ncomponents:\n  messages: {LightOn: {}}\n  schemas: {Light: {}}\n',
  )
  expect(summary).toMatchObject({
    format: 'asyncapi-2',
    title: 'Lights',
    version: '1.0.0',
    services: [{ endpoints: [{ name: 'main', address: 'mqtt://a', protocol: 'other' }] }],
    operations: [
      {
        name: 'subscribe light/on',
        id: 'onLight',
        kind: 'event',
        location: { pointer: '/channels/light~1on/subscribe', line: 7, column: 5 },
      },
    ],
    messages: [{ name: 'LightOn' }],
    types: [{ name: 'Light' }],
  })
})

test('AsyncAPI 3: operations stand by themselves', async () => {
  const summary = await summaryOf(
    'asyncapi: 3.0.0\ninfo: {title: Lights, version: 1.0.0}\noperations:\n  onLight: {action: send}\n',
  )
  expect(summary.format).toBe('asyncapi-3')
  expect(summary.operations.map(({ name, kind }) => [name, kind])).toEqual([['onLight', 'event']])
})

test('Avro: all named types, with the namespace they inherit', async () => {
  const summary = await summaryOf(
    '{"type": "record", "name": "Order", "namespace": "shop", "doc": "An order.", "fields": [{"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW"]}}, {"name": "price", "type": {"type": "fixed", "name": "Price", "namespace": "money", "size": 8}}]}',
  )
  expect(summary).toMatchObject({ format: 'avro', title: 'Order', namespaces: ['shop'] })
  expect(summary.types.map(({ name, namespace }) => [name, namespace])).toEqual([
    ['Order', 'shop'],
    ['State', 'shop'],
    ['Price', 'money'],
  ])
})

test('GraphQL: types and the fields of the root types, not the words in comments and texts', async () => {
  const text = `# type Hidden { a: Int }
"""
type Quoted { a: Int }
"""
type Query {
  "type Inner { }"
  orders(first: Int = 1, after: String): [Order!]! # type Comment
  order(id: ID!): Order @deprecated(reason: "type Old {")
}
type Order implements Node @key(fields: "id") { id: ID! }
extend type Subscription { orderPlaced: Order }
union Any = Order
scalar Date
`
  const summary = await summaryOf(text)
  expect(summary.format).toBe('graphql')
  expect(summary.types.map(({ name }) => name)).toEqual([
    'Query',
    'Order',
    'Subscription',
    'Any',
    'Date',
  ])
  expect(
    summary.operations.map(({ name, group, kind, location }) => [name, group, kind, location.line]),
  ).toEqual([
    ['orders', 'Query', 'request-response', 7],
    ['order', 'Query', 'request-response', 8],
    ['orderPlaced', 'Subscription', 'event', 11],
  ])
})

test("GraphQL: an introspection's answer", async () => {
  const summary = await summaryOf(
    '{"data": {"__schema": {"types": [{"name": "Query"}, {"name": "__Type"}]}}}',
  )
  expect(summary.format).toBe('graphql')
  expect(summary.types.map(({ name, location }) => [name, location.pointer])).toEqual([
    ['Query', '/data/__schema/types/0'],
  ])
})

test('Protocol Buffers: messages, and the methods of each service', async () => {
  const text = `// message Hidden {}
/* syntax = "proto2"; */
syntax = "proto3";
package shop.v1;
message Order { string id = 1; enum State { NEW = 0; } }
service Orders {
  rpc Place(Order) returns (Order) { option (http) = { post: "/rpc Fake(A) returns (B)" }; }
  rpc Watch (stream shop.v1.Order) returns (stream Order);
}
`
  const summary = await summaryOf(text)
  expect(summary).toMatchObject({ format: 'protobuf', title: 'shop.v1', namespaces: ['shop.v1'] })
  expect(summary.types.map(({ name }) => name)).toEqual(['Order', 'State'])
  expect(
    summary.operations.map(({ name, group, input, output }) => [name, group, input, output]),
  ).toEqual([
    ['Place', 'Orders', ['Order'], ['Order']],
    ['Watch', 'Orders', ['shop.v1.Order'], ['Order']],
  ])
})

describe('JSON Schema', () => {
  test.each([
    '{"$schema": "http://json-schema.org/draft-07/schema#"}',
    '$schema: https://json-schema.org/draft/2020-12/schema\ntitle: T',
    '{"type": "object", "properties": {}}',
    '{"$defs": {"A": {"type": "string"}}}',
  ])('%j is one', async (text) => {
    expect((await summaryOf(text)).format).toBe('json-schema')
  })

  test('a file that follows a schema is none', async () => {
    const text = '{"$schema": "https://json.schemastore.org/package.json", "name": "x"}'
    const contract = await readContract({ entry: { name: 'c', bytes: Buffer.from(text) } })
    expect(contract).toMatchObject({ readable: false, error: { code: 'not-a-contract' } })
  })
})

test('formats written in JSON or YAML keep their document in the model, so that rulesets can walk it', async () => {
  const kept = async (text: string) => {
    const contract = await readContract({ entry: { name: 'c', bytes: Buffer.from(text) } })
    if (!contract.readable || contract.model.kind !== 'recognised')
      throw new Error('not recognised')
    return contract.model.document?.locate('/name').line
  }
  expect(await kept('{"type": "record",\n"name": "Order", "fields": []}')).toBe(2)
  expect(await kept('asyncapi: 3.0.0\ninfo: {}\nname: x\n')).toBe(3)
  expect(await kept('scalar Day')).toBeUndefined()
})

describe('messages of operations', () => {
  test('AsyncAPI 2: what others subscribe to goes out, what they publish comes in', async () => {
    const summary = await summaryOf(
      'asyncapi: 2.6.0\ninfo: {title: T, version: "1"}\nchannels:\n  c:\n    subscribe: {message: {$ref: "#/components/messages/On"}}\n    publish: {message: {oneOf: [{name: A}, {$ref: "#/components/messages/B"}]}}\n',
    )
    expect(summary.operations.map(({ name, input, output }) => [name, input, output])).toEqual([
      ['publish c', ['A', 'B'], []],
      ['subscribe c', [], ['On']],
    ])
  })

  test('AsyncAPI 3: those listed, or all of the channel', async () => {
    const summary = await summaryOf(
      'asyncapi: 3.0.0\ninfo: {title: T, version: "1"}\nchannels:\n  c: {messages: {A: {}, B: {}}}\noperations:\n  all: {action: receive, channel: {$ref: "#/channels/c"}}\n  one: {action: send, channel: {$ref: "#/channels/c"}, messages: [{$ref: "#/channels/c/messages/B"}]}\n',
    )
    expect(
      summary.operations.map(({ name, group, input, output }) => [name, group, input, output]),
    ).toEqual([
      ['all', 'c', ['A', 'B'], []],
      ['one', 'c', [], ['B']],
    ])
  })

  test('Avro: the messages of a protocol', async () => {
    const summary = await summaryOf(
      '{"protocol": "Shop", "types": [], "messages": {"place": {"doc": "Places.", "request": [{"name": "o", "type": "Order"}], "response": "Receipt", "errors": ["Refused"]}, "ping": {"request": [], "one-way": true, "response": "null"}}}',
    )
    expect(summary.operations).toMatchObject([
      {
        name: 'place',
        group: 'Shop',
        title: 'Places.',
        input: ['Order'],
        output: ['Receipt'],
        faults: ['Refused'],
      },
      { name: 'ping', kind: 'one-way' },
    ])
  })

  test('GraphQL: the fields of the root types that a schema definition names', async () => {
    const summary = await summaryOf(
      'schema { query: Root subscription: Feed }\ntype Root { a: Int }\ntype Feed { b: Int }\ntype Query { c: Int }\n',
    )
    expect(summary.operations.map(({ name, group, kind }) => [name, group, kind])).toEqual([
      ['a', 'Query', 'request-response'],
      ['b', 'Subscription', 'event'],
    ])
  })
})

describe('imports of Protocol Buffers', () => {
  test('are followed from a root that the path itself tells, each file once; what compilers bring is not', async () => {
    const contract = await readBundle({
      'protos/shop/v1/order.proto':
        'syntax = "proto3";\n// import "shop/none.proto";\nimport "shop/v1/money.proto";\nimport public "google/protobuf/empty.proto";\nimport "gone.proto";\n',
      'protos/shop/v1/money.proto': 'syntax = "proto3";\nimport "shop/v1/order.proto";\n',
    })
    expect(contract.files.map(({ name }) => name)).toEqual([
      'protos/shop/v1/order.proto',
      'protos/shop/v1/money.proto',
    ])
    expect(
      contract.summary.imports.map(({ uri, resolved, problem, location }) => [
        uri,
        resolved?.file,
        problem?.kind,
        location.line,
      ]),
    ).toEqual([
      ['shop/v1/money.proto', 'protos/shop/v1/money.proto', undefined, 3],
      ['gone.proto', undefined, 'missing', 5],
      ['shop/v1/order.proto', 'protos/shop/v1/order.proto', undefined, 2],
    ])
    expect(contract.model.kind === 'recognised' && contract.model.sources).toHaveLength(2)
  })

  test('are followed above the folder in which a command runs, and not out of a bundle', async () => {
    const order = 'syntax = "proto3";\nimport "shop/v1/money.proto";\n'
    const asked: string[] = []
    const read = (resolve: ResolveImport) =>
      readContract({ entry: { name: 'order.proto', bytes: Buffer.from(order) }, resolve })
    const found = await read((uri) => {
      asked.push(uri)
      const file = { name: uri, bytes: Buffer.from('syntax = "proto3";\n') }
      return Promise.resolve(
        uri === '../../shop/v1/money.proto'
          ? { kind: 'found', file }
          : { kind: 'missing', reason: 'it is not there' },
      )
    })
    expect(found.readable && found.summary.imports[0]?.resolved?.file).toBe(
      '../../shop/v1/money.proto',
    )
    expect(asked).toEqual([
      'shop/v1/money.proto',
      '../shop/v1/money.proto',
      '../../shop/v1/money.proto',
    ])
    asked.length = 0
    const missing = await read((uri) => {
      asked.push(uri)
      return Promise.resolve(
        uri.startsWith('..')
          ? { kind: 'refused', reason: 'it leaves the bundle' }
          : { kind: 'missing', reason: 'it is not there' },
      )
    })
    expect(missing.readable && missing.summary.imports[0]?.problem?.kind).toBe('missing')
    expect(asked).toEqual(['shop/v1/money.proto', '../shop/v1/money.proto'])
  })
})
