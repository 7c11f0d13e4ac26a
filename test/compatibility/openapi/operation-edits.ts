type More = Readonly<Record<string, unknown>>

const S = { type: 'string' }
const R = { 200: { description: 'fine' } }
const OBJECT = { type: 'object', properties: { a: S } }

const api = (operation: More = {}, more: More = {}, path: More = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1.0.0' },
  paths: { '/p': { get: { responses: R, ...operation }, ...path } } as More,
  ...more,
})
const query = (more: More = {}) => ({ name: 'q', in: 'query', schema: S, ...more })
const post = (operation: More) => ({
  ...api(),
  paths: { '/p': { post: { responses: R, ...operation } } },
})
const body = (more: More = {}, type = 'application/json') => ({
  requestBody: { content: { [type]: { schema: OBJECT } }, ...more },
})
const answer = (type: string, schema: More | null = OBJECT) => ({
  responses: {
    200: { description: 'fine', content: { [type]: schema === null ? {} : { schema } } },
  },
})
const header = (described?: More) => ({
  responses: {
    200: { description: 'fine', ...(described !== undefined && { headers: { 'X-H': described } }) },
  },
})
const secured = (scheme: More) =>
  api({ security: [{ k: [] }] }, { components: { securitySchemes: { k: scheme } } })
const oauth = (flows: More) => secured({ type: 'oauth2', flows })
const flow = (more: More = {}) => ({
  authorizationCode: {
    authorizationUrl: 'https://a/x',
    tokenUrl: 'https://a/t',
    scopes: { a: 'x' },
    ...more,
  },
})
const SECURED = {
  components: {
    securitySchemes: {
      k: { type: 'http', scheme: 'basic' },
      j: { type: 'oauth2', flows: flow({ scopes: { a: 'x', b: 'y' } }) },
    },
  },
}
const withPath = (operation?: More) => ({
  ...api(),
  paths: {
    '/p': { get: { responses: R } },
    ...(operation !== undefined && { '/x': { get: { responses: R, ...operation } } }),
  },
})
const withOperation = (operation?: More) =>
  api({}, {}, operation === undefined ? {} : { put: { responses: R, ...operation } })

const dated = (more: More = {}) => ({
  requestBody: {
    content: {
      'application/json': { schema: { type: 'object', properties: { a: { ...S, ...more } } } },
    },
  },
})
const datedAnswer = (more: More = {}) =>
  answer('application/json', { type: 'object', properties: { a: { ...S, ...more } } })

/** Pairs of descriptions with one difference. */
export const OPERATION_EDITS: readonly (readonly [from: object, to: object])[] = [
  [withPath(), withPath({})],
  [withPath(), withPath({ deprecated: true })],
  [withPath(), withPath({ deprecated: true, 'x-sunset': '2020-01-01' })],
  [withPath(), withPath({ deprecated: true, 'x-sunset': '2099-01-01' })],
  [withPath(), withPath({ deprecated: true, 'x-sunset': 'x' })],
  [withOperation(), withOperation({})],
  [withOperation(), withOperation({ deprecated: true })],
  [withOperation(), withOperation({ deprecated: true, 'x-sunset': '2020-01-01' })],
  [withOperation(), withOperation({ deprecated: true, 'x-sunset': '2099-01-01' })],
  [withOperation(), withOperation({ deprecated: true, 'x-sunset': 'x' })],
  [withPath(), withPath({ 'x-stability-level': 'draft' })],
  [withPath(), withPath({ 'x-stability-level': 'beta' })],
  [api(), api({ deprecated: true })],
  [api(), api({ deprecated: true, 'x-sunset': '2099-01-01' })],
  [api(), api({ deprecated: true, 'x-sunset': '2020-01-01' })],
  [
    api({ deprecated: true, 'x-sunset': '2099-01-01' }),
    api({ deprecated: true, 'x-sunset': '2098-01-01' }),
  ],
  [api({ deprecated: true, 'x-sunset': '2099-01-01' }), api({ deprecated: true })],
  [api({ 'x-stability-level': 'beta' }), api({ 'x-stability-level': 'stable' })],
  [api(), api({ 'x-stability-level': 'beta' })],
  [api({ 'x-stability-level': 'alpha' }), api({ 'x-stability-level': 'beta' })],
  [api({ 'x-stability-level': 'alpha' }), api()],
  [api({ 'x-stability-level': 'nope' }), api()],
  [api({ operationId: 'a' }), api({ operationId: 'b' })],
  [api(), api({ operationId: 'b' })],
  [api({ tags: ['a'] }), api({ tags: ['b'] })],
  [api(), api({ parameters: [query()] })],
  [api(), api({ parameters: [query({ required: true })] })],
  [api(), api({ parameters: [query({ required: true, schema: { ...S, default: 'x' } })] })],
  [api(), api({}, {}, { parameters: [query()] })],
  [api(), api({}, {}, { parameters: [query({ required: true })] })],
  [api(), api({ parameters: [query({ in: 'header' })] })],
  [api(), api({ parameters: [query({ in: 'cookie', required: true })] })],
  [api({ parameters: [query()] }), api({ parameters: [query({ required: true })] })],
  [api({ parameters: [query()] }), api({ parameters: [query({ in: 'header' })] })],
  [api({ parameters: [query()] }), api({ parameters: [query({ deprecated: true })] })],
  [
    api({ parameters: [query()] }),
    api({ parameters: [query({ deprecated: true, 'x-sunset': '2099-01-01' })] }),
  ],
  [
    api({ parameters: [query({ deprecated: true, 'x-sunset': '2099-01-01' })] }),
    api({ parameters: [query({ deprecated: true, 'x-sunset': '2098-01-01' })] }),
  ],
  [
    api({ parameters: [query({ deprecated: true, 'x-sunset': '2099-01-01' })] }),
    api({ parameters: [query({ deprecated: true })] }),
  ],
  [
    api({ parameters: [query({ deprecated: true, 'x-sunset': '2099-01-01' })] }),
    api({ parameters: [query({ deprecated: true, 'x-sunset': 'z' })] }),
  ],
  [api(), api({ parameters: [query({ deprecated: true })] })],
  [api(), api({ parameters: [query({ deprecated: true, 'x-sunset': '2020-01-01' })] })],
  [api(), api({ parameters: [query({ deprecated: true, 'x-sunset': '2099-01-01' })] })],
  [api(), api({ parameters: [query({ deprecated: true, 'x-sunset': 'zz' })] })],
  [
    api({ parameters: [query({ schema: { type: 'array', items: S } })] }),
    api({ parameters: [query({ style: 'pipeDelimited', schema: { type: 'array', items: S } })] }),
  ],
  [
    api({ parameters: [query({ schema: { type: 'array', items: S } })] }),
    api({ parameters: [query({ explode: false, schema: { type: 'array', items: S } })] }),
  ],
  [post({}), post(body())],
  [post({}), post(body({ required: true }))],
  [post(body()), post(body({ required: true }))],
  [
    post(body()),
    post({
      requestBody: {
        content: { 'application/json': { schema: OBJECT }, 'text/plain': { schema: S } },
      },
    }),
  ],
  [post({ requestBody: { content: { 'application/json': {} } } }), post(body())],
  [api(answer('application/json', null)), api(answer('application/json'))],
  [
    api(answer('application/json')),
    api({
      responses: {
        200: {
          description: 'ok',
          content: { 'application/json': { schema: OBJECT }, 'text/plain': { schema: S } },
        },
      },
    }),
  ],
  [api(answer('application/json; charset=utf-8')), api(answer('application/json'))],
  [api(answer('application/problem+json')), api(answer('application/json'))],
  [api(answer('application/xml')), api(answer('application/json'))],
  [api(header()), api(header({ schema: S }))],
  [api(header()), api(header({ schema: S, required: true }))],
  [api(header({ schema: S })), api(header({ schema: S, required: true }))],
  [api(header({ schema: S })), api(header({ schema: { type: 'integer' } }))],
  [api(header({ schema: { type: 'integer' } })), api(header({ schema: { type: 'number' } }))],
  [api(header({ schema: S })), api(header({ schema: { ...S, nullable: true } }))],
  [
    api(header({ schema: { ...S, enum: ['a'] } })),
    api(header({ schema: { ...S, enum: ['a', 'b'] } })),
  ],
  [api(header({ schema: S })), api(header({ schema: { ...S, format: 'date' } }))],
  [api(header({ schema: S })), api(header({ schema: { ...S, default: 'a' } }))],
  [api(), api({ responses: { ...R, 201: { description: 'x' } } })],
  [api(), api({ responses: { ...R, 404: { description: 'x' } } })],
  [api(), api({ responses: { ...R, default: { description: 'x' } } })],
  [api(), api({ responses: { '2XX': { description: 'x' } } })],
  [api(), api({}, { components: { schemas: { A: S } } })],
  [api(), api({}, SECURED)],
  [api({}, SECURED), api({ security: [{ k: [] }] }, SECURED)],
  [api({ security: [{ k: [] }] }, SECURED), api({ security: [{ k: [] }, { j: ['a'] }] }, SECURED)],
  [api({ security: [{ j: ['a'] }] }, SECURED), api({ security: [{ j: ['a', 'b'] }] }, SECURED)],
  [api({}, SECURED), api({}, { ...SECURED, security: [{ k: [] }] })],
  [
    api({}, { ...SECURED, security: [{ j: ['a'] }] }),
    api({}, { ...SECURED, security: [{ j: ['a', 'b'] }] }),
  ],
  [
    secured({ type: 'http', scheme: 'basic' }),
    secured({ type: 'apiKey', in: 'header', name: 'x' }),
  ],
  [secured({ type: 'http', scheme: 'basic' }), secured({ type: 'http', scheme: 'bearer' })],
  [
    secured({ type: 'http', scheme: 'bearer' }),
    secured({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }),
  ],
  [
    secured({ type: 'apiKey', in: 'header', name: 'x' }),
    secured({ type: 'apiKey', in: 'query', name: 'x' }),
  ],
  [
    secured({ type: 'apiKey', in: 'header', name: 'x' }),
    secured({ type: 'apiKey', in: 'header', name: 'y' }),
  ],
  [
    secured({ type: 'openIdConnect', openIdConnectUrl: 'https://a' }),
    secured({ type: 'openIdConnect', openIdConnectUrl: 'https://b' }),
  ],
  [oauth(flow()), oauth(flow({ authorizationUrl: 'https://b' }))],
  [oauth(flow()), oauth(flow({ tokenUrl: 'https://b' }))],
  [oauth(flow({ refreshUrl: 'https://c' })), oauth(flow({ refreshUrl: 'https://b' }))],
  [oauth(flow()), oauth(flow({ scopes: { a: 'x', b: 'y' } }))],
  [oauth(flow()), oauth(flow({ scopes: { a: 'z' } }))],
  [
    oauth(flow()),
    oauth({ ...flow(), clientCredentials: { tokenUrl: 'https://a', scopes: { a: 'x' } } }),
  ],
  [api({}, { servers: [{ url: 'https://a' }] }), api({}, { servers: [{ url: 'https://b' }] })],
  [
    api({ operationId: 'x' }),
    {
      ...api({ operationId: 'x', parameters: [query({ required: true })] }),
      info: { title: 't', version: '0.9.0' },
    },
  ],
  [
    {
      ...api(),
      paths: {
        '/p/{a}': {
          get: { responses: R, parameters: [{ name: 'a', in: 'path', required: true, schema: S }] },
        },
      },
    },
    {
      ...api(),
      paths: {
        '/p/{b}': {
          get: { responses: R, parameters: [{ name: 'b', in: 'path', required: true, schema: S }] },
        },
      },
    },
  ],
  [
    { ...api(), paths: { '/p/{a}': { get: { responses: R } } } },
    {
      ...api(),
      paths: {
        '/p/{a}': {
          get: { responses: R, parameters: [{ name: 'a', in: 'path', required: true, schema: S }] },
        },
      },
    },
  ],
  [
    { openapi: '3.1.0', info: { title: 't', version: '1.0.0' }, paths: {}, webhooks: {} },
    {
      openapi: '3.1.0',
      info: { title: 't', version: '1.0.0' },
      paths: {},
      webhooks: { w: { post: { responses: R } } },
    },
  ],
  [api(), api({ callbacks: { c: { '{$request.body#/u}': { post: { responses: R } } } } })],
  [
    api({ responses: { 200: { description: 'ok' } } }),
    api({ responses: { 200: { description: 'ok', links: { l: { operationId: 'x' } } } } }),
  ],
  [api(), api({ description: 'x', summary: 'y' })],
  [
    withPath({}),
    { ...api(), paths: { '/p': { get: { responses: R } }, '/x/': { get: { responses: R } } } },
  ],
  [
    post(body({}, 'multipart/form-data')),
    post({
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { a: S } },
            encoding: { a: { contentType: 'image/png' } },
          },
        },
      },
    }),
  ],
  [
    { ...api(), info: { title: 'Pets', version: '1.0.0' } },
    {
      ...api({ parameters: [query({ required: true })] }),
      info: { title: 'Pets', version: '1.1.0' },
    },
  ],
  [api(), api({ deprecated: true, 'x-sunset': 'soon' })],
  [post(dated()), post(dated({ deprecated: true }))],
  [api(datedAnswer()), api(datedAnswer({ deprecated: true }))],
  [post(dated()), post(dated({ deprecated: true, 'x-sunset': '2027-01-01' }))],
  [api(datedAnswer()), api(datedAnswer({ deprecated: true, 'x-sunset': '2027-01-01' }))],
]
