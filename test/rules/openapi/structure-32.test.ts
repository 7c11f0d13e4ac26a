import { findRule } from '../../../src/rules/index.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const INFO = { title: 'T', version: '1' }
const OK = { responses: { '200': { summary: 'ok' } } }
const v32 = (content: object) => ({ openapi: '3.2.0', info: INFO, paths: {}, ...content })
const components = (content: object) => v32({ components: content })
const parameter = (content: object) => components({ parameters: { P: content } })
const query = (...parameters: object[]) =>
  v32({ paths: { '/a': { query: { ...OK, parameters } } } })
const WHOLE = {
  name: 'q',
  in: 'querystring',
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
}
const PLAIN = { name: 'p', in: 'query', schema: {} }
const flows = (content: object) =>
  components({ securitySchemes: { s: { type: 'oauth2', flows: content } } })

/** Places and problems that `openapi-schema` reports. */
async function faultsIn(description: unknown): Promise<readonly (readonly [string, string])[]> {
  const rule = findRule('openapi-schema')
  if (rule === undefined) throw new Error('There is no rule openapi-schema.')
  const contract = await readBundle({ 'api.json': JSON.stringify(description) })
  const [outcome] = await runRules(contract, [rule])
  expect(outcome?.unjudged).toEqual([])
  return (outcome?.problems ?? []).map(({ at, data }) => [at.pointer, String(data?.['problem'])])
}

test.each<[name: string, description: object, at: string, problem: string]>([
  [
    '$self with a fragment',
    v32({ $self: 'https://a.example/#x' }),
    '/$self',
    '"$self" has a fragment, and must name the document',
  ],
  [
    'a method that has a field of its own',
    v32({ paths: { '/a': { additionalOperations: { Query: OK } } } }),
    '/paths/~1a/additionalOperations/Query',
    'the method "Query" has a field of its own',
  ],
  [
    'a method that is no token',
    v32({ paths: { '/a': { additionalOperations: { 'A B': OK } } } }),
    '/paths/~1a/additionalOperations/A B',
    '"A B" cannot be a method: it is no token',
  ],
  [
    'a query string without content',
    parameter({ name: 'q', in: 'querystring' }),
    '/components/parameters/P',
    'a Parameter in "querystring" lacks the field "content"',
  ],
  [
    'a query string with a style',
    parameter({ ...WHOLE, style: 'form' }),
    '/components/parameters/P/style',
    '"style" is no field of a Parameter in "querystring"',
  ],
  [
    'a query string beside a parameter of the query',
    query(WHOLE, PLAIN),
    '/paths/~1a/query/parameters/0',
    'parameters in "query" and in "querystring" exclude each other',
  ],
  [
    'two query strings',
    query(WHOLE, { ...WHOLE, name: 'r' }),
    '/paths/~1a/query/parameters/1',
    'the query string is described twice',
  ],
  [
    'reserved characters of a header',
    parameter({ name: 'h', in: 'header', schema: {}, allowReserved: true }),
    '/components/parameters/P/allowReserved',
    '"allowReserved" is for values that are percent-encoded, and these are not',
  ],
  [
    'parts by name and by position',
    components({ mediaTypes: { M: { encoding: {}, itemEncoding: {} } } }),
    '/components/mediaTypes/M',
    '"encoding" and "itemEncoding" exclude each other',
  ],
  [
    'parts inside of parts',
    components({ mediaTypes: { M: { itemEncoding: { encoding: {}, prefixEncoding: [] } } } }),
    '/components/mediaTypes/M/itemEncoding',
    '"encoding" and "prefixEncoding" exclude each other',
  ],
  [
    'a value in two ways',
    components({ examples: { E: { value: 1, dataValue: 1 } } }),
    '/components/examples/E',
    '"value" and "dataValue" exclude each other',
  ],
  [
    'a serialised value that is no text',
    components({ examples: { E: { serializedValue: 1 } } }),
    '/components/examples/E/serializedValue',
    '"serializedValue" must be a string, but is a number',
  ],
  [
    'a parent that is no tag',
    v32({ tags: [{ name: 'a', parent: 'b' }] }),
    '/tags/0/parent',
    'no tag has the name "b"',
  ],
  [
    'a device flow without the address of devices',
    flows({ deviceAuthorization: { tokenUrl: 'https://a.example', scopes: {} } }),
    '/components/securitySchemes/s/flows/deviceAuthorization',
    'the flow "deviceAuthorization" lacks the field "deviceAuthorizationUrl"',
  ],
  [
    'a kind of node that XML lacks',
    components({ schemas: { S: { xml: { nodeType: 'comment' } } } }),
    '/components/schemas/S/xml/nodeType',
    '"nodeType" must be one of "element", "attribute", "text", "cdata", "none", but is "comment"',
  ],
  [
    'nodeType and what it replaces',
    components({ schemas: { S: { xml: { nodeType: 'attribute', attribute: true } } } }),
    '/components/schemas/S/xml',
    '"nodeType" and "attribute" exclude each other',
  ],
  [
    'an item schema that is a list',
    components({ mediaTypes: { M: { itemSchema: [] } } }),
    '/components/mediaTypes/M/itemSchema',
    '"itemSchema" must be an object or a boolean, but is an array',
  ],
  [
    'a path parameter that is not required',
    parameter({ name: 'p', in: 'path', schema: {} }),
    '/components/parameters/P',
    'a Parameter lacks the field "required"',
  ],
  [
    'a key scheme without its name',
    components({ securitySchemes: { s: { type: 'apiKey', in: 'header' } } }),
    '/components/securitySchemes/s',
    'a SecurityScheme lacks the field "name"',
  ],
])('%s', async (_, description, at, problem) => {
  expect(await faultsIn(description)).toEqual([[at, problem]])
})

test.each<[name: string, description: object]>([
  ['a response without a description', v32({ paths: { '/a': { query: OK } } })],
  ['a whole query string', query(WHOLE)],
  [
    'a cookie in its own style',
    parameter({ name: 'c', in: 'cookie', style: 'cookie', schema: {} }),
  ],
  [
    'reserved characters in a path',
    parameter({ name: 'p', in: 'path', required: true, schema: {}, allowReserved: true }),
  ],
  ['an example beside content', parameter({ ...WHOLE, example: 'a=b' })],
  [
    'data and how it is serialised',
    components({ examples: { E: { dataValue: [1], serializedValue: '[1]' } } }),
  ],
  [
    'tags under each other',
    v32({ tags: [{ name: 'b', parent: 'a', kind: 'nav' }, { name: 'a' }] }),
  ],
  [
    'a default for what is not mapped',
    components({ schemas: { S: { discriminator: { propertyName: 'k', defaultMapping: 'S' } } } }),
  ],
  [
    'the dialect of 3.2',
    v32({ jsonSchemaDialect: 'https://spec.openapis.org/oas/3.2/dialect/2025-09-17' }),
  ],
])('%s is no fault', async (_, description) => {
  expect(await faultsIn(description)).toEqual([])
})

test('tags that are above each other are found in bounded time', async () => {
  const tags = [
    { name: 'a', parent: 'b' },
    { name: 'b', parent: 'a' },
  ]
  expect(await faultsIn(v32({ tags }))).toEqual([
    ['/tags/0/parent', 'the tag "a" is above itself'],
    ['/tags/1/parent', 'the tag "b" is above itself'],
  ])
})

test('a scheme that is named by its URI leaves open whether it is declared', async () => {
  const rule = findRule('openapi-security-defined')
  if (rule === undefined) throw new Error('There is no rule openapi-security-defined.')
  const description = v32({ security: [{ 'https://a.example/schemes#key': [] }, { other: [] }] })
  const contract = await readBundle({ 'api.json': JSON.stringify(description) })
  const [outcome] = await runRules(contract, [rule])
  expect(outcome?.problems.map(({ at }) => at.pointer)).toEqual(['/security/1/other'])
  expect(outcome?.unjudged).toEqual([
    'the security scheme "https://a.example/schemes#key" is named by its URI, which is not followed',
  ])
})
