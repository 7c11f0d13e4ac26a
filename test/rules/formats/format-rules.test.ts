import avro from 'avsc'
import { readContract } from '../../../src/contracts/index.ts'
import { lintContract } from '../../../src/rules/index.ts'
import { defaultPolicyIds, shippedPack } from '../../../src/shipped/packs.ts'
import { resolveWithin } from '../../support/memory-bundle.ts'

/** What the default policies say of a contract: the verdict, and each finding's rule and line. */
async function judged(text: string, more: Readonly<Record<string, string>> = {}) {
  const contract = await readContract({
    entry: { name: 'a', bytes: Buffer.from(text) },
    resolve: resolveWithin({ a: text, ...more }),
  })
  const packs = defaultPolicyIds(contract.format).flatMap((id) => shippedPack(id) ?? [])
  const result = await lintContract(contract, { source: 'a', packs })
  const findings = result.findings.map(({ rule, location }) => `${rule} ${location.line}`)
  const unjudged = result.policies.flatMap(({ notEvaluated }) =>
    notEvaluated.map((one) => one.reason),
  )
  return {
    verdict: result.verdict,
    findings,
    unjudged,
    messages: result.findings.map(({ message }) => message),
  }
}

test('a message of Protocol Buffers with more members than can be judged in seconds is not judged', async () => {
  const fields = (count: number) =>
    Array.from({ length: count }, (_, index) => `  string f${index} = ${index + 1}; // {`).join(
      '\n',
    )
  const message = (count: number) => `syntax = "proto3";\nmessage Large {\n${fields(count)}\n}\n`

  expect((await judged(message(100))).verdict).toBe('pass')
  expect(await judged(message(10_001))).toMatchObject({
    verdict: 'indeterminate',
    findings: [],
    unjudged: expect.arrayContaining(['a has a type of more than 10000 members']) as unknown,
  })
})

describe('GraphQL', () => {
  test('a part of a federated schema passes, and what it leaves to others is a warning', async () => {
    expect(
      await judged(
        'extend type Query {\n  me: User\n}\nextend type User @key(fields: "id") {\n  id: ID!\n}\n',
      ),
    ).toMatchObject({
      verdict: 'pass',
      findings: [
        'graphql-extension-defined 1',
        'graphql-extension-defined 4',
        'graphql-directive-defined 4',
      ],
    })
  })

  test('an introspection answer is judged as the schema that it describes', async () => {
    expect(
      await judged(
        '{"data": {"__schema": {"queryType": {"name": "Query"}, "types": [], "directives": []}}}',
      ),
    ).toMatchObject({ verdict: 'fail', findings: ['graphql-valid 1'] })
  })

  test('more nesting than the parser bears stops the rules, and nothing else', async () => {
    const { verdict, unjudged } = await judged(
      `type Query { a: ${'['.repeat(20_000)}Int${']'.repeat(20_000)} }`,
    )
    expect(verdict).toBe('indeterminate')
    expect(unjudged[0]).toContain('stopped with an error')
  })

  test('types that require each other on endless ways are given up', async () => {
    const numbers = Array.from({ length: 400 }, (_, index) => index)
    const fields = numbers.map((one) => `f${one}: I${one}!`).join(' ')
    const inputs = numbers.map((one) => `input I${one} { ${fields} }\n`).join('')
    const { verdict, unjudged } = await judged(`type Query { a(b: I0): Int }\n${inputs}`)
    expect(verdict).toBe('indeterminate')
    expect(unjudged).toEqual(
      Array.from({ length: 4 }, () => 'judging the schema was ended: it took more than 4000 ms'),
    )
  }, 30_000)
})

describe('Protocol Buffers', () => {
  test('types come from imports; while one is missing, nobody knows', async () => {
    const text =
      'syntax = "proto3";\nimport "money.proto";\nmessage Order {\n  shop.Money price = 1;\n}\n'
    const money = 'syntax = "proto3";\npackage shop;\nmessage Money { int64 units = 1; }\n'
    expect(await judged(text, { 'money.proto': money })).toMatchObject({
      verdict: 'pass',
      findings: [],
    })
    expect(await judged(text, { 'money.proto': money.replace('Money', 'Coin') })).toMatchObject({
      verdict: 'fail',
      findings: ['protobuf-type-defined 4'],
    })
    const missing = await judged(text)
    expect(missing).toMatchObject({
      verdict: 'indeterminate',
      findings: ['protobuf-unresolved-import 2'],
    })
    expect(missing.unjudged).toContain('the imported "money.proto" is missing')
  })

  test('what compilers bring along is known', async () => {
    expect(
      await judged(
        'syntax = "proto3";\nimport "google/protobuf/descriptor.proto";\nmessage A { google.protobuf.Any any = 1; google.protobuf.FieldOptions o = 2; map<string, A> more = 3; }\n',
      ),
    ).toMatchObject({ verdict: 'pass', findings: [] })
  })

  test('a fault of an imported file is shown there', async () => {
    const { messages, findings } = await judged('syntax = "proto3";\nimport "b.proto";\n', {
      'b.proto': 'syntax = "proto3";\nmessage B {\n  int32 = 1;\n}\n',
    })
    expect(findings).toEqual(['protobuf-valid 3'])
    expect(messages[0]).toContain("illegal name '='")
  })
})

describe('Avro', () => {
  const record = (fields: string): string =>
    `{"type": "record", "name": "R", "namespace": "n", "fields": [\n${fields}\n]}`

  test.each([
    [
      '{"name": "a", "type": ["null", "n.R", {"type": "array", "items": "R"}], "default": null}',
      [],
    ],
    [
      '{"name": "a", "type": {"type": "bytes", "logicalType": "decimal", "precision": 4}, "default": "\\u00ff"}',
      [],
    ],
    ['{"name": "a", "type": "Later"}', ['avro-type 2']],
    ['{"name": "a", "type": [["int"]]}', ['avro-type 2']],
    ['{"name": "a", "type": {"type": "fixed", "name": "F"}}', ['avro-type 2']],
    ['{"name": "a"}', ['avro-type 2']],
    [
      '{"name": "a", "type": {"type": "enum", "name": "E", "symbols": ["X"], "default": "Y"}}',
      ['avro-default-fits 2'],
    ],
    ['{"name": "a", "type": "int", "default": 3000000000}', ['avro-default-fits 2']],
    ['{"name": "a", "type": "int", "default": null}', ['avro-default-fits 2']],
    [
      '{"name": "a", "type": "int"},\n{"name": "b", "type": {"type": "record", "name": "R", "fields": []}}',
      ['avro-name 3'],
    ],
  ])('of the fields %s it reports %j', async (fields, findings) => {
    expect((await judged(record(fields))).findings).toEqual(findings)
  })

  test('the reference library refuses what is reported, and nothing else', async () => {
    const types = [
      '"int"',
      '"Int"',
      '["int", "int"]',
      '{"type": "map"}',
      '{"type": "map", "values": "R"}',
    ]
    for (const type of types) {
      const text = record(`{"name": "a", "type": ${type}}`)
      const { verdict } = await judged(text)
      const accept = (): unknown => avro.Type.forSchema(JSON.parse(text) as avro.Schema)
      if (verdict === 'pass') expect(accept).not.toThrow()
      else expect(accept).toThrow()
    }
  })

  test('a protocol is judged with its messages', async () => {
    expect(
      await judged(
        '{"protocol": "P", "types": [{"type": "record", "name": "A", "fields": []}],\n"messages": {"m": {"request": [{"name": "a", "type": "A"}],\n"response": "B"}}}',
      ),
    ).toMatchObject({ verdict: 'fail', findings: ['avro-type 3'] })
  })
})

describe('JSON Schema', () => {
  test.each([
    ['"http://json-schema.org/draft-04/schema#"', '"minimum": 1, "exclusiveMinimum": true', []],
    [
      '"http://json-schema.org/draft-04/schema#"',
      '"exclusiveMinimum": true',
      ['json-schema-valid 1'],
    ],
    ['"http://json-schema.org/draft-06/schema#"', '"exclusiveMinimum": 1', []],
    [
      '"http://json-schema.org/draft-07/schema#"',
      '"exclusiveMinimum": true',
      ['json-schema-valid 1'],
    ],
    [
      '"https://json-schema.org/draft/2019-09/schema"',
      '"dependentRequired": {"a": 1}',
      ['json-schema-valid 1'],
    ],
    [
      '"https://json-schema.org/draft/2020-12/schema"',
      '"prefixItems": {}',
      ['json-schema-valid 1'],
    ],
  ])('of the draft %s with %s it reports %j', async (draft, keywords, findings) => {
    expect((await judged(`{"$schema": ${draft}, ${keywords}}`)).findings).toEqual(findings)
  })

  test('a schema without $schema is one of 2020-12, and one of a draft not known is not judged', async () => {
    expect(await judged('{"type": "object", "required": "a"}')).toMatchObject({
      findings: ['json-schema-valid 1'],
    })
    const { verdict, unjudged } = await judged(
      '{"$schema": "http://json-schema.org/draft-03/schema#"}',
    )
    expect(verdict).toBe('indeterminate')
    expect(unjudged).toEqual([
      'the meta-schema "http://json-schema.org/draft-03/schema#" is not known',
    ])
  })

  test('references count from the nearest identifier, and data holds none', async () => {
    const { findings } = await judged(
      '{"type": "object", "$defs": {"a": {"$id": "a", "$ref": "#/$defs/b", "$defs": {"b": {}}}},\n"default": {"$ref": "#/none"},\n"properties": {"x": {"$ref": "#/$defs/c"}}}',
    )
    expect(findings).toEqual(['json-schema-unresolved-ref 3'])
  })
})

describe('AsyncAPI', () => {
  test('references to documents that are not at hand are not judged', async () => {
    const { verdict, unjudged } = await judged(
      'asyncapi: 3.0.0\ninfo: {title: T, version: 1}\nchannels:\n  c: {$ref: "other.yaml#/c"}\n',
    )
    expect(verdict).toBe('indeterminate')
    expect(unjudged).toEqual(['"other.yaml" is missing (no such file)'])
  })

  test('what a reference in the document replaces is judged where it stands', async () => {
    expect(
      await judged(
        'asyncapi: 3.0.0\ninfo: {title: T, version: "1"}\nservers:\n  s: {$ref: "#/components/servers/s"}\ncomponents:\n  servers:\n    s: {host: "{a}.example.com"}\n',
      ),
    ).toMatchObject({ findings: ['asyncapi-required 7', 'asyncapi-server-variables 7'] })
  })
})
