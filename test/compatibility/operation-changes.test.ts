import { compare, idsOf } from './compare.ts'

const OK = { responses: { 200: { description: 'fine' } } }
const TEXT = { type: 'string' }

function api(get: object, more: object = {}): object {
  return {
    openapi: '3.0.3',
    info: { title: 'Pets', version: '2024-11-22' },
    paths: { '/pets': { get: { ...OK, ...get } } },
    ...more,
  }
}

const parameter = (more: object) => api({ parameters: [{ in: 'query', name: 'a', ...more }] })
const header = (more: object) =>
  api({ responses: { 200: { description: 'fine', headers: { 'X-A': more } } } })
const scheme = (more: object) =>
  api({}, { components: { securitySchemes: { key: { type: 'apiKey', ...more } } } })
const form = (more: object) =>
  api({
    requestBody: {
      content: {
        'multipart/form-data': { schema: { type: 'object', properties: { a: TEXT } }, ...more },
      },
    },
  })

const rows: readonly {
  readonly name: string
  readonly from: object
  readonly to: object
  readonly there: readonly string[]
  readonly back: readonly string[]
}[] = [
  {
    name: 'an operation without a level of stability was stable',
    from: api({}),
    to: api({ 'x-stability-level': 'beta' }),
    there: ['api-stability-decreased error'],
    back: ['api-stability-increased info'],
  },
  {
    name: 'naming stable says nothing new',
    from: api({}),
    to: api({ 'x-stability-level': 'stable' }),
    there: [],
    back: [],
  },
  {
    name: 'what nobody was to rely on is not compared',
    from: api({ 'x-stability-level': 'alpha' }),
    to: api({ 'x-stability-level': 'draft', deprecated: true }),
    there: [],
    back: [],
  },
  {
    name: 'a level that is no text is unknown',
    from: api({}),
    to: api({ 'x-stability-level': 5 }),
    there: ['api-invalid-stability-level error'],
    back: ['api-invalid-stability-level error'],
  },
  {
    name: 'a path with a slash at its end is another path',
    from: { ...api({}), paths: { '/pets': { get: OK } } },
    to: { ...api({}), paths: { '/pets/': { get: OK } } },
    there: ['api-path-removed-without-deprecation error', 'endpoint-added info'],
    back: ['api-path-removed-without-deprecation error', 'endpoint-added info'],
  },
  {
    name: 'an operation that moved between paths of one template',
    from: { ...api({}), paths: { '/pets/{id}': { get: OK, put: OK } } },
    to: { ...api({}), paths: { '/pets/{key}': { put: OK, head: OK }, '/pets/{id}': { get: OK } } },
    there: ['endpoint-added info'],
    back: ['api-removed-without-deprecation error'],
  },
  {
    name: 'an operation with a server of its own leaves the one of all',
    from: api({}, { servers: [{ url: 'https://a.example' }] }),
    to: api(
      { servers: [{ url: 'https://b.example' }] },
      { servers: [{ url: 'https://a.example' }] },
    ),
    there: ['api-server-added info', 'api-server-removed warning'],
    back: ['api-server-added info', 'api-server-removed warning'],
  },
  {
    name: 'reserved characters of a parameter',
    from: parameter({ schema: TEXT }),
    to: parameter({ schema: TEXT, allowReserved: true }),
    there: ['request-parameter-allow-reserved-changed warning'],
    back: ['request-parameter-allow-reserved-changed warning'],
  },
  {
    name: 'a default stands in for nothing while the parameter must be sent',
    from: parameter({ schema: TEXT }),
    to: parameter({ schema: { ...TEXT, default: 'b' }, required: true }),
    there: ['request-parameter-became-required error'],
    back: ['request-parameter-became-optional info'],
  },
  {
    name: 'a cookie that is sent once is a list of one',
    from: api({ parameters: [{ in: 'cookie', name: 'a', schema: TEXT }] }),
    to: api({ parameters: [{ in: 'cookie', name: 'a', schema: { type: 'array', items: TEXT } }] }),
    there: ['request-parameter-type-generalized info'],
    back: ['request-parameter-type-generalized info'],
  },
  {
    name: 'the enum of a header is told under both of its published ids',
    from: api({ parameters: [{ in: 'header', name: 'A', schema: TEXT }] }),
    to: api({ parameters: [{ in: 'header', name: 'A', schema: { ...TEXT, enum: ['a'] } }] }),
    there: ['request-header-property-became-enum error', 'request-parameter-became-enum error'],
    back: ['request-parameter-became-not-enum info'],
  },
  {
    name: 'a response header is text, as which a number is a text',
    from: header({ schema: TEXT }),
    to: header({ schema: { type: 'integer' } }),
    there: ['response-header-type-compatible info'],
    back: ['response-header-type-changed error'],
  },
  {
    name: 'what a response header serialised as JSON holds',
    from: header({ content: { 'application/json': { schema: TEXT } } }),
    to: header({ content: { 'application/json': { schema: { type: 'integer' } } } }),
    there: ['response-header-type-changed error'],
    back: ['response-header-type-changed error'],
  },
  {
    name: 'an object in a response header that is exploded',
    from: header({ schema: { type: 'object' } }),
    to: header({ schema: { type: 'object' }, explode: true }),
    there: ['response-header-style-changed error'],
    back: ['response-header-style-changed error'],
  },
  {
    name: 'how a part of a form is written',
    from: form({}),
    to: form({ encoding: { a: { contentType: 'image/png' } } }),
    there: ['request-body-encoding-changed warning'],
    back: ['request-body-encoding-changed warning'],
  },
  {
    name: 'the encoding of a part that is new',
    from: form({ schema: { type: 'object', properties: { b: TEXT } } }),
    to: form({ encoding: { a: { contentType: 'image/png' } } }),
    there: ['new-optional-request-property info', 'request-property-removed warning'],
    back: ['new-optional-request-property info', 'request-property-removed warning'],
  },
  {
    name: 'the place of an API key',
    from: scheme({ in: 'header', name: 'a' }),
    to: scheme({ in: 'query', name: 'a' }),
    there: ['api-security-component-api-key-in-changed error'],
    back: ['api-security-component-api-key-in-changed error'],
  },
]

it.each(rows)('$name', async ({ from, to, there, back }) => {
  expect(idsOf(await compare(from, to))).toEqual(there)
  expect(idsOf(await compare(to, from))).toEqual(back)
})

describe('what the version of the description claims where clients break', () => {
  const of = (version: string, paths: object) => ({
    openapi: '3.0.3',
    info: { title: 'Pets', version },
    paths,
  })
  const claims = async (from: string, to: string) => {
    const { changes } = await compare(
      of(from, { '/pets': { get: OK, put: OK } }),
      of(to, { '/pets': { get: OK } }),
    )
    return changes.map(({ id }) => id).filter((id) => id.includes('version'))
  }

  it.each([
    ['1.0.0', '1.0.0', ['api-version-not-bumped']],
    ['1.2.0', '1.1.0', ['api-version-decreased']],
    ['1.2.0', '1.3.0', ['api-major-version-not-bumped']],
    ['1.2.0', '2.0.0', []],
    ['0.2.0', '0.3.0', []],
    ['0.2.0', '0.2.1', ['api-major-version-not-bumped']],
    ['1.0.0-rc.1', '1.0.0-rc.2', []],
    ['2024-01-01', '2024-01-01', []],
  ] as const)('from %s to %s: %j', async (from, to, expected) => {
    expect(await claims(from, to)).toEqual(expected)
  })

  it('is not asked where nobody breaks, nor from the new version to the old one', async () => {
    const small = of('1.0.0', { '/pets': { get: OK } })
    const large = of('1.0.0', { '/pets': { get: OK, put: OK } })
    expect(idsOf(await compare(small, large))).toEqual(['endpoint-added info'])
    expect(idsOf(await compare(small, large, { level: 'forward' }))).toEqual([
      'api-removed-without-deprecation error',
    ])
  })
})

describe('the notice that is asked for', () => {
  const RULES = { asOf: '2026-11-22', deprecationDaysStable: 100, deprecationDaysBeta: 20 }
  const sent = (property: object, more: object) =>
    api({
      ...more,
      requestBody: {
        content: {
          'application/json': { schema: { type: 'object', properties: { a: property } } },
        },
      },
    })
  const ending = { ...TEXT, deprecated: true, 'x-sunset': '2026-12-31' }

  it.each([
    ['stable', 'request-property-sunset-date-too-small error'],
    ['beta', 'request-property-deprecated-with-sunset info'],
  ])('of a property is that of its operation, which is %s', async (level, expected) => {
    const more = { 'x-stability-level': level }
    const comparison = await compare(sent(TEXT, more), sent(ending, more), RULES)
    expect(idsOf(comparison)).toEqual([expected])
  })
})

it('an operation below the stability that is asked for is told when it is new, and not when it changes', async () => {
  const alpha = { 'x-stability-level': 'alpha' }
  const none = { ...api({}), paths: {} }
  const options = { stabilityLevel: 'beta' as const }
  expect(idsOf(await compare(none, api(alpha), options))).toEqual(['endpoint-added info'])
  expect(idsOf(await compare(api(alpha), none, options))).toEqual([])
  const deprecated = api({ ...alpha, deprecated: true })
  expect(idsOf(await compare(api(alpha), deprecated, options))).toEqual([])
  const wrong = api({ 'x-stability-level': 'solid' })
  expect(idsOf(await compare(api(alpha), wrong, options))).toEqual([
    'api-invalid-stability-level error',
  ])
})
