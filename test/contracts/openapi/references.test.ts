import type { OpenApiModel } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const HEAD = { info: { title: 'T', version: '1' }, paths: {} }

async function read(texts: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(texts).map(([name, one]): [string, string] => [
    name,
    typeof one === 'string' ? one : JSON.stringify(one),
  ])
  const contract = await readBundle(Object.fromEntries(entries))
  if (contract.model.kind !== 'openapi') throw new Error('This is no OpenAPI description.')
  return { model: contract.model, files: contract.files, summary: contract.summary }
}

async function readSchemas(openapi: string, schemas: unknown, more = {}) {
  const { model } = await read({
    'api.json': { openapi, ...HEAD, components: { schemas } },
    ...more,
  })
  return model
}

/** Where each reference leads: file and pointer, or why nowhere. */
function targets(model: OpenApiModel): readonly string[] {
  return model.references.map(({ uri, target }) => {
    if (target.kind === 'node') {
      return `${uri} → ${target.node.document.source.name}#${target.node.pointer}`
    }
    if (target.kind === 'value') return `${uri} → value ${target.pointer}`
    return `${uri} ✗ ${target.kind}: ${target.reason}`
  })
}

describe('references inside a document', () => {
  test('lead to the object that their pointer names, percent-encoded or escaped', async () => {
    const model = await readSchemas('3.0.3', {
      'a/b': {},
      'c~d': {},
      'e f': {},
      List: {
        allOf: [
          { $ref: '#/components/schemas/a~1b' },
          { $ref: '#/components/schemas/c~0d' },
          { $ref: '#/components/schemas/e%20f' },
          { $ref: '#/components/schemas/List/allOf/0' },
          { $ref: '#/components/schemas/100%' },
        ],
      },
    })
    expect(targets(model)).toEqual([
      '#/components/schemas/a~1b → api.json#/components/schemas/a~1b',
      '#/components/schemas/c~0d → api.json#/components/schemas/c~0d',
      '#/components/schemas/e%20f → api.json#/components/schemas/e f',
      '#/components/schemas/List/allOf/0 → api.json#/components/schemas/List/allOf/0',
      '#/components/schemas/100% ✗ nowhere: "/components/schemas" has no "100%"',
    ])
  })

  test('that lead nowhere say which step is missing', async () => {
    const model = await readSchemas('3.0.3', {
      A: { $ref: '#/components/schema/B' },
      B: { $ref: '#/info/title/x' },
      C: { $ref: '#B' },
      D: { $ref: '#/constructor' },
      E: { $ref: '#/info/title' },
    })
    expect(targets(model)).toEqual([
      '#/components/schema/B ✗ nowhere: "/components" has no "schema"',
      '#/info/title/x ✗ nowhere: "/info/title" is a string',
      '#B ✗ nowhere: "#B" is neither a JSON Pointer nor an anchor',
      '#/constructor ✗ nowhere: the document has no "constructor"',
      '#/info/title → value /info/title',
    ])
  })

  test('may go round in circles, and each object stays one', async () => {
    const model = await readSchemas('3.0.3', {
      Node: { properties: { next: { $ref: '#/components/schemas/Node' } } },
      A: { $ref: '#/components/schemas/B' },
      B: { $ref: '#/components/schemas/A' },
    })
    expect(
      model.nodes.filter(({ kind }) => kind === 'Schema').map(({ pointer }) => pointer),
    ).toEqual(['/components/schemas/Node'])
    const [next, a] = model.references
    expect(next && model.resolve(next.from)?.pointer).toBe('/components/schemas/Node')
    expect(a && model.resolve(a.from)).toBeUndefined()
  })

  test('are no references where the specification has none', async () => {
    const model = await readSchemas('3.0.3', {
      A: {
        example: { $ref: 'x' },
        default: { $ref: 'x' },
        enum: [{ $ref: 'x' }],
        'x-a': { $ref: 'x' },
      },
      B: { properties: { $ref: { type: 'string' } } },
    })
    expect(model.references).toEqual([])
    expect(model.nodes.at(-1)?.pointer).toBe('/components/schemas/B/properties/$ref')
  })

  test('are followed under names that begin with x-, where names are free and not extensions', async () => {
    const named = { 'x-one': { $ref: '#/a' } }
    const { model } = await read({
      'api.json': {
        openapi: '3.1.0',
        info: HEAD.info,
        webhooks: named,
        paths: { '/a': { get: { callbacks: named, responses: named }, 'x-get': named }, ...named },
        components: {
          ...{ schemas: named, responses: named, parameters: named, examples: named, links: named },
          ...{ requestBodies: named, headers: named, securitySchemes: named, callbacks: named },
          ...{ pathItems: named, 'x-other': named },
        },
      },
    })
    expect(model.references.map(({ from, expects }) => `${expects} ${from.pointer}`)).toEqual([
      'PathItem /webhooks/x-one',
      'Callback /paths/~1a/get/callbacks/x-one',
      'Schema /components/schemas/x-one',
      'Response /components/responses/x-one',
      'Parameter /components/parameters/x-one',
      'Example /components/examples/x-one',
      'Link /components/links/x-one',
      'RequestBody /components/requestBodies/x-one',
      'Header /components/headers/x-one',
      'SecurityScheme /components/securitySchemes/x-one',
      'Callback /components/callbacks/x-one',
      'PathItem /components/pathItems/x-one',
    ])
  })

  test('reach objects outside the structure, which become part of the description', async () => {
    const { model } = await read({
      'api.json': {
        openapi: '3.0.3',
        ...HEAD,
        components: { schemas: { A: { $ref: '#/x-schemas/B' } } },
        'x-schemas': { B: { items: { type: 'string' } }, C: {} },
      },
    })
    expect(model.nodes.slice(-2).map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['Schema', '/x-schemas/B'],
      ['Schema', '/x-schemas/B/items'],
    ])
  })

  test('in a discriminator are those that are written as URIs', async () => {
    const model = await readSchemas('3.0.3', {
      Pet: {
        discriminator: {
          propertyName: 'kind',
          mapping: {
            dog: 'Dog',
            cat: '#/components/schemas/Cat',
            bird: '#/components/schemas/Bird',
          },
        },
      },
      Dog: {},
      Cat: {},
    })
    expect(targets(model)).toEqual([
      '#/components/schemas/Cat → api.json#/components/schemas/Cat',
      '#/components/schemas/Bird ✗ nowhere: "/components/schemas" has no "Bird"',
    ])
    expect(model.references[1]?.location.pointer).toBe(
      '/components/schemas/Pet/discriminator/mapping/bird',
    )
  })
})

describe('what stands beside a reference', () => {
  const schemas = {
    A: { $ref: '#/components/schemas/B', properties: { p: { $ref: '#/components/schemas/B' } } },
    B: {},
  }

  test('is ignored in 3.0', async () => {
    const model = await readSchemas('3.0.3', schemas)
    expect(model.references).toHaveLength(1)
    expect(model.nodes.map(({ kind }) => kind)).toEqual([
      'Document',
      'Info',
      'Paths',
      'Components',
      'Reference',
      'Schema',
    ])
  })

  test('counts in a schema of 3.1', async () => {
    const model = await readSchemas('3.1.0', schemas)
    expect(model.references.map(({ from, path }) => [from.pointer, ...path])).toEqual([
      ['/components/schemas/A', '$ref'],
      ['/components/schemas/A/properties/p', '$ref'],
    ])
  })
})

describe('schemas of 3.1 that name themselves', () => {
  test('are found by their anchor and by their identifier, absolute or relative', async () => {
    const model = await readSchemas('3.1.0', {
      Pet: { $id: 'https://pets.example/schemas/pet', $defs: { name: { $anchor: 'name' } } },
      User: {
        anyOf: [
          { $ref: 'https://pets.example/schemas/pet' },
          { $ref: 'https://pets.example/schemas/pet#/$defs/name' },
          { $ref: '#name' },
        ],
      },
      Inside: { $id: 'https://pets.example/schemas/list', items: { $ref: 'pet' } },
    })
    expect(targets(model)).toEqual([
      'https://pets.example/schemas/pet → api.json#/components/schemas/Pet',
      'https://pets.example/schemas/pet#/$defs/name → api.json#/components/schemas/Pet/$defs/name',
      '#name → api.json#/components/schemas/Pet/$defs/name',
      'pet → api.json#/components/schemas/Pet',
    ])
  })

  test('count pointers from themselves, or from the document where that leads nowhere', async () => {
    const model = await readSchemas('3.1.0', {
      Pet: {
        $id: 'https://pets.example/pet',
        $defs: { name: {} },
        anyOf: [{ $ref: '#/$defs/name' }, { $ref: '#/components/schemas/Other' }],
      },
      Other: {},
    })
    expect(targets(model)).toEqual([
      '#/$defs/name → api.json#/components/schemas/Pet/$defs/name',
      '#/components/schemas/Other → api.json#/components/schemas/Other',
    ])
  })
})

describe('resources of JSON Schema 2020-12', () => {
  test('have anchors of their own, also where another resource has the same', async () => {
    const node = { $dynamicAnchor: 'node' }
    const model = await readSchemas('3.1.0', {
      One: { $id: 'https://a.example/one', ...node, items: { $dynamicRef: '#node' } },
      Two: {
        $id: 'two',
        ...node,
        items: { $ref: '#node' },
        not: { $ref: 'https://a.example/one#node' },
      },
    })
    expect(targets(model)).toEqual([
      '#node → api.json#/components/schemas/One',
      '#node → api.json#/components/schemas/Two',
      'https://a.example/one#node → api.json#/components/schemas/One',
    ])
    expect(model.references[0]?.path).toEqual(['$dynamicRef'])
    const items = model.nodes.find(({ pointer }) => pointer === '/components/schemas/One/items')
    expect(items && model.resolve(items)).toBe(items)
  })

  test('a $dynamicRef is none before 3.1, and a lost one is a reference to nowhere', async () => {
    expect(targets(await readSchemas('3.0.3', { A: { $dynamicRef: '#x' } }))).toEqual([])
    expect(targets(await readSchemas('3.1.0', { A: { $dynamicRef: '#x' } }))).toEqual([
      '#x ✗ nowhere: "#x" is neither a JSON Pointer nor an anchor',
    ])
  })

  test('have anchors in other files, wherever these stand there', async () => {
    const model = await readSchemas(
      '3.1.0',
      { A: { $ref: 'sub/types.json#pet' }, B: { $ref: 'sub/types.json#none' } },
      { 'sub/types.json': { $defs: { Pet: { $anchor: 'pet', $ref: '#/$defs/Name' }, Name: {} } } },
    )
    expect(targets(model)).toEqual([
      'sub/types.json#pet → sub/types.json#/$defs/Pet',
      'sub/types.json#none ✗ nowhere: "#none" is neither a JSON Pointer nor an anchor',
      '#/$defs/Name → sub/types.json#/$defs/Name',
    ])
  })

  test('a document of 3.2 names itself by $self, and its references go by that', async () => {
    const { model } = await read({
      'api.json': {
        openapi: '3.2.0',
        $self: 'https://a.example/apis/pets',
        ...HEAD,
        components: {
          schemas: {
            Pet: {},
            A: { $ref: 'https://a.example/apis/pets#/components/schemas/Pet' },
            B: { $ref: 'pets#/components/schemas/Pet' },
            C: { $id: 'types/c' },
            D: { $ref: 'https://a.example/apis/types/c' },
          },
        },
      },
    })
    expect(targets(model)).toEqual([
      'https://a.example/apis/pets#/components/schemas/Pet → api.json#/components/schemas/Pet',
      'pets#/components/schemas/Pet → api.json#/components/schemas/Pet',
      'https://a.example/apis/types/c → api.json#/components/schemas/C',
    ])
  })
})

describe('references into other files', () => {
  test('are followed from file to file and back, each file once, in JSON and YAML', async () => {
    const { model, files, summary } = await read({
      'api/openapi.yaml':
        'openapi: 3.0.3\ninfo: {title: T, version: "1"}\npaths:\n  /a: {$ref: paths/a.yaml}\ncomponents:\n  schemas:\n    S: {type: string}\n',
      'api/paths/a.yaml':
        'get:\n  responses:\n    "200":\n      description: ok\n      content:\n        a/b:\n          schema: {$ref: ../types.json#/Pet}\n',
      'api/types.json': {
        Pet: {
          properties: {
            name: { $ref: 'openapi.yaml#/components/schemas/S' },
            parent: { $ref: '#/Pet' },
            again: { $ref: './types.json#/Pet' },
          },
        },
      },
    })
    expect(targets(model)).toEqual([
      'paths/a.yaml → api/paths/a.yaml#',
      '../types.json#/Pet → api/types.json#/Pet',
      'openapi.yaml#/components/schemas/S → api/openapi.yaml#/components/schemas/S',
      '#/Pet → api/types.json#/Pet',
      './types.json#/Pet → api/types.json#/Pet',
    ])
    expect(files.map(({ name }) => name)).toEqual([
      'api/openapi.yaml',
      'api/paths/a.yaml',
      'api/types.json',
    ])
    expect(
      summary.imports.map(({ uri, location, resolved }) => [
        uri,
        location.file,
        location.line,
        resolved?.file,
      ]),
    ).toEqual([
      ['paths/a.yaml', 'api/openapi.yaml', 4, 'api/paths/a.yaml'],
      ['../types.json', 'api/paths/a.yaml', 7, 'api/types.json'],
      ['openapi.yaml', 'api/types.json', 1, 'api/openapi.yaml'],
      ['./types.json', 'api/types.json', 1, 'api/types.json'],
    ])
    expect(
      summary.operations.map(({ name, output, location }) => [name, output, location.file]),
    ).toEqual([['GET /a', ['Pet'], 'api/paths/a.yaml']])
  })

  test('that cannot be had are told apart, and told once for each address', async () => {
    const { model, summary } = await read({
      'api.json': {
        openapi: '3.0.3',
        ...HEAD,
        components: {
          schemas: {
            A: { $ref: 'missing.json#/A' },
            B: { $ref: 'missing.json#/B' },
            C: { $ref: 'https://example.org/c.json' },
            D: { $ref: 'broken.json#/D' },
            E: { $ref: 'there.json#/F' },
          },
        },
      },
      'broken.json': '{"D": ',
      'there.json': { E: {} },
    })
    expect(targets(model)).toEqual([
      'missing.json#/A ✗ unavailable: no such file',
      'missing.json#/B ✗ unavailable: no such file',
      'https://example.org/c.json ✗ unavailable: not in the bundle',
      'broken.json#/D ✗ unavailable: This is not well-formed JSON: a value is expected, but the text ends. (line 1)',
      'there.json#/F ✗ nowhere: the document has no "F"',
    ])
    expect(summary.imports.map(({ uri, problem }) => [uri, problem?.kind])).toEqual([
      ['missing.json', 'missing'],
      ['https://example.org/c.json', 'refused'],
      ['broken.json', 'unreadable'],
      ['there.json', undefined],
    ])
  })
})

test('an object that YAML aliases repeat is one node, at its first place', async () => {
  const { model } = await read({
    'api.yaml':
      'openapi: 3.0.3\ninfo: {title: T, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n    A: &a {type: object, properties: {b: {type: string}}}\n    B: *a\n    C: {<<: *a, title: C}\n',
  })
  expect(model.nodes.filter(({ kind }) => kind === 'Schema').map(({ pointer }) => pointer)).toEqual(
    ['/components/schemas/A', '/components/schemas/A/properties/b', '/components/schemas/C'],
  )
})

test('files that would bring too many values together are not read', async () => {
  const texts = {
    'api.json': JSON.stringify({
      openapi: '3.0.3',
      ...HEAD,
      components: { schemas: { A: { $ref: 'a.json' }, B: { $ref: 'b.yaml' } } },
    }),
    'a.json': '{"enum": [1, 2, 3, 4]}',
    'b.yaml': 'enum: [1, 2, 3, 4]',
  }
  const problems = async (nodes: number) =>
    (await readBundle(texts, { nodes })).summary.imports.map(({ problem }) => problem?.kind)
  expect(await problems(50)).toEqual([undefined, undefined])
  expect(await problems(20)).toEqual([undefined, 'unreadable'])
})
