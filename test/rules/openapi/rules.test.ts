import { findRule } from '../../../src/rules/index.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const INFO = { title: 'T', version: '1' }
const OK = { responses: { '200': { description: 'ok' } } }
const query = (name: string) => ({ name, in: 'query', schema: {} })
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: {} })

const v30 = (content: object) => ({ openapi: '3.0.3', info: INFO, paths: {}, ...content })
const v20 = (content: object) => ({ swagger: '2.0', info: INFO, paths: {}, ...content })

/** Pointers of what a rule reports on a description, and what it could not judge. */
async function report(
  id: string,
  description: unknown,
  more: Readonly<Record<string, unknown>> = {},
) {
  const files = Object.entries({ 'api.json': description, ...more })
  const texts = Object.fromEntries(files.map(([name, one]) => [name, JSON.stringify(one)]))
  const rule = findRule(id)
  if (rule === undefined) throw new Error(`There is no rule ${id}.`)
  const [outcome] = await runRules(await readBundle(texts), [rule])
  return {
    at: outcome?.problems.map(({ at }) => at.pointer) ?? [],
    unjudged: outcome?.unjudged ?? [],
  }
}

describe('openapi-path-params', () => {
  const check = (path: string, item: object, components = {}) =>
    report('openapi-path-params', v30({ paths: { [path]: item }, components }))

  test.each<[name: string, path: string, item: object, at: string[]]>([
    [
      'a parameter of the path counts for all operations',
      '/a/{x}',
      { parameters: [inPath('x')], get: OK, put: OK },
      [],
    ],
    [
      'a parameter of an operation counts for that one',
      '/a/{x}',
      { get: { ...OK, parameters: [inPath('x')] }, put: OK },
      ['/paths/~1a~1{x}/put'],
    ],
    [
      'a query parameter describes no part of the path',
      '/a/{x}',
      { get: { ...OK, parameters: [query('x')] } },
      ['/paths/~1a~1{x}/get'],
    ],
    [
      'names have a case',
      '/a/{x}',
      { parameters: [inPath('X')], get: OK },
      ['/paths/~1a~1{x}/parameters/0', '/paths/~1a~1{x}/get'],
    ],
    ['a path without operations needs no parameters', '/a/{x}', {}, []],
    [
      'an unused parameter is found once',
      '/a',
      { parameters: [inPath('x')], get: OK, put: OK },
      ['/paths/~1a/parameters/0'],
    ],
    [
      'two names in one segment',
      '/a/{x}-{y}',
      { parameters: [inPath('x')], get: OK },
      ['/paths/~1a~1{x}-{y}/get'],
    ],
    [
      'a referenced parameter counts',
      '/a/{x}',
      { parameters: [{ $ref: '#/components/parameters/X' }], get: OK },
      [],
    ],
  ])('%s', async (_, path, item, at) => {
    const result = await check(path, item, { parameters: { X: inPath('x') } })
    expect(result).toEqual({ at, unjudged: [] })
  })

  test('what a lost reference would have described is not judged', async () => {
    const item = { parameters: [{ $ref: '#/components/parameters/Y' }], get: OK }
    expect(await check('/a/{x}', item)).toEqual({
      at: [],
      unjudged: ['"#/components/parameters/Y" leads nowhere'],
    })
  })

  test('a path item in another file is held to the path that refers to it', async () => {
    const description = v30({ paths: { '/a/{x}': { $ref: 'a.json' } } })
    const more = { 'a.json': { parameters: [inPath('y')], get: OK } }
    expect((await report('openapi-path-params', description, more)).at).toEqual([
      '/parameters/0',
      '/get',
    ])
  })

  test('callbacks and webhooks have no path template', async () => {
    const callback = { '{$request.body#/url}': { post: OK } }
    const description = v30({ paths: { '/a': { get: { ...OK, callbacks: { c: callback } } } } })
    expect(await report('openapi-path-params', description)).toEqual({ at: [], unjudged: [] })
  })
})

test('openapi-path-unique: templates differ by more than names', async () => {
  const paths = { '/a/{x}': {}, '/a/{y}/b': {}, '/a/b': {}, '/a/{z}': {}, '/a/{x}/': {} }
  expect((await report('openapi-path-unique', v30({ paths }))).at).toEqual(['/paths/~1a~1{z}'])
})

test('openapi-parameter-unique: names of headers have no case, others have one', async () => {
  const header = (name: string) => ({ name, in: 'header', schema: {} })
  const parameters = [
    header('X-A'),
    header('x-a'),
    query('a'),
    query('A'),
    { $ref: '#/components/parameters/P' },
  ]
  const description = v30({
    paths: { '/a': { parameters: [query('a')], get: { ...OK, parameters } } },
    components: { parameters: { P: query('A') } },
  })
  expect((await report('openapi-parameter-unique', description)).at).toEqual([
    '/paths/~1a/get/parameters/1',
    '/paths/~1a/get/parameters/4',
  ])
})

test('openapi-operation-id-unique: callbacks and other files count', async () => {
  const get = { ...OK, operationId: 'a' }
  const description = v30({
    paths: {
      '/a': { get: { ...get, callbacks: { c: { '/x': { post: get } } } } },
      '/b': { $ref: 'b.json' },
    },
  })
  const result = await report('openapi-operation-id-unique', description, { 'b.json': { get } })
  expect(result.at).toEqual(['/paths/~1a/get/callbacks/c/~1x/post/operationId', '/get/operationId'])
})

describe('openapi-reference-kind', () => {
  const schemas = (openapi: string, content: object) => ({
    ...v30({ components: content }),
    openapi,
  })

  test('a reference over another reference is judged by where it ends', async () => {
    const description = schemas('3.0.3', {
      schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/responses/R' } },
      responses: { R: { description: '' } },
    })
    expect((await report('openapi-reference-kind', description)).at).toEqual([
      '/components/schemas/A/$ref',
      '/components/schemas/B/$ref',
    ])
  })

  test('true is a schema from 3.1 on', async () => {
    const content = { schemas: { A: { items: { $ref: '#/components/schemas/B' } }, B: true } }
    expect((await report('openapi-reference-kind', schemas('3.1.0', content))).at).toEqual([])
    expect((await report('openapi-reference-kind', schemas('3.0.3', content))).at).toEqual([
      '/components/schemas/A/items/$ref',
    ])
  })

  test('a text is no schema', async () => {
    const content = { schemas: { A: { $ref: '#/info/title' } } }
    expect((await report('openapi-reference-kind', schemas('3.0.3', content))).at).toEqual([
      '/components/schemas/A/$ref',
    ])
  })
})

test('openapi-security-defined: names of 2.0 and 3.0, of the document and of operations', async () => {
  const security = [{ a: [] }, { b: [] }, {}]
  const operation = { '/a': { get: { ...OK, security: [{ c: [] }] } } }
  const scheme = { type: 'apiKey', name: 'k', in: 'header' }
  expect(
    (
      await report(
        'openapi-security-defined',
        v30({ security, paths: operation, components: { securitySchemes: { a: scheme } } }),
      )
    ).at,
  ).toEqual(['/paths/~1a/get/security/0/c', '/security/1/b'])
  expect(
    (
      await report(
        'openapi-security-defined',
        v20({ security, securityDefinitions: { b: scheme } }),
      )
    ).at,
  ).toEqual(['/security/0/a'])
})

test('openapi-body-parameter: parameters of the path count, and replaced ones do not', async () => {
  const body = (name: string) => ({ name, in: 'body', schema: {} })
  const field = { name: 'f', in: 'formData', type: 'string' }
  const paths = {
    '/a': { parameters: [body('x')], get: { ...OK, parameters: [body('y')] }, put: OK },
    '/b': { post: { ...OK, parameters: [body('x'), field] } },
    '/c': { parameters: [body('x')], post: { ...OK, parameters: [body('x')] } },
  }
  expect((await report('openapi-body-parameter', v20({ paths }))).at).toEqual([
    '/paths/~1a/get',
    '/paths/~1b/post',
  ])
})

test('openapi-file-parameter: what the document consumes counts where an operation is silent', async () => {
  const parameters = [{ name: 'f', in: 'formData', type: 'file' }]
  const paths = {
    '/a': { post: { ...OK, parameters } },
    '/b': { post: { ...OK, parameters, consumes: ['application/json'] } },
    '/c': { post: { ...OK, parameters, consumes: ['Multipart/Form-Data; charset=x'] } },
  }
  const consumes = ['application/x-www-form-urlencoded']
  expect((await report('openapi-file-parameter', v20({ paths, consumes }))).at).toEqual([
    '/paths/~1b/post',
  ])
  expect((await report('openapi-file-parameter', v20({ paths }))).at).toEqual([
    '/paths/~1a/post',
    '/paths/~1b/post',
  ])
})

test('openapi-array-items: each version where its text demands them', async () => {
  const array = { type: 'array' }
  expect(
    (await report('openapi-array-items', v30({ components: { schemas: { A: array } } }))).at,
  ).toEqual(['/components/schemas/A'])
  const description = v20({
    definitions: { A: array },
    parameters: { P: { name: 'p', in: 'query', type: 'array', items: array } },
    responses: { R: { description: '', headers: { H: array } } },
  })
  expect((await report('openapi-array-items', description)).at).toEqual([
    '/parameters/P/items',
    '/responses/R/headers/H',
  ])
})

test('openapi-discriminator: the property has to be there, and required', async () => {
  const definitions = {
    A: { discriminator: 'k', properties: { k: {} }, required: ['k'] },
    B: { discriminator: 'k', properties: { k: {} } },
    C: { discriminator: 'constructor', properties: {}, required: ['constructor'] },
  }
  expect((await report('openapi-discriminator', v20({ definitions }))).at).toEqual([
    '/definitions/B/discriminator',
    '/definitions/C/discriminator',
  ])
})

test('openapi-server-variables and openapi-server-default: servers of all levels', async () => {
  const server = { url: 'https://{a}.{b}/{a}', variables: { a: { default: 'x', enum: ['y'] } } }
  const description = v30({
    servers: [server],
    paths: { '/p': { servers: [server], get: { ...OK, servers: [server] } } },
  })
  expect((await report('openapi-server-variables', description)).at).toEqual([
    '/paths/~1p/servers/0/url',
    '/paths/~1p/get/servers/0/url',
    '/servers/0/url',
  ])
  expect((await report('openapi-server-default', description)).at).toEqual([])
  expect(
    (await report('openapi-server-default', { ...description, openapi: '3.1.0' })).at,
  ).toHaveLength(3)
})

test('openapi-link-operation: operations in a file that is not at hand may exist', async () => {
  const components = { links: { l: { operationId: 'x' } } }
  expect((await report('openapi-link-operation', v30({ components }))).at).toEqual([
    '/components/links/l/operationId',
  ])
  const paths = { '/a': { $ref: 'missing.json' } }
  const result = await report('openapi-link-operation', v30({ components, paths }))
  expect(result).toEqual({ at: [], unjudged: ['"missing.json" is missing'] })
})

test('rules survive a description that breaks the specification everywhere', async () => {
  const odd = [null, 1, 'x', [], {}, [null], { $ref: 1 }, { $ref: '#/x' }]
  const ids = [
    'openapi-path-params',
    'openapi-parameter-unique',
    'openapi-security-defined',
    'openapi-tag-unique',
    'openapi-schema',
    'openapi-server-variables',
    'openapi-link-operation',
  ]
  for (const value of odd) {
    const description = v30({
      tags: value,
      servers: [value, { url: value, variables: value }],
      security: value,
      paths: {
        '/{a}': value,
        '/b': { parameters: value, get: value },
        '/c': { get: { parameters: [value], responses: value, callbacks: value } },
      },
      components: { schemas: value, links: { l: value }, securitySchemes: value },
    })
    for (const id of ids) {
      const { unjudged } = await report(id, description)
      expect([id, unjudged.filter((reason) => reason.includes('error'))]).toEqual([id, []])
    }
  }
})
