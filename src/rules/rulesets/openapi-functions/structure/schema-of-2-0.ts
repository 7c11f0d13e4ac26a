import {
  ANY,
  closed,
  COUNT,
  FLAG,
  inFormat,
  listOf,
  mapOf,
  NUMBER,
  oneOfValues,
  orReference,
  part,
  TEXT,
  TEXT_BY_NAME,
  type Part,
} from './schema-parts.ts'

const ADDRESS = inFormat('uri')
const SCHEMES = {
  ...listOf(oneOfValues('http', 'https', 'ws', 'wss')),
  uniqueItems: true,
}
const MEDIA_TYPES = { ...listOf(TEXT), uniqueItems: true }
const TAG_NAMES = { ...listOf(TEXT), uniqueItems: true }
const SECURITY = { ...listOf(part('SecurityRequirement')), uniqueItems: true }
const PARAMETERS = listOf(orReference('Parameter'), { uniqueItems: true })
const PLAIN = ['string', 'number', 'integer', 'boolean', 'array']
const SEPARATED = ['csv', 'ssv', 'tsv', 'pipes']
const TYPES = oneOfValues('array', 'boolean', 'integer', 'null', 'number', 'object', 'string')
const NAMES = { ...listOf(TEXT), minItems: 1, uniqueItems: true }
const SCHEMA = part('Schema')
const SCHEMAS = { ...listOf(SCHEMA), minItems: 1 }

/** What limits a value, wherever one is described. */
const LIMITS = {
  default: ANY,
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
  maximum: NUMBER,
  exclusiveMaximum: FLAG,
  minimum: NUMBER,
  exclusiveMinimum: FLAG,
  maxLength: COUNT,
  minLength: COUNT,
  pattern: inFormat('regex'),
  maxItems: COUNT,
  minItems: COUNT,
  uniqueItems: FLAG,
  enum: { type: 'array', minItems: 1, uniqueItems: true },
}

const plainValue = (types: readonly string[], separators: readonly string[]): Part => ({
  type: { type: 'string', enum: types },
  format: TEXT,
  items: part('Items'),
  collectionFormat: { type: 'string', enum: separators },
  ...LIMITS,
})

const parameter = (place: string, more: Part, required: readonly string[]): Part =>
  closed(
    {
      required: FLAG,
      in: { type: 'string', enum: [place] },
      description: TEXT,
      name: TEXT,
      ...(more as Readonly<Record<string, Part>>),
    },
    required,
  )

const MULTI = [...SEPARATED, 'multi']

const flow = (name: string, ...addresses: readonly string[]): Part =>
  closed(
    {
      type: { type: 'string', enum: ['oauth2'] },
      flow: { type: 'string', enum: [name] },
      scopes: TEXT_BY_NAME,
      description: TEXT,
      ...Object.fromEntries(addresses.map((one) => [one, ADDRESS])),
    },
    ['type', 'flow', 'scopes', ...addresses],
  )

/** The structure of a document of OpenAPI 2.0, as its specification has it. */
export const SCHEMA_OF_2_0: Part = {
  ...closed(
    {
      swagger: { type: 'string', enum: ['2.0'] },
      info: part('Info'),
      host: { type: 'string', pattern: '^[^{}/ :\\\\]+(?::\\d+)?$' },
      basePath: { type: 'string', pattern: '^/' },
      schemes: SCHEMES,
      consumes: MEDIA_TYPES,
      produces: MEDIA_TYPES,
      paths: part('Paths'),
      definitions: mapOf(SCHEMA),
      parameters: mapOf(part('Parameter')),
      responses: mapOf(part('Response')),
      security: SECURITY,
      securityDefinitions: part('SecurityDefinitions'),
      tags: { ...listOf(part('Tag')), uniqueItems: true },
      externalDocs: part('ExternalDocumentation'),
    },
    ['swagger', 'info', 'paths'],
  ),
  $defs: {
    Reference: { type: 'object', properties: { $ref: TEXT }, additionalProperties: false },
    Info: closed(
      {
        title: TEXT,
        version: TEXT,
        description: TEXT,
        termsOfService: TEXT,
        contact: part('Contact'),
        license: part('License'),
      },
      ['version', 'title'],
    ),
    Contact: closed({ name: TEXT, url: ADDRESS, email: inFormat('email') }),
    License: closed({ name: TEXT, url: ADDRESS }, ['name']),
    Paths: {
      type: 'object',
      patternProperties: { '^x-': ANY, '^/': part('PathItem') },
      additionalProperties: false,
    },
    ExternalDocumentation: closed({ description: TEXT, url: ADDRESS }, ['url']),
    Operation: closed(
      {
        tags: TAG_NAMES,
        summary: TEXT,
        description: TEXT,
        externalDocs: part('ExternalDocumentation'),
        operationId: TEXT,
        produces: MEDIA_TYPES,
        consumes: MEDIA_TYPES,
        parameters: PARAMETERS,
        responses: part('Responses'),
        schemes: SCHEMES,
        deprecated: FLAG,
        security: SECURITY,
      },
      ['responses'],
    ),
    PathItem: closed({
      $ref: TEXT,
      get: part('Operation'),
      put: part('Operation'),
      post: part('Operation'),
      delete: part('Operation'),
      options: part('Operation'),
      head: part('Operation'),
      patch: part('Operation'),
      parameters: PARAMETERS,
    }),
    Responses: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      patternProperties: { '^([0-9]{3})$|^(default)$': orReference('Response'), '^x-': ANY },
      not: { type: 'object', additionalProperties: false, patternProperties: { '^x-': ANY } },
    },
    Response: closed(
      {
        description: TEXT,
        schema: { oneOf: [SCHEMA, part('File')] },
        headers: mapOf(part('Header')),
        examples: mapOf(ANY),
      },
      ['description'],
    ),
    Header: closed({ ...plainValue(PLAIN, SEPARATED), description: TEXT }, ['type']),
    Items: closed(plainValue(PLAIN, SEPARATED) as Readonly<Record<string, Part>>),
    Parameter: {
      oneOf: [
        closed(
          {
            description: TEXT,
            name: TEXT,
            in: { type: 'string', enum: ['body'] },
            required: FLAG,
            schema: SCHEMA,
          },
          ['name', 'in', 'schema'],
        ),
        {
          required: ['name', 'in', 'type'],
          oneOf: [
            parameter('header', plainValue(PLAIN, SEPARATED), []),
            parameter(
              'formData',
              { allowEmptyValue: FLAG, ...plainValue([...PLAIN, 'file'], MULTI) },
              [],
            ),
            parameter('query', { allowEmptyValue: FLAG, ...plainValue(PLAIN, MULTI) }, []),
            parameter(
              'path',
              {
                ...plainValue(PLAIN, SEPARATED),
                required: { type: 'boolean', enum: [true] },
              },
              ['required'],
            ),
          ],
        },
      ],
    },
    Schema: closed({
      $ref: TEXT,
      format: TEXT,
      title: TEXT,
      description: TEXT,
      ...LIMITS,
      maxProperties: COUNT,
      minProperties: COUNT,
      required: NAMES,
      additionalProperties: { if: FLAG, else: SCHEMA },
      type: { anyOf: [TYPES, { type: 'array', items: TYPES, minItems: 1, uniqueItems: true }] },
      items: { anyOf: [SCHEMA, { type: 'array', minItems: 1, items: SCHEMA }] },
      allOf: SCHEMAS,
      properties: mapOf(SCHEMA),
      discriminator: TEXT,
      readOnly: FLAG,
      xml: part('Xml'),
      externalDocs: part('ExternalDocumentation'),
      example: ANY,
    }),
    File: closed(
      {
        format: TEXT,
        title: TEXT,
        description: TEXT,
        default: ANY,
        required: NAMES,
        type: { type: 'string', enum: ['file'] },
        readOnly: FLAG,
        externalDocs: part('ExternalDocumentation'),
        example: ANY,
      },
      ['type'],
    ),
    SecurityRequirement: mapOf({ ...listOf(TEXT), uniqueItems: true }),
    Xml: closed({ name: TEXT, namespace: TEXT, prefix: TEXT, attribute: FLAG, wrapped: FLAG }),
    Tag: closed({ name: TEXT, description: TEXT, externalDocs: part('ExternalDocumentation') }, [
      'name',
    ]),
    SecurityDefinitions: mapOf({
      oneOf: [
        closed({ type: { type: 'string', enum: ['basic'] }, description: TEXT }, ['type']),
        closed(
          {
            type: { type: 'string', enum: ['apiKey'] },
            name: TEXT,
            in: { type: 'string', enum: ['header', 'query'] },
            description: TEXT,
          },
          ['type', 'name', 'in'],
        ),
        flow('implicit', 'authorizationUrl'),
        flow('password', 'tokenUrl'),
        flow('application', 'tokenUrl'),
        flow('accessCode', 'authorizationUrl', 'tokenUrl'),
      ],
    }),
  },
}
