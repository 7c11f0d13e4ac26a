import { compare, idsOf } from './compare.ts'

type Schema = Record<string, unknown> | boolean

interface Row {
  readonly name: string
  readonly from: Schema
  readonly to: Schema
  /** Ids and levels, with the place of the schema left out. */
  readonly request: readonly string[]
  readonly response: readonly string[]
  readonly version?: string
}

const TEXT = { type: 'string' }
const CAT = { type: 'object', required: ['claws'], properties: { claws: { type: 'integer' } } }
const DOG = { type: 'object', required: ['bark'], properties: { bark: TEXT } }

const rows: readonly Row[] = [
  {
    name: 'a format that is dropped allows more',
    from: { ...TEXT, format: 'date' },
    to: TEXT,
    request: ['type-generalized info'],
    response: ['type-changed error'],
  },
  {
    name: 'a format that is set promises more',
    from: TEXT,
    to: { ...TEXT, format: 'date' },
    request: ['type-changed error'],
    response: ['type-specialized info'],
  },
  {
    name: 'a wider format of the same type is another format to consumers',
    from: { type: 'integer', format: 'int32' },
    to: { type: 'integer', format: 'int64' },
    request: ['type-generalized info'],
    response: ['type-changed error'],
  },
  {
    name: 'single precision does not hold every integer',
    from: { type: 'integer', format: 'int64' },
    to: { type: 'number', format: 'float' },
    request: ['type-changed error'],
    response: ['type-generalized error'],
  },
  {
    name: 'an enum that is dropped allows more',
    from: { ...TEXT, enum: ['a', 'b'] },
    to: TEXT,
    request: ['became-not-enum info'],
    response: ['became-not-enum error'],
  },
  {
    name: 'const says the same as an enum of one value',
    from: { ...TEXT, enum: ['a'] },
    to: { ...TEXT, const: 'a' },
    request: [],
    response: [],
    version: '3.1.0',
  },
  {
    name: 'const instead of an enum of several takes values away',
    from: { ...TEXT, enum: ['a', 'b'] },
    to: { ...TEXT, const: 'a' },
    request: ['enum-value-removed error'],
    response: ['enum-value-removed info'],
    version: '3.1.0',
  },
  {
    name: 'null that joins an enum of what was nullable is a new value',
    from: { ...TEXT, nullable: true, enum: ['a'] },
    to: { ...TEXT, nullable: true, enum: ['a', null] },
    request: ['enum-value-added info'],
    response: ['enum-value-added warning'],
  },
  {
    name: 'null as an alternative of a plain type is null',
    from: TEXT,
    to: { oneOf: [TEXT, { type: 'null' }] },
    request: ['became-nullable info'],
    response: ['became-nullable error'],
    version: '3.1.0',
  },
  {
    name: 'a list of one alternative that gets another one is no new list',
    from: { anyOf: [CAT] },
    to: { anyOf: [CAT, DOG] },
    request: ['any-of-added info'],
    response: ['any-of-added info'],
  },
  {
    name: 'null that joins a list of one alternative with another one is told by itself',
    from: { oneOf: [CAT] },
    to: { oneOf: [CAT, DOG, { type: 'null' }] },
    request: ['became-nullable info', 'one-of-added info'],
    response: ['became-nullable error', 'one-of-added error'],
    version: '3.1.0',
  },
  {
    name: 'an exclusive bound written as a flag is a change of the bound',
    from: { type: 'number', maximum: 9, exclusiveMaximum: true },
    to: { type: 'number', maximum: 5, exclusiveMaximum: true },
    request: ['max-decreased error'],
    response: ['max-decreased info'],
  },
  {
    name: 'a multiple of the old step promises more',
    from: { type: 'number', multipleOf: 2 },
    to: { type: 'number', multipleOf: 4 },
    request: ['multiple-of-changed error'],
    response: ['multiple-of-specialized info'],
  },
  {
    name: 'a schema that becomes false allows nothing',
    from: {},
    to: false,
    request: ['schema-became-false error'],
    response: ['schema-became-false info'],
    version: '3.1.0',
  },
]

/** The schema as the property "it" of a body, which is sent or received. */
function description(schema: Schema, where: 'request' | 'response', version = '3.0.3'): object {
  const body = { type: 'object', properties: { it: schema } }
  const content = { 'application/json': { schema: body } }
  const ok = { description: 'fine' }
  const post =
    where === 'request'
      ? { requestBody: { content }, responses: { 200: ok } }
      : { responses: { 200: { ...ok, content } } }
  return {
    openapi: version,
    info: { title: 'Pets', version: '2024-11-22' },
    paths: { '/pets': { post } },
  }
}

describe.each(['request', 'response'] as const)('as part of a %s', (where) => {
  it.each(rows)('$name', async ({ from, to, version, ...expected }) => {
    const comparison = await compare(
      description(from, where, version),
      description(to, where, version),
    )
    expect(idsOf(comparison)).toEqual(expected[where].map((id) => `${where}-property-${id}`))
  })
})

it('what the items are is compared also where nothing was said of them', async () => {
  const list = (items: object) => description({ type: 'array', items }, 'request')
  expect(idsOf(await compare(list({}), list(TEXT)))).toEqual([
    'request-property-type-changed error',
  ])
  expect(idsOf(await compare(list(TEXT), list({})))).toEqual([
    'request-property-type-generalized info',
  ])
})

it('a form carries numbers as text, so that a plain text takes them in, and a date does not', async () => {
  const form = (schema: object) => ({
    openapi: '3.0.3',
    info: { title: 'Pets', version: '2024-11-22' },
    paths: {
      '/pets': {
        post: {
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', properties: { it: schema } },
              },
            },
          },
          responses: { 200: { description: 'fine' } },
        },
      },
    },
  })
  const number = form({ type: 'integer' })
  expect(idsOf(await compare(number, form(TEXT)))).toEqual([
    'request-property-type-compatible info',
  ])
  expect(idsOf(await compare(number, form({ ...TEXT, format: 'date' })))).toEqual([
    'request-property-type-changed error',
  ])
})

it('an alternative that moved into a schema of its own is the same by its title', async () => {
  const cat = { ...CAT, title: 'Cat' }
  const named = { ...CAT, title: 'Cat', required: [] }
  const before = description({ oneOf: [cat, { ...DOG, title: 'Dog' }] }, 'request')
  const after = {
    ...description(
      { oneOf: [{ $ref: '#/components/schemas/Cat' }, { ...DOG, title: 'Dog' }] },
      'request',
    ),
    components: { schemas: { Cat: named } },
  }
  expect(idsOf(await compare(before, after))).toEqual(['request-property-became-optional info'])
})

it('an alternative with another title and the same properties is renamed', async () => {
  const before = description({ anyOf: [{ ...CAT, title: 'Cat' }, TEXT] }, 'request')
  const after = description(
    { anyOf: [{ ...CAT, title: 'Optional cat', required: [] }, TEXT] },
    'request',
  )
  expect(idsOf(await compare(before, after))).toEqual(['request-property-became-optional info'])
})
