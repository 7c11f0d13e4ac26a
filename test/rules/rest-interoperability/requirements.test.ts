import { findRule } from '../../../src/rules/index.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const INFO = { title: 'T', version: '1.0.0' }
const OK = { responses: { '200': { description: 'ok' } } }

const v30 = (content: object) => ({ openapi: '3.0.3', info: INFO, paths: {}, ...content })
const v31 = (content: object) => ({ openapi: '3.1.0', info: INFO, paths: {}, ...content })
const v20 = (content: object) => ({ swagger: '2.0', info: INFO, paths: {}, ...content })
const schemas = (all: object) => v30({ components: { schemas: all } })
const operation = (method: string, content: object) =>
  v30({ paths: { '/a': { [method]: { ...OK, ...content } } } })
const parameter = (content: object) =>
  operation('get', { parameters: [{ name: 'p', in: 'query', ...content }] })
const body = (mediaType: string, content: object) =>
  operation('post', { requestBody: { content: { [mediaType]: content } } })
const answer = (status: string, content: object) =>
  operation('get', { responses: { [status]: { description: 'x', ...content } } })
const withScheme = (scheme: object, more: object = {}) =>
  v30({ components: { securitySchemes: { s: scheme } }, ...more })

/** Pointers of what a requirement reports on a description. */
async function report(id: string, description: unknown): Promise<readonly string[]> {
  const rule = findRule(id)
  if (rule === undefined) throw new Error(`There is no rule ${id}.`)
  const contract = await readBundle({ 'api.json': JSON.stringify(description) })
  const [outcome] = await runRules(contract, [rule])
  expect(outcome?.unjudged).toEqual([])
  return (outcome?.problems ?? []).map(({ at }) => at.pointer)
}

type Row = readonly [name: string, id: string, description: object, at: readonly string[]]

const JSON_BODY = { content: { 'application/json': { schema: { type: 'object' } } } }
const EMPTY_FORM = {
  'application/x-www-form-urlencoded': {
    schema: { type: 'object', properties: {}, additionalProperties: false },
  },
}

const HTTP: readonly Row[] = [
  [
    'a GET with a body',
    'RI1001',
    operation('get', { requestBody: JSON_BODY }),
    ['/paths/~1a/get/requestBody'],
  ],
  [
    'a GET with a form that holds no field',
    'RI1001',
    operation('get', { requestBody: { content: EMPTY_FORM } }),
    [],
  ],
  ['a POST with a body', 'RI1001', operation('post', { requestBody: JSON_BODY }), []],
  [
    '2.0: a GET with a body of its path',
    'RI1001',
    v20({ paths: { '/a': { parameters: [{ name: 'b', in: 'body', schema: {} }], get: OK } } }),
    ['/paths/~1a/parameters/0'],
  ],
  ['a code of one server alone', 'RI1003', answer('499', {}), ['/paths/~1a/get/responses/499']],
  ['a range of codes', 'RI1003', answer('4XX', {}), []],
  [
    '204 with content',
    'RI1004',
    answer('204', JSON_BODY),
    ['/paths/~1a/get/responses/204/content'],
  ],
  ['204 with a map of no media types', 'RI1004', answer('204', { content: {} }), []],
  ['101, after which another protocol goes on', 'RI1004', answer('101', JSON_BODY), []],
  [
    'a shared response is reported once, where it is written',
    'RI1004',
    v30({
      paths: {
        '/a': {
          get: { responses: { '204': { $ref: '#/components/responses/R' } } },
          put: { responses: { '204': { $ref: '#/components/responses/R' } } },
        },
      },
      components: { responses: { R: { description: 'x', ...JSON_BODY } } },
    }),
    ['/components/responses/R/content'],
  ],
  ['only errors', 'RI1006', answer('404', {}), ['/paths/~1a/get/responses']],
  ['default stands for success, too', 'RI1006', answer('default', {}), []],
  ['only success', 'RI1007', answer('200', {}), ['/paths/~1a/get/responses']],
  ['webhooks are answered by clients', 'RI1007', v31({ webhooks: { w: { post: OK } } }), []],
  ['401 without a challenge', 'RI1009', answer('401', {}), ['/paths/~1a/get/responses/401']],
  [
    'names of fields have no case',
    'RI1009',
    answer('401', { headers: { 'www-authenticate': {} } }),
    [],
  ],
  [
    'a blank in the name of a field',
    'RI1013',
    answer('200', { headers: { 'Rate Limit': {} } }),
    ['/paths/~1a/get/responses/200/headers/Rate Limit'],
  ],
  [
    'Sunset as a date of RFC 3339',
    'RI1015',
    answer('200', { headers: { Sunset: { schema: { type: 'string', format: 'date-time' } } } }),
    ['/paths/~1a/get/responses/200/headers/Sunset'],
  ],
  [
    'Retry-After may be a number',
    'RI1015',
    answer('200', { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
    [],
  ],
]

const CONTENT: readonly Row[] = [
  [
    'a key that is no media type',
    'RI2001',
    body('json', {}),
    ['/paths/~1a/post/requestBody/content/json'],
  ],
  ['a parameter of a media type', 'RI2001', body('text/csv; header="present"', {}), []],
  ['a vendor tree and a suffix', 'RI2001', body('application/vnd.a.b+json;v=1', {}), []],
  ['2.0: consumes', 'RI2001', v20({ consumes: ['text'] }), ['/consumes/0']],
  ['a range in a request is what a server takes', 'RI2002', body('*/*', {}), []],
  [
    'charset of XML is no business of JSON',
    'RI2004',
    body('application/xml; charset=utf-8', {}),
    [],
  ],
  [
    'problem details through allOf and references',
    'RI2006',
    {
      ...answer('400', {
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/E' } } },
      }),
      components: {
        schemas: {
          E: { allOf: [{ $ref: '#/components/schemas/P' }] },
          P: { properties: { status: { type: 'string' }, title: { type: 'string' } } },
        },
      },
    },
    ['/components/schemas/P/properties/status'],
  ],
  [
    'bytes in JSON, behind a reference',
    'RI2011',
    {
      ...body('application/json', { schema: { $ref: '#/components/schemas/F' } }),
      components: { schemas: { F: { properties: { f: { type: 'string', format: 'binary' } } } } },
    },
    ['/components/schemas/F/properties/f/format'],
  ],
  [
    'bytes in a part of a form',
    'RI2011',
    body('multipart/form-data', { schema: { properties: { f: { format: 'binary' } } } }),
    [],
  ],
  [
    'true is a schema, and says that anything goes',
    'RI2013',
    v31({
      paths: {
        '/a': {
          post: { ...OK, requestBody: { content: { 'application/json': { schema: true } } } },
        },
      },
    }),
    [],
  ],
]

const DATA: readonly Row[] = [
  [
    'int64 for text',
    'RI3001',
    schemas({ S: { type: 'string', format: 'int64' } }),
    ['/components/schemas/S/format'],
  ],
  [
    'a format that nobody registered',
    'RI3001',
    schemas({ S: { type: 'integer', format: 'date-ish' } }),
    [],
  ],
  [
    'the smallest number of 32 bits',
    'RI3002',
    schemas({ S: { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 } }),
    [],
  ],
  [
    'one more',
    'RI3002',
    schemas({ S: { type: 'integer', format: 'int32', maximum: 2147483648 } }),
    ['/components/schemas/S/maximum'],
  ],
  [
    '2^53 is the first integer that is not safe',
    'RI3003',
    schemas({
      S: { type: 'integer', maximum: 9007199254740991 },
      T: { type: 'integer', maximum: 9007199254740992 },
    }),
    ['/components/schemas/T/maximum'],
  ],
  [
    'the 29th of February in a year that has none',
    'RI3006',
    schemas({ S: { type: 'string', format: 'date', example: '2026-02-29' } }),
    ['/components/schemas/S/example'],
  ],
  [
    'and in one that has',
    'RI3006',
    schemas({ S: { type: 'string', format: 'date', example: '2028-02-29' } }),
    [],
  ],
  [
    'an offset without colon',
    'RI3006',
    schemas({ S: { type: 'string', format: 'date-time', example: '2026-02-28T10:00:00+0100' } }),
    ['/components/schemas/S/example'],
  ],
  [
    'a leap second',
    'RI3006',
    schemas({ S: { type: 'string', format: 'date-time', example: '2016-12-31T23:59:60Z' } }),
    [],
  ],
  [
    'dateTime',
    'RI3007',
    schemas({ S: { type: 'string', format: 'dateTime' } }),
    ['/components/schemas/S/format'],
  ],
  [
    'formats of their own',
    'RI3007',
    schemas({ S: { format: 'duration' }, T: { format: 'ISO-4217' } }),
    [],
  ],
  [
    'nullable with allOf',
    'RI3008',
    schemas({ S: { nullable: true, allOf: [{ type: 'object' }] } }),
    ['/components/schemas/S/nullable'],
  ],
  ['nullable of anything', 'RI3008', schemas({ S: { nullable: true, description: 'x' } }), []],
  [
    'a list that names null',
    'RI3010',
    schemas({ S: { type: 'string', nullable: true, enum: ['a', null] } }),
    [],
  ],
  [
    'a default beside a reference',
    'RI3011',
    schemas({ S: { properties: { p: { $ref: '#/components/schemas/T', default: 1 } } }, T: {} }),
    ['/components/schemas/S/properties/p/default'],
  ],
  [
    'a text beside a reference',
    'RI3011',
    schemas({
      S: { properties: { p: { $ref: '#/components/schemas/T', description: 'x' } } },
      T: {},
    }),
    [],
  ],
  ['1.0 is an integer', 'RI3013', schemas({ S: { type: 'integer', enum: [1.0, 2] } }), []],
  [
    'a boolean among texts',
    'RI3013',
    schemas({ S: { type: 'string', enum: ['yes', false] } }),
    ['/components/schemas/S/enum/1'],
  ],
  [
    'the direction of sorting is told by a sign',
    'RI3014',
    schemas({ S: { enum: ['name', '-name', '+name'] } }),
    [],
  ],
  [
    'a part of allOf may require what the whole describes',
    'RI3016',
    schemas({ S: { allOf: [{ properties: { a: {} }, required: ['b'] }], properties: { b: {} } } }),
    [],
  ],
  [
    'required and misspelt',
    'RI3016',
    schemas({ S: { properties: { a: {} }, required: ['b'] } }),
    ['/components/schemas/S/required/0'],
  ],
  [
    '3.1: read-only and required in answers alone',
    'RI3018',
    {
      ...v31({
        components: { schemas: { S: { required: ['a'], properties: { a: { readOnly: true } } } } },
      }),
    },
    [],
  ],
  [
    '2.0: read-only and required',
    'RI3018',
    v20({ definitions: { S: { required: ['a'], properties: { a: { readOnly: true } } } } }),
    ['/definitions/S/required/0'],
  ],
  ['equal limits leave one value', 'RI3020', schemas({ S: { minimum: 3, maximum: 3 } }), []],
  [
    'escapes that only older engines read',
    'RI3022',
    schemas({ S: { pattern: '^[\\w\\-]+\\@$' } }),
    [],
  ],
  [
    'a possessive quantifier',
    'RI3022',
    schemas({ S: { pattern: '^a++$' } }),
    ['/components/schemas/S/pattern'],
  ],
]

const PATHS: readonly Row[] = [
  ['a query in a path', 'RI4007', v30({ paths: { '/a?b={c}': {} } }), ['/paths/~1a?b={c}']],
  ['a fragment inside of braces is a name', 'RI4007', v30({ paths: { '/a/{b#}': {} } }), []],
  ['a trailing slash is no empty segment', 'RI4008', v30({ paths: { '/a/': {}, '/': {} } }), []],
  ['a letter outside of ASCII', 'RI4009', v30({ paths: { '/ä': {} } }), ['/paths/~1ä']],
  [
    'more concrete in every place is unambiguous',
    'RI4010',
    v30({ paths: { '/a/{x}': { get: OK }, '/a/b': { get: OK } } }),
    [],
  ],
  [
    'more concrete here and less there',
    'RI4010',
    v30({ paths: { '/a/{x}': { get: OK }, '/{y}/b': { get: OK } } }),
    ['/paths/~1{y}~1b'],
  ],
  [
    'with other methods',
    'RI4010',
    v30({ paths: { '/a/{x}': { get: OK }, '/{y}/b': { put: OK } } }),
    [],
  ],
  [
    'deepObject of a list',
    'RI4013',
    parameter({ style: 'deepObject', schema: { type: 'array', items: {} } }),
    ['/paths/~1a/get/parameters/0'],
  ],
  [
    'deepObject by its default',
    'RI4013',
    parameter({ style: 'deepObject', schema: { type: 'object' } }),
    [],
  ],
  [
    'a list of lists',
    'RI4014',
    parameter({ schema: { type: 'array', items: { type: 'array', items: {} } } }),
    ['/paths/~1a/get/parameters/0'],
  ],
  [
    'JSON inside of a parameter has depth',
    'RI4014',
    parameter({
      content: { 'application/json': { schema: { type: 'array', items: { type: 'object' } } } },
    }),
    [],
  ],
]

const LIFE_CYCLE: readonly Row[] = [
  [
    'a precondition with default',
    'RI5004',
    operation('put', {
      parameters: [{ name: 'if-match', in: 'header', schema: {} }],
      responses: { default: { description: 'x' } },
    }),
    [],
  ],
  [
    'a precondition without',
    'RI5004',
    operation('put', { parameters: [{ name: 'if-match', in: 'header', schema: {} }] }),
    ['/paths/~1a/put/responses'],
  ],
  [
    'page[size] is a page size',
    'RI5008',
    parameter({ name: 'page[size]', schema: { type: 'integer' } }),
    ['/paths/~1a/get/parameters/0'],
  ],
  [
    'a semantic version with a label',
    'RI5011',
    { ...v30({}), info: { title: 'T', version: '1.0.0-rc.1' } },
    [],
  ],
  [
    'a date is no semantic version',
    'RI5011',
    { ...v30({}), info: { title: 'T', version: '2026-11-22' } },
    ['/info/version'],
  ],
]

const SECURED = { security: [{ s: [] }], paths: { '/a': { get: OK } } }
const SECURITY: readonly Row[] = [
  [
    'the own machine needs no encryption',
    'RI6001',
    v30({
      servers: [
        { url: 'http://localhost:8080' },
        { url: 'http://127.0.0.1/x' },
        { url: 'http://[::1]:3000' },
        { url: '/relative' },
      ],
    }),
    [],
  ],
  [
    'a host that begins like the own machine',
    'RI6001',
    v30({ servers: [{ url: 'http://localhost.example.org' }] }),
    ['/servers/0/url'],
  ],
  [
    '2.0: the scheme http',
    'RI6001',
    v20({ host: 'a.example', schemes: ['https', 'http'] }),
    ['/schemes/1'],
  ],
  [
    'keys in the clear',
    'RI6002',
    withScheme(
      { type: 'http', scheme: 'basic' },
      { ...SECURED, servers: [{ url: 'http://a.example' }] },
    ),
    ['/servers/0/url'],
  ],
  [
    'where an encrypted server is offered, too',
    'RI6002',
    withScheme(
      { type: 'http', scheme: 'basic' },
      { ...SECURED, servers: [{ url: 'http://a.example' }, { url: 'https://a.example' }] },
    ),
    [],
  ],
  [
    'where credentials are optional',
    'RI6002',
    withScheme(
      { type: 'http', scheme: 'basic' },
      { ...SECURED, security: [{ s: [] }, {}], servers: [{ url: 'http://a.example' }] },
    ),
    [],
  ],
  [
    'an operation that opens itself',
    'RI6007',
    withScheme(
      { type: 'http', scheme: 'basic' },
      { paths: { '/a': { get: { ...OK, security: [] } } } },
    ),
    [],
  ],
  [
    'an operation that says nothing',
    'RI6007',
    withScheme({ type: 'http', scheme: 'basic' }, { paths: { '/a': { get: OK } } }),
    ['/paths/~1a/get'],
  ],
  ['names of schemes have no case', 'RI6010', withScheme({ type: 'http', scheme: 'Bearer' }), []],
  [
    'credentials in the address of a server',
    'RI6012',
    v30({ servers: [{ url: 'https://me:secret@a.example' }, { url: 'https://a.example/@me' }] }),
    ['/servers/0/url'],
  ],
]

const EXAMPLES: readonly Row[] = [
  [
    'deep inside of a body',
    'RI7001',
    body('application/json', {
      schema: { properties: { a: { items: { type: 'integer' } } } },
      example: { a: [1, 'x'] },
    }),
    ['/paths/~1a/post/requestBody/content/application~1json/example/a/1'],
  ],
  [
    'a $dynamicRef leads to the anchor of the outermost resource that was entered',
    'RI7001',
    v31({
      components: {
        schemas: {
          Tree: {
            $id: 'tree',
            $dynamicAnchor: 'node',
            properties: { leaves: { items: { $dynamicRef: '#node' } } },
          },
          Strict: {
            $dynamicAnchor: 'node',
            $ref: 'tree',
            unevaluatedProperties: { type: 'integer' },
          },
          Lost: { items: { $dynamicRef: '#nowhere' } },
        },
        responses: Object.fromEntries(
          ['tree', '#/components/schemas/Strict', '#/components/schemas/Lost'].map(
            ($ref, index) => [
              `R${index}`,
              {
                description: 'x',
                content: {
                  'application/json': {
                    schema: { $ref },
                    example: { leaves: [{ leaves: [{ more: 1 }, { more: 'x' }] }] },
                  },
                },
              },
            ],
          ),
        ),
      },
    }),
    ['/components/responses/R1/content/application~1json/example/leaves/0/leaves/1/more'],
  ],
  [
    'what stands beside each reference of a chain counts',
    'RI7001',
    v31({
      components: {
        schemas: {
          A: { $ref: '#/components/schemas/B' },
          B: { $ref: '#/components/schemas/C', maxLength: 1 },
          C: { type: 'string' },
        },
        responses: {
          R: {
            description: 'x',
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/A' }, example: 'xy' },
            },
          },
        },
      },
    }),
    ['/components/responses/R/content/application~1json/example'],
  ],
  [
    'XML as text',
    'RI7001',
    body('application/xml', { schema: { type: 'object' }, example: '<a/>' }),
    [],
  ],
  [
    'a request without what is read-only',
    'RI7001',
    body('application/json', {
      schema: { required: ['id'], properties: { id: { readOnly: true } } },
      example: {},
    }),
    [],
  ],
  [
    'a response without what is read-only',
    'RI7001',
    answer('200', {
      content: {
        'application/json': {
          schema: { required: ['id'], properties: { id: { readOnly: true } } },
          example: {},
        },
      },
    }),
    ['/paths/~1a/get/responses/200/content/application~1json/example'],
  ],
  [
    'a shared example is reported once',
    'RI7001',
    {
      ...v30({
        paths: {
          '/a': {
            get: { responses: { '200': { $ref: '#/components/responses/R' } } },
            put: { responses: { '200': { $ref: '#/components/responses/R' } } },
          },
        },
        components: {
          responses: {
            R: {
              description: 'x',
              content: {
                'application/json': {
                  schema: { type: 'string' },
                  examples: { e: { $ref: '#/components/examples/E' } },
                },
              },
            },
          },
          examples: { E: { value: 1 } },
        },
      }),
    },
    ['/components/examples/E/value'],
  ],
  [
    'null where it is allowed',
    'RI7002',
    schemas({ S: { type: 'string', nullable: true, example: null } }),
    [],
  ],
  [
    '3.1: what stands beside a reference counts',
    'RI7002',
    v31({
      components: {
        schemas: {
          S: { $ref: '#/components/schemas/T', maxLength: 1, examples: ['ab'] },
          T: { type: 'string' },
        },
      },
    }),
    ['/components/schemas/S/examples/0'],
  ],
  [
    'a schema that refers to itself',
    'RI7002',
    schemas({
      S: {
        properties: { s: { $ref: '#/components/schemas/S' }, n: { type: 'integer' } },
        example: { s: { s: { n: 'x' } } },
      },
    }),
    ['/components/schemas/S/example/s/s/n'],
  ],
  [
    'a default that the list lacks',
    'RI7003',
    schemas({ S: { type: 'string', enum: ['a'], default: 'b' } }),
    ['/components/schemas/S/default'],
  ],
  [
    'a discriminator by allOf',
    'RI7007',
    schemas({
      U: { oneOf: [{ $ref: '#/components/schemas/A' }], discriminator: { propertyName: 'k' } },
      A: { allOf: [{ $ref: '#/components/schemas/B' }] },
      B: { required: ['k'], properties: { k: {} } },
    }),
    [],
  ],
  [
    'an integer is a number',
    'RI7008',
    schemas({ S: { oneOf: [{ type: 'integer' }, { type: 'number' }] } }),
    ['/components/schemas/S/oneOf/1'],
  ],
  [
    'texts of two patterns',
    'RI7008',
    schemas({
      S: {
        oneOf: [
          { type: 'string', pattern: 'a' },
          { type: 'string', pattern: 'b' },
        ],
      },
    }),
    [],
  ],
  [
    'parts of two types',
    'RI7009',
    schemas({ S: { allOf: [{ type: 'string' }, { type: 'integer' }] } }),
    ['/components/schemas/S/allOf'],
  ],
  [
    'parts that are numbers',
    'RI7009',
    schemas({ S: { allOf: [{ type: 'number' }, { type: 'integer' }] } }),
    [],
  ],
  [
    'a closed part with a sibling',
    'RI7010',
    schemas({
      S: {
        allOf: [{ additionalProperties: false, properties: { a: {} } }, { properties: { b: {} } }],
      },
    }),
    ['/components/schemas/S/allOf/0'],
  ],
]

describe.each([
  ['HTTP semantics', HTTP],
  ['media types and content', CONTENT],
  ['data', DATA],
  ['paths and parameters', PATHS],
  ['life cycle', LIFE_CYCLE],
  ['security and servers', SECURITY],
  ['documentation that holds', EXAMPLES],
])('%s', (_, rows) => {
  test.each(rows)('%s (%s)', async (_name, id, description, at) => {
    expect(await report(id, description)).toEqual(at)
  })
})
