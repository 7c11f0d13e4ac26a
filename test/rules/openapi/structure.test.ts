import { readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import type { DataObject, OpenApiModel } from '../../../src/contracts/index.ts'
import { tokensOf } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { reportStructure } from '../../../src/rules/openapi/structure/report-structure.ts'
import { readBundle } from '../../support/memory-bundle.ts'

async function modelOf(value: unknown, more: Readonly<Record<string, unknown>> = {}) {
  const texts = Object.entries({ 'api.json': value, ...more }).map(([name, one]) => [
    name,
    JSON.stringify(one),
  ])
  const { model } = await readBundle(Object.fromEntries(texts) as Record<string, string>)
  if (model.kind !== 'openapi') throw new Error('This is no OpenAPI description.')
  return model
}

async function faultsIn(model: OpenApiModel): Promise<readonly (readonly [string, string])[]> {
  const { faults } = await reportStructure(model)
  return faults.map(({ at, problem }) => [at.pointer, problem])
}

function example(name: string): DataObject {
  return load(readFileSync(path.join(packageRoot, 'specs/examples', name), 'utf8')) as DataObject
}

const EXAMPLES = ['parcels-2.0.json', 'parcels-3.0.yaml', 'parcels-3.1.yaml', 'berths-3.2.yaml']
const TYPES = { 'parcels-types.yaml': example('parcels-types.yaml') }

describe.each(EXAMPLES)('one defect in %s', (name) => {
  /** The contract with one member of one object set to another value. */
  async function withMember(pointer: string, field: string, value: unknown) {
    const copy = structuredClone(example(name)) as Record<string, unknown>
    let target = copy
    for (const token of tokensOf(pointer) ?? []) target = target[token] as Record<string, unknown>
    target[field] = value
    return modelOf(copy, TYPES)
  }

  /** One object of each kind in the contract's own file. */
  async function oneOfEachKind() {
    const { document, nodes } = await modelOf(example(name), TYPES)
    const own = nodes.filter((node) => node.document === document.document)
    return [...new Map(own.map((node) => [node.kind, node])).values()]
  }

  test('there is none to begin with', async () => {
    expect(await faultsIn(await modelOf(example(name), TYPES))).toEqual([])
  })

  test('an unknown field is found once, where it stands', async () => {
    // Their fields are the author's to name.
    const open = ['Paths', 'Responses', 'Callback', 'SecurityRequirement', 'Discriminator']
    const ignored = ['Reference', ...(/3\.[12]/.test(name) ? ['Schema'] : [])]
    for (const { kind, pointer } of await oneOfEachKind()) {
      if (open.includes(kind) || ignored.includes(kind)) continue
      const faults = await faultsIn(await withMember(pointer, 'unknown', 1))
      expect([kind, faults.map(([at]) => at)]).toEqual([kind, [`${pointer}/unknown`]])
    }
  })

  test('a text that is no text is found where it stands, and nowhere else', async () => {
    for (const { value, pointer } of await oneOfEachKind()) {
      for (const field of ['description', 'summary', 'operationId', 'title', 'name', 'url']) {
        if (typeof value[field] !== 'string') continue
        const faults = await faultsIn(await withMember(pointer, field, { no: 'text' }))
        expect(faults.map(([at]) => at)).toEqual([`${pointer}/${field}`])
      }
    }
  })

  test('an extension is never a fault', async () => {
    for (const { kind, pointer } of await oneOfEachKind()) {
      if (kind === 'SecurityRequirement') continue
      expect([kind, await faultsIn(await withMember(pointer, 'x-note', 1))]).toEqual([kind, []])
    }
  })
})

const INFO = { title: 'T', version: '1' }
const OK = { responses: { '200': { description: 'ok' } } }
const path30 = (operation: object) => ({
  openapi: '3.0.3',
  info: INFO,
  paths: { '/a': { get: operation } },
})
const components = (openapi: string, content: object) => ({
  openapi,
  info: INFO,
  paths: {},
  components: content,
})
const swagger = (content: object) => ({ swagger: '2.0', info: INFO, paths: {}, ...content })
const parameter20 = (parameter: object) => swagger({ parameters: { p: parameter } })
const schema31 = (schema: unknown) => components('3.1.0', { schemas: { S: schema } })

describe('each fault is said once, in words, where a reader would look', () => {
  test.each<[name: string, description: unknown, faults: [string, string][]]>([
    ['no info', { openapi: '3.0.3', paths: {} }, [['', 'the document lacks the field "info"']]],
    ['no paths', { openapi: '3.0.3', info: INFO }, [['', 'the document has no "paths"']]],
    [
      '3.1 with nothing',
      { openapi: '3.1.0', info: INFO },
      [['', 'the document has neither "paths" nor "components" nor "webhooks"']],
    ],
    [
      'a version in numbers',
      { swagger: 2, info: { title: 'T', version: 1 }, paths: {} },
      [
        ['/swagger', '"swagger" is the number 2, and must be text in quotes: "2.0"'],
        ['/info/version', '"version" must be a string, but is a number'],
      ],
    ],
    [
      'half a version',
      { openapi: '3.0', info: INFO, paths: {} },
      [['/openapi', '"openapi" is "3.0", and must be a full version such as "3.0.4"']],
    ],
    [
      'a path without slash',
      { openapi: '3.0.3', info: INFO, paths: { a: {} } },
      [['/paths/a', 'the path "a" does not begin with "/"']],
    ],
    [
      'a list for an object',
      { openapi: '3.0.3', info: INFO, paths: [] },
      [['/paths', '"paths" must be an object, but is an array']],
    ],
    ['no responses', path30({}), [['/paths/~1a/get', 'an Operation lacks the field "responses"']]],
    [
      'empty responses',
      path30({ responses: {} }),
      [['/paths/~1a/get/responses', 'no response is described']],
    ],
    [
      'a bad status',
      path30({ responses: { '2xx': { description: '' } } }),
      [['/paths/~1a/get/responses/2xx', '"2xx" is neither a status code nor "default"']],
    ],
    [
      'a response without description',
      path30({ responses: { '200': {} } }),
      [['/paths/~1a/get/responses/200', 'a Response lacks the field "description"']],
    ],
    [
      'a misspelt place',
      path30({ ...OK, parameters: [{ name: 'p', in: 'quer', schema: {} }] }),
      [
        [
          '/paths/~1a/get/parameters/0/in',
          '"in" of a Parameter must be one of "path", "query", "header", "cookie", but is "quer"',
        ],
      ],
    ],
    [
      'an optional path parameter',
      path30({ ...OK, parameters: [{ name: 'p', in: 'path', schema: {} }] }),
      [['/paths/~1a/get/parameters/0', 'a Parameter with in "path" lacks the field "required"']],
    ],
    [
      'a style of another place',
      path30({ ...OK, parameters: [{ name: 'p', in: 'header', style: 'form', schema: {} }] }),
      [
        [
          '/paths/~1a/get/parameters/0/style',
          '"style" of a Parameter with in "header" must be "simple", but is "form"',
        ],
      ],
    ],
    [
      'neither schema nor content',
      path30({ ...OK, parameters: [{ name: 'p', in: 'query' }] }),
      [['/paths/~1a/get/parameters/0', 'a Parameter has neither "schema" nor "content"']],
    ],
    [
      'schema and content',
      path30({
        ...OK,
        parameters: [{ name: 'p', in: 'query', schema: {}, content: { 'a/b': {} } }],
      }),
      [['/paths/~1a/get/parameters/0', '"schema" and "content" exclude each other']],
    ],
    [
      'style beside content',
      path30({
        ...OK,
        parameters: [{ name: 'p', in: 'query', style: 'form', content: { 'a/b': {} } }],
      }),
      [['/paths/~1a/get/parameters/0', '"style" cannot stand beside "content"']],
    ],
    [
      'example and examples',
      components('3.0.3', {
        requestBodies: { B: { content: { 'a/b': { example: 1, examples: {} } } } },
      }),
      [['/components/requestBodies/B/content/a~1b', '"example" and "examples" exclude each other']],
    ],
    [
      'a misspelt type',
      components('3.0.3', { schemas: { S: { properties: { a: { type: 'strng' } } } } }),
      [
        [
          '/components/schemas/S/properties/a/type',
          '"type" must be one of "array", "boolean", "integer", "number", "object", "string", but is "strng"',
        ],
      ],
    ],
    [
      'a schema that is text',
      components('3.0.3', { schemas: { S: { items: 'string' } } }),
      [['/components/schemas/S/items', '"items" must be an object, but is "string"']],
    ],
    [
      'neither schema nor boolean',
      components('3.0.3', { schemas: { S: { additionalProperties: 'no' } } }),
      [
        [
          '/components/schemas/S/additionalProperties',
          '"additionalProperties" must be an object or a boolean, but is "no"',
        ],
      ],
    ],
    [
      'a reference that is no text',
      components('3.0.3', { schemas: { S: { $ref: 1 } } }),
      [['/components/schemas/S/$ref', '"$ref" must be a string, but is a number']],
    ],
    [
      'a component name with a space',
      components('3.0.3', { schemas: { 'A b': {} } }),
      [
        [
          '/components/schemas/A b',
          'the component name "A b" holds other characters than letters, digits, ".", "-" and "_"',
        ],
      ],
    ],
    [
      'an unknown scheme',
      components('3.0.3', { securitySchemes: { s: { type: 'basic' } } }),
      [
        [
          '/components/securitySchemes/s/type',
          '"type" of a SecurityScheme must be one of "apiKey", "http", "oauth2", "openIdConnect", but is "basic"',
        ],
      ],
    ],
    [
      'an unfinished scheme',
      components('3.0.3', { securitySchemes: { s: { type: 'apiKey', name: 'k' } } }),
      [
        [
          '/components/securitySchemes/s',
          'a SecurityScheme with type "apiKey" lacks the field "in"',
        ],
      ],
    ],
    [
      'a link to two operations',
      components('3.0.3', { links: { l: { operationId: 'a', operationRef: '#/b' } } }),
      [['/components/links/l', '"operationId" and "operationRef" exclude each other']],
    ],
    [
      '2.0: a body without schema',
      parameter20({ name: 'p', in: 'body' }),
      [['/parameters/p', 'a Parameter with in "body" lacks the field "schema"']],
    ],
    [
      '2.0: a query with schema',
      parameter20({ name: 'p', in: 'query', type: 'string', schema: {} }),
      [['/parameters/p/schema', '"schema" is no field of a Parameter with in "query"']],
    ],
    [
      '2.0: a query of objects',
      parameter20({ name: 'p', in: 'query', type: 'object' }),
      [
        [
          '/parameters/p/type',
          '"type" of a Parameter with in "query" must be one of "string", "number", "boolean", "integer", "array", but is "object"',
        ],
      ],
    ],
    [
      '2.0: no place',
      parameter20({ name: 'p', type: 'string' }),
      [['/parameters/p', 'a Parameter lacks the field "in"']],
    ],
    [
      '2.0: a wrong limit',
      parameter20({ name: 'p', in: 'query', type: 'string', maxLength: 'x' }),
      [['/parameters/p/maxLength', '"maxLength" must be an integer, but is "x"']],
    ],
    [
      '2.0: an unfinished flow',
      swagger({ securityDefinitions: { s: { type: 'oauth2', flow: 'implicit', scopes: {} } } }),
      [
        [
          '/securityDefinitions/s',
          'a SecurityScheme with flow "implicit" lacks the field "authorizationUrl"',
        ],
      ],
    ],
    [
      '2.0: no scopes',
      swagger({ securityDefinitions: { s: { type: 'oauth2', flow: 'password', tokenUrl: 'u' } } }),
      [['/securityDefinitions/s', 'a SecurityScheme of type "oauth2" lacks the field "scopes"']],
    ],
    [
      '2.0: a type of 3.0',
      swagger({ definitions: { S: { nullable: true } } }),
      [['/definitions/S/nullable', '"nullable" is no field of a Schema']],
    ],
    [
      '2.0: a host with a path',
      swagger({ host: 'a/b' }),
      [['/host', '"host" is "a/b", which does not match ^[^{}/ :\\\\]+(?::\\d+)?$']],
    ],
    [
      '3.1: a parameter without name',
      components('3.1.0', { parameters: { p: { in: 'query', schema: {} } } }),
      [['/components/parameters/p', 'a Parameter lacks the field "name"']],
    ],
    [
      '3.1: an unknown field',
      components('3.1.0', { parameters: { p: { name: 'p', in: 'query', schema: {}, typ: 'x' } } }),
      [['/components/parameters/p/typ', '"typ" is no field of a Parameter']],
    ],
    [
      '3.1: neither schema nor content',
      components('3.1.0', { parameters: { p: { name: 'p', in: 'query' } } }),
      [['/components/parameters/p', 'a Parameter has neither "schema" nor "content"']],
    ],
    [
      '3.1: two licences',
      {
        openapi: '3.1.0',
        info: { ...INFO, license: { name: 'n', identifier: 'i', url: 'u' } },
        paths: {},
      },
      [['/info/license', '"identifier" and "url" exclude each other']],
    ],
    [
      '3.1: a misspelt type',
      schema31({ properties: { a: { type: 'strng' } } }),
      [
        [
          '/components/schemas/S/properties/a/type',
          '"type" must be one of "array", "boolean", "integer", "null", "number", "object", "string", but is "strng"',
        ],
      ],
    ],
    [
      '3.1: a limit of 3.0',
      schema31({ exclusiveMinimum: true }),
      [
        [
          '/components/schemas/S/exclusiveMinimum',
          '"exclusiveMinimum" must be a number, but is the boolean true',
        ],
      ],
    ],
    [
      '3.1: required of draft 3',
      schema31({ properties: { a: { required: true } } }),
      [
        [
          '/components/schemas/S/properties/a/required',
          '"required" must be an array, but is the boolean true',
        ],
      ],
    ],
    [
      '3.1: a list of items',
      schema31({ items: [{}] }),
      [['/components/schemas/S/items', '"items" must be an object or a boolean, but is an array']],
    ],
    [
      '3.1: a discriminator by name',
      schema31({ discriminator: {} }),
      [['/components/schemas/S/discriminator', 'a Discriminator lacks the field "propertyName"']],
    ],
  ])('%s', async (_, description, faults) => {
    expect(await faultsIn(await modelOf(description))).toEqual(faults)
  })
})

describe('what the specification allows is no fault, although the published schemas say so', () => {
  test.each<[name: string, description: unknown]>([
    [
      '3.0: the scheme Bearer in capitals',
      components('3.0.3', {
        securitySchemes: { s: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' } },
      }),
    ],
    [
      '3.0: an extension of an Encoding',
      components('3.0.3', {
        requestBodies: { B: { content: { 'a/b': { encoding: { e: { 'x-a': 1 } } } } } },
      }),
    ],
    [
      '3.0: a reference among the headers of an Encoding',
      components('3.0.3', {
        headers: { H: { schema: {} } },
        requestBodies: {
          B: {
            content: {
              'a/b': { encoding: { e: { headers: { H: { $ref: '#/components/headers/H' } } } } },
            },
          },
        },
      }),
    ],
    [
      '3.0: fields beside a reference',
      components('3.0.3', {
        schemas: { A: {}, B: { $ref: '#/components/schemas/A', nonsense: true } },
      }),
    ],
    [
      '2.0: fields beside a reference',
      swagger({
        parameters: { P: { name: 'p', in: 'query', type: 'string' } },
        paths: {
          '/a': { get: { parameters: [{ $ref: '#/parameters/P', description: 'd' }], ...OK } },
        },
      }),
    ],
    [
      '2.0: an extension among the scopes',
      swagger({
        securityDefinitions: {
          s: { type: 'oauth2', flow: 'password', tokenUrl: 'u', scopes: { a: 'b', 'x-c': {} } },
        },
      }),
    ],
    [
      '2.0: a file as response',
      swagger({
        paths: {
          '/a': { get: { responses: { '200': { description: '', schema: { type: 'file' } } } } },
        },
      }),
    ],
    [
      '3.1: a licence with nothing but a name',
      { openapi: '3.1.0', info: { ...INFO, license: { name: 'n' } }, paths: {} },
    ],
    [
      '3.1: a link with a server and values that are no text',
      components('3.1.0', {
        links: { l: { operationId: 'a', parameters: { n: 1 }, server: { url: '/' } } },
      }),
    ],
    [
      '3.1: a path item that refers to another',
      components('3.1.0', {
        pathItems: { P: { $ref: '#/components/pathItems/Q', summary: 's' }, Q: {} },
      }),
    ],
    [
      '3.1: a path that refers to a path item',
      {
        openapi: '3.1.0',
        info: INFO,
        paths: { '/a': { $ref: '#/components/pathItems/Q' } },
        components: { pathItems: { Q: {} } },
      },
    ],
    [
      '3.1: fields beside a Reference',
      components('3.1.0', {
        responses: { A: { description: '' }, B: { $ref: '#/components/responses/A', 'x-a': 1 } },
      }),
    ],
    [
      '3.1: the scheme Bearer in capitals',
      components('3.1.0', {
        securitySchemes: { s: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' } },
      }),
    ],
    ['3.1: only components', { openapi: '3.1.0', info: INFO, components: {} }],
    ['3.1: boolean schemas', schema31({ properties: { a: true }, additionalProperties: false })],
    ['later patch versions', { openapi: '3.1.9', info: INFO, paths: {} }],
    ['a pre-release', { openapi: '3.0.0-rc1', info: INFO, paths: {} }],
  ])('%s', async (_, description) => {
    expect(await faultsIn(await modelOf(description))).toEqual([])
  })
})

describe('parts outside the structure of the entry are checked as what they are referred to', () => {
  test('in another file, at their place there', async () => {
    const model = await modelOf(path30({ responses: { '200': { $ref: 'more.json#/ok' } } }), {
      'more.json': { ok: { description: 'ok', content: { 'a/b': { schema: { type: 'strng' } } } } },
    })
    const { faults } = await reportStructure(model)
    expect(faults).toMatchObject([
      { at: { file: 'more.json', pointer: '/ok/content/a~1b/schema/type', line: 1 } },
    ])
  })

  test('in an extension of the entry', async () => {
    const model = await modelOf({
      ...components('3.0.3', { schemas: { S: { $ref: '#/x-schemas/S' } } }),
      'x-schemas': { S: { type: 'strng' }, Unused: { type: 'strng' } },
    })
    expect((await faultsIn(model)).map(([at]) => at)).toEqual(['/x-schemas/S/type'])
  })

  test('a path item of 3.0 in another file', async () => {
    const description = { openapi: '3.0.3', info: INFO, paths: { '/a': { $ref: 'a.json' } } }
    const model = await modelOf(description, { 'a.json': { get: { ...OK, tag: 'x' } } })
    expect((await faultsIn(model)).map(([at]) => at)).toEqual(['/get/tag'])
  })
})

test('schemas in a dialect that is not known are not judged, and that is said', async () => {
  const $schema = 'http://json-schema.org/draft-04/schema#'
  const model = await modelOf(schema31({ $schema, exclusiveMinimum: true }))
  expect(await reportStructure(model)).toEqual({
    faults: [],
    unjudged: ['schemas in the dialect "http://json-schema.org/draft-04/schema" are not checked'],
  })
})

describe('long lists', () => {
  const listOf = (length: number) =>
    Array.from({ length }, (_, n) => ({ name: `p${n}`, in: 'query', schema: { type: 'string' } }))

  test('of different objects are checked in time that grows with them', async () => {
    const parameters = listOf(40_000)
    const model = await modelOf(path30({ parameters, responses: { '200': { description: '' } } }))
    const started = performance.now()
    expect(await faultsIn(model)).toEqual([])
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('name the last entry that is there before, whatever the order of its members', async () => {
    const tokens = { enum: [{ a: 1, b: [2] }, 'x', { b: [2], a: 1 }, 'y', 'z'] }
    const model = await modelOf({
      swagger: '2.0',
      info: INFO,
      paths: {},
      definitions: { T: tokens },
    })
    expect(await faultsIn(model)).toEqual([
      ['/definitions/T/enum', '"enum" lists the same twice, at 0 and 2'],
    ])
  })
})
