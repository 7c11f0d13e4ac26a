export interface Described {
  readonly [part: string]: unknown
  readonly paths: Readonly<Record<string, object>>
}

/** Describes an operation with a schema at one place. */
type Describe = (schema: object) => Described

const COMPONENTS = {
  schemas: {
    A: { type: 'object', properties: { k: { type: 'string' }, j: { type: 'string' } } },
    B: { type: 'object', properties: { k: { type: 'string' }, x: { type: 'string' } } },
  },
}

function post(operation: object): Described {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    paths: { '/p': { post: { responses: { 200: { description: 'fine' } }, ...operation } } },
    components: COMPONENTS,
  }
}

const held = (schema: object) => ({ type: 'object', properties: { f: schema } })
const inBody: Describe = (schema) =>
  post({ requestBody: { content: { 'application/json': { schema } } } })
const inForm: Describe = (schema) =>
  post({ requestBody: { content: { 'application/x-www-form-urlencoded': { schema } } } })
const inAnswer: Describe = (schema) =>
  post({ responses: { 200: { description: 'fine', content: { 'application/json': { schema } } } } })
const inParameter = (more: object): Described =>
  post({ parameters: [{ name: 'q', in: 'query', ...more }] })

/** The places at which a schema can stand. */
export const PLACES: Readonly<Record<string, Describe>> = {
  'request body': inBody,
  'property of a request body': (schema) => inBody(held(schema)),
  'response body': inAnswer,
  'property of a response body': (schema) => inAnswer(held(schema)),
  parameter: (schema) => inParameter({ schema }),
  'property of a parameter': (schema) => inParameter({ style: 'deepObject', schema: held(schema) }),
  'property of a header parameter': (schema) =>
    post({ parameters: [{ name: 'H', in: 'header', schema: held(schema) }] }),
  'header parameter': (schema) => post({ parameters: [{ name: 'H', in: 'header', schema }] }),
  'read-only property of a request body': (schema) => inBody(held({ ...schema, readOnly: true })),
  'write-only property of a response body': (schema) =>
    inAnswer(held({ ...schema, writeOnly: true })),
  'required property of a request body': (schema) => inBody({ ...held(schema), required: ['f'] }),
  'required property of a response body': (schema) =>
    inAnswer({ ...held(schema), required: ['f'] }),
  form: inForm,
  'field of a form': (schema) => inForm(held(schema)),
  'text that comes back': (schema) =>
    post({
      responses: {
        200: { description: 'fine', content: { 'application/xml': { schema: held(schema) } } },
      },
    }),
  'response as text': (schema) =>
    post({ responses: { 200: { description: 'fine', content: { 'text/plain': { schema } } } } }),
  'request as text': (schema) => post({ requestBody: { content: { 'text/plain': { schema } } } }),
}

const S = 'string'
const N = 'number'
const I = 'integer'
const t = (type: string | readonly string[], more: object = {}): object => ({ type, ...more })

/** Pairs of schemas with one difference. */
export const SCHEMA_EDITS: readonly (readonly [from: object, to: object])[] = [
  [t(S, { enum: ['a', 'b'] }), t(S, { enum: ['a', 'b', 'c'] })],
  [t(S), t(S, { enum: ['a', 'b'] })],
  [t(S, { 'x-extensible-enum': ['a', 'b'] }), t(S, { 'x-extensible-enum': ['a', 'b', 'c'] })],
  [t(S), t(S, { const: 'a' })],
  [t(S, { const: 'a' }), t(S, { const: 'b' })],
  [t(S), t(S, { default: 'a' })],
  [t(S, { default: 'b' }), t(S, { default: 'a' })],
  [t(N, { maximum: 5 }), t(N, { maximum: 9 })],
  [t(N), t(N, { maximum: 9 })],
  [t(N, { minimum: 5 }), t(N, { minimum: 9 })],
  [t(N), t(N, { minimum: 9 })],
  [t(N, { exclusiveMaximum: 5 }), t(N, { exclusiveMaximum: 9 })],
  [t(N), t(N, { exclusiveMaximum: 9 })],
  [t(N, { exclusiveMinimum: 5 }), t(N, { exclusiveMinimum: 9 })],
  [t(N), t(N, { exclusiveMinimum: 9 })],
  [t(N, { maximum: 5 }), t(N, { exclusiveMaximum: 5 })],
  [t(S, { maxLength: 5 }), t(S, { maxLength: 9 })],
  [t(S), t(S, { maxLength: 9 })],
  [t(S, { minLength: 5 }), t(S, { minLength: 9 })],
  [t(S), t(S, { minLength: 9 })],
  [t(S), t(S, { minLength: 0 })],
  [t('array', { maxItems: 5, items: t(S) }), t('array', { maxItems: 9, items: t(S) })],
  [t('array', { items: t(S) }), t('array', { maxItems: 9, items: t(S) })],
  [t('array', { minItems: 5, items: t(S) }), t('array', { minItems: 9, items: t(S) })],
  [t('array', { items: t(S) }), t('array', { minItems: 9, items: t(S) })],
  [t('object', { minProperties: 1 }), t('object', { minProperties: 2 })],
  [t('object'), t('object', { minProperties: 2 })],
  [t('object', { maxProperties: 1 }), t('object', { maxProperties: 2 })],
  [t('object'), t('object', { maxProperties: 2 })],
  [t(N, { multipleOf: 2 }), t(N, { multipleOf: 4 })],
  [t(N), t(N, { multipleOf: 4 })],
  [t(N, { multipleOf: 3 }), t(N, { multipleOf: 4 })],
  [t('array', { items: t(S) }), t('array', { uniqueItems: true, items: t(S) })],
  [t(S), t(S, { pattern: '^a' })],
  [t(S, { pattern: '^a' }), t(S, { pattern: '^b' })],
  [t(S, { pattern: '^a' }), t(S, { pattern: '.*' })],
  [t(S), t(I)],
  [t(I), t(N)],
  [{ description: 'x' }, t(S)],
  [t(S), t(N)],
  [t('object'), t('array', { items: t(S) })],
  [t('array', { items: t(S) }), t(S)],
  [t(S), t(S, { format: 'date' })],
  [t(S, { format: 'date' }), t(S, { format: 'date-time' })],
  [t(I, { format: 'int32' }), t(I, { format: 'int64' })],
  [t(N, { format: 'float' }), t(N, { format: 'double' })],
  [t(S, { format: 'uuid' }), t(S, { format: 'email' })],
  [t(S), t([S, 'null'])],
  [t([S, I]), t([S, I, 'boolean'])],
  [t(S), t([S, I])],
  [{ anyOf: [t(S), t(I)] }, { anyOf: [t(S), t(I), t('boolean')] }],
  [{ oneOf: [t(S), t(I)] }, { oneOf: [t(S), t(I), t('boolean')] }],
  [
    { oneOf: [t('object', { properties: { a: t(S) } }), t('object', { properties: { b: t(S) } })] },
    {
      oneOf: [
        t('object', { properties: { a: t(S) } }),
        t('object', { properties: { b: t(S) } }),
        t('object', { properties: { c: t(S) } }),
      ],
    },
  ],
  [
    { anyOf: [t('object', { properties: { a: t(S) } }), t('object', { properties: { b: t(S) } })] },
    {
      anyOf: [
        t('object', { properties: { a: t(S) } }),
        t('object', { properties: { b: t(S) } }),
        t('object', { properties: { c: t(S) } }),
      ],
    },
  ],
  [
    { allOf: [t('object', { properties: { a: t(S) } })] },
    {
      allOf: [
        t('object', { properties: { a: t(S) } }),
        t('object', { required: ['b'], properties: { b: t(S) } }),
      ],
    },
  ],
  [
    { allOf: [t('object', { properties: { a: t(S) } })] },
    { allOf: [t('object', { properties: { a: t(S) } }), { description: 'only words' }] },
  ],
  [
    t('object', { properties: { a: t(S) } }),
    { oneOf: [t('object', { properties: { a: t(S) } }), t('object', { properties: { b: t(S) } })] },
  ],
  [
    t('object', { properties: { a: t(S) } }),
    { anyOf: [t('object', { properties: { a: t(S) } }), t('object', { properties: { b: t(S) } })] },
  ],
  [t('object', { properties: { a: t(S) } }), { oneOf: [t('object', { properties: { a: t(S) } })] }],
  [t(S), t(S, { not: { const: 'x' } })],
  [t(S, { not: { const: 'y' } }), t(S, { not: { const: 'x' } })],
  [
    t('object'),
    t('object', { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } }),
  ],
  [t('object'), t('object', { if: { required: ['a'] } })],
  [
    t('object', { if: { required: ['a'] } }),
    t('object', { if: { required: ['a'] }, then: { required: ['b'] } }),
  ],
  [
    t('object', { if: { required: ['a'] } }),
    t('object', { if: { required: ['a'] }, else: { required: ['b'] } }),
  ],
  [t('array'), t('array', { contains: t(S) })],
  [t('array', { contains: t(S), minContains: 1 }), t('array', { contains: t(S), minContains: 3 })],
  [t('array', { contains: t(S), maxContains: 1 }), t('array', { contains: t(S), maxContains: 3 })],
  [t('object'), t('object', { dependentRequired: { a: ['b'] } })],
  [
    t('object', { dependentRequired: { a: ['b'] } }),
    t('object', { dependentRequired: { a: ['b', 'c'] } }),
  ],
  [t('object'), t('object', { dependentSchemas: { a: { required: ['b'] } } })],
  [t('object'), t('object', { patternProperties: { '^x': t(S) } })],
  [t('object'), t('object', { propertyNames: { pattern: '^a' } })],
  [t('object'), t('object', { unevaluatedProperties: false })],
  [t('array'), t('array', { unevaluatedItems: false })],
  [t('object'), t('object', { additionalProperties: false })],
  [t('object'), t('object', { additionalProperties: t(S) })],
  [t('object', { additionalProperties: t(S) }), t('object', { additionalProperties: t(I) })],
  [t('array', { prefixItems: [t(S)] }), t('array', { prefixItems: [t(S), t(I)] })],
  [
    t(S, { contentMediaType: 'application/json' }),
    t(S, { contentMediaType: 'application/json', contentSchema: t('object') }),
  ],
  [t(S, { contentMediaType: 'application/json' }), t(S, { contentMediaType: 'application/xml' })],
  [t(S, { contentEncoding: 'base64' }), t(S, { contentEncoding: 'base16' })],
  [
    { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] },
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'k' },
    },
  ],
  [
    { oneOf: [{ $ref: '#/components/schemas/A' }], discriminator: { propertyName: 'k' } },
    { oneOf: [{ $ref: '#/components/schemas/A' }], discriminator: { propertyName: 'j' } },
  ],
  [
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'k', mapping: { a: '#/components/schemas/A' } },
    },
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: {
        propertyName: 'k',
        mapping: { a: '#/components/schemas/A', b: '#/components/schemas/B' },
      },
    },
  ],
  [
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'k', mapping: { a: '#/components/schemas/A' } },
    },
    {
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'k', mapping: { a: '#/components/schemas/B' } },
    },
  ],
  [t('object', { properties: { a: t(S) } }), t('object', { properties: { a: t(S), b: t(S) } })],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['b'], properties: { a: t(S), b: t(S) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['b'], properties: { a: t(S), b: t(S, { default: 'x' }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { properties: { a: t(S), b: t(S, { readOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['b'], properties: { a: t(S), b: t(S, { readOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { properties: { a: t(S), b: t(S, { writeOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['b'], properties: { a: t(S), b: t(S, { writeOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['a'], properties: { a: t(S) } }),
  ],
  [
    t('object', { properties: { a: t(S, { default: 'x' }) } }),
    t('object', { required: ['a'], properties: { a: t(S, { default: 'x' }) } }),
  ],
  [
    t('object', { properties: { a: t(S, { writeOnly: true }) } }),
    t('object', { required: ['a'], properties: { a: t(S, { writeOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S, { readOnly: true }) } }),
    t('object', { required: ['a'], properties: { a: t(S, { readOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { required: ['z'], properties: { a: t(S) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { properties: { a: t(S, { readOnly: true }) } }),
  ],
  [
    t('object', { properties: { a: t(S) } }),
    t('object', { properties: { a: t(S, { writeOnly: true }) } }),
  ],
  [
    t('object', { required: ['a'], properties: { a: t(S) } }),
    t('object', { required: ['a'], properties: { a: t(S, { readOnly: true }) } }),
  ],
  [
    t('object', { required: ['a'], properties: { a: t(S) } }),
    t('object', { required: ['a'], properties: { a: t(S, { writeOnly: true }) } }),
  ],
  [t(S), t(S, { deprecated: true })],
  [t(S), t(S, { deprecated: true, 'x-sunset': '2030-01-01' })],
  [t(S), t(S, { deprecated: true, 'x-sunset': 'never' })],
  [t(S, { deprecated: true, 'x-sunset': '2030-01-01' }), t(S, { deprecated: true })],
  [t(S, { 'x-stability-level': 'beta' }), t(S, { 'x-stability-level': 'stable' })],
]
