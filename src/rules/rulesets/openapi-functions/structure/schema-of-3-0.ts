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
  TEXTS,
  when,
  type Part,
} from './schema-parts.ts'

const ADDRESS = inFormat('uri-reference')
const SCHEMA = orReference('Schema')
const SCHEMAS = listOf(SCHEMA)
const EXAMPLES = { example: ANY, examples: mapOf(orReference('Example')) }
const MEDIA_TYPES = mapOf(part('MediaType'))
const NAMED = '^[a-zA-Z0-9\\.\\-_]+$'

const named = (name: string): Part => ({
  type: 'object',
  patternProperties: { [NAMED]: orReference(name) },
})

/** An example, or examples, not both. */
const ONE_KIND_OF_EXAMPLE: Part = { not: { required: ['example', 'examples'] } }

/** A schema, or content and none of the fields that go with a schema. */
const SCHEMA_OR_CONTENT: Part = {
  oneOf: [
    { required: ['schema'] },
    {
      required: ['content'],
      allOf: ['style', 'explode', 'allowReserved', 'example', 'examples'].map((field) => ({
        not: { required: [field] },
      })),
    },
  ],
}

const styles = (...values: readonly string[]): Part => ({
  properties: { style: { enum: values } },
})

const DESCRIBED_VALUE = {
  description: TEXT,
  required: FLAG,
  deprecated: FLAG,
  allowEmptyValue: FLAG,
  explode: FLAG,
  allowReserved: FLAG,
  schema: SCHEMA,
  content: mapOf(part('MediaType'), { minProperties: 1, maxProperties: 1 }),
  ...EXAMPLES,
}

const flow = (...required: readonly string[]): Part =>
  closed(
    { authorizationUrl: ADDRESS, tokenUrl: ADDRESS, refreshUrl: ADDRESS, scopes: TEXT_BY_NAME },
    required,
  )

/** The structure of a document of OpenAPI 3.0, as its specification has it. */
export const SCHEMA_OF_3_0: Part = {
  ...closed(
    {
      openapi: { type: 'string', pattern: '^3\\.0\\.\\d(-.+)?$' },
      info: part('Info'),
      externalDocs: part('ExternalDocumentation'),
      servers: listOf(part('Server')),
      security: listOf(part('SecurityRequirement')),
      tags: listOf(part('Tag'), { uniqueItems: true }),
      paths: part('Paths'),
      components: part('Components'),
    },
    ['openapi', 'info', 'paths'],
  ),
  $defs: {
    Reference: { type: 'object', required: ['$ref'], properties: { $ref: ADDRESS } },
    Info: closed(
      {
        title: TEXT,
        description: TEXT,
        termsOfService: ADDRESS,
        contact: part('Contact'),
        license: part('License'),
        version: TEXT,
      },
      ['title', 'version'],
    ),
    Contact: closed({ name: TEXT, url: ADDRESS, email: inFormat('email') }),
    License: closed({ name: TEXT, url: ADDRESS }, ['name']),
    Server: closed({ url: TEXT, description: TEXT, variables: mapOf(part('ServerVariable')) }, [
      'url',
    ]),
    ServerVariable: closed({ enum: TEXTS, default: TEXT, description: TEXT }, ['default']),
    Components: closed({
      schemas: named('Schema'),
      responses: named('Response'),
      parameters: named('Parameter'),
      examples: named('Example'),
      requestBodies: named('RequestBody'),
      headers: named('Header'),
      securitySchemes: named('SecurityScheme'),
      links: named('Link'),
      callbacks: named('Callback'),
    }),
    Schema: closed({
      title: TEXT,
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
      maxProperties: COUNT,
      minProperties: COUNT,
      required: { type: 'array', items: TEXT, minItems: 1, uniqueItems: true },
      enum: { type: 'array', minItems: 1 },
      type: oneOfValues('array', 'boolean', 'integer', 'number', 'object', 'string'),
      not: SCHEMA,
      allOf: SCHEMAS,
      oneOf: SCHEMAS,
      anyOf: SCHEMAS,
      items: SCHEMA,
      properties: mapOf(SCHEMA),
      additionalProperties: { if: { type: 'boolean' }, else: SCHEMA },
      description: TEXT,
      format: TEXT,
      default: ANY,
      nullable: FLAG,
      discriminator: part('Discriminator'),
      readOnly: FLAG,
      writeOnly: FLAG,
      example: ANY,
      externalDocs: part('ExternalDocumentation'),
      deprecated: FLAG,
      xml: part('Xml'),
    }),
    Discriminator: {
      type: 'object',
      required: ['propertyName'],
      properties: { propertyName: TEXT, mapping: TEXT_BY_NAME },
    },
    Xml: closed({
      name: TEXT,
      namespace: inFormat('uri'),
      prefix: TEXT,
      attribute: FLAG,
      wrapped: FLAG,
    }),
    Response: closed(
      {
        description: TEXT,
        headers: mapOf(orReference('Header')),
        content: MEDIA_TYPES,
        links: mapOf(orReference('Link')),
      },
      ['description'],
    ),
    MediaType: closed(
      { schema: SCHEMA, ...EXAMPLES, encoding: mapOf(part('Encoding')) },
      [],
      ONE_KIND_OF_EXAMPLE,
    ),
    Example: closed({ summary: TEXT, description: TEXT, value: ANY, externalValue: ADDRESS }),
    Header: closed({ ...DESCRIBED_VALUE, style: oneOfValues('simple') }, [], {
      ...ONE_KIND_OF_EXAMPLE,
      ...SCHEMA_OR_CONTENT,
    }),
    Paths: {
      type: 'object',
      patternProperties: { '^\\/': part('PathItem'), '^x-': ANY },
      additionalProperties: false,
    },
    PathItem: {
      type: 'object',
      properties: {
        $ref: TEXT,
        summary: TEXT,
        description: TEXT,
        servers: listOf(part('Server')),
        parameters: listOf(orReference('Parameter'), { uniqueItems: true }),
      },
      patternProperties: {
        '^(get|put|post|delete|options|head|patch|trace)$': part('Operation'),
        '^x-': ANY,
      },
      additionalProperties: false,
    },
    Operation: closed(
      {
        tags: TEXTS,
        summary: TEXT,
        description: TEXT,
        externalDocs: part('ExternalDocumentation'),
        operationId: TEXT,
        parameters: listOf(orReference('Parameter'), { uniqueItems: true }),
        requestBody: orReference('RequestBody'),
        responses: part('Responses'),
        callbacks: mapOf(orReference('Callback')),
        deprecated: FLAG,
        security: listOf(part('SecurityRequirement')),
        servers: listOf(part('Server')),
      },
      ['responses'],
    ),
    Responses: {
      type: 'object',
      properties: { default: orReference('Response') },
      patternProperties: { '^[1-5](?:\\d{2}|XX)$': orReference('Response'), '^x-': ANY },
      minProperties: 1,
      additionalProperties: false,
    },
    SecurityRequirement: mapOf(TEXTS),
    Tag: closed({ name: TEXT, description: TEXT, externalDocs: part('ExternalDocumentation') }, [
      'name',
    ]),
    ExternalDocumentation: closed({ description: TEXT, url: ADDRESS }, ['url']),
    Parameter: closed(
      {
        ...DESCRIBED_VALUE,
        name: TEXT,
        in: oneOfValues('path', 'query', 'header', 'cookie'),
        style: TEXT,
      },
      ['name', 'in'],
      {
        ...ONE_KIND_OF_EXAMPLE,
        ...SCHEMA_OR_CONTENT,
        allOf: [
          when('in', 'path', {
            required: ['required'],
            properties: {
              style: { enum: ['matrix', 'label', 'simple'] },
              required: { enum: [true] },
            },
          }),
          when('in', 'query', styles('form', 'spaceDelimited', 'pipeDelimited', 'deepObject')),
          when('in', 'header', styles('simple')),
          when('in', 'cookie', styles('form')),
        ],
      },
    ),
    RequestBody: closed({ description: TEXT, content: MEDIA_TYPES, required: FLAG }, ['content']),
    // Of a scheme of HTTP the ecosystem's linter checks no more than that it is an object.
    SecurityScheme: {
      type: 'object',
      required: ['type'],
      properties: { type: oneOfValues('apiKey', 'http', 'oauth2', 'openIdConnect') },
      allOf: [
        when('type', 'apiKey', part('ApiKey')),
        when('type', 'oauth2', part('OAuth2')),
        when('type', 'openIdConnect', part('OpenIdConnect')),
      ],
    },
    ApiKey: closed(
      { type: TEXT, name: TEXT, in: oneOfValues('header', 'query', 'cookie'), description: TEXT },
      ['name', 'in'],
    ),
    OAuth2: closed({ type: TEXT, flows: part('OAuthFlows'), description: TEXT }, ['flows']),
    OpenIdConnect: closed({ type: TEXT, openIdConnectUrl: ADDRESS, description: TEXT }, [
      'openIdConnectUrl',
    ]),
    OAuthFlows: closed({
      implicit: flow('authorizationUrl', 'scopes'),
      password: flow('tokenUrl', 'scopes'),
      clientCredentials: flow('tokenUrl', 'scopes'),
      authorizationCode: flow('authorizationUrl', 'tokenUrl', 'scopes'),
    }),
    Link: closed(
      {
        operationId: TEXT,
        operationRef: ADDRESS,
        parameters: mapOf(ANY),
        requestBody: ANY,
        description: TEXT,
        server: part('Server'),
      },
      [],
      { not: { required: ['operationId', 'operationRef'] } },
    ),
    Callback: {
      type: 'object',
      patternProperties: { '^x-': ANY },
      additionalProperties: part('PathItem'),
    },
    Encoding: {
      type: 'object',
      properties: {
        contentType: TEXT,
        headers: mapOf(part('Header')),
        style: oneOfValues('form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
        explode: FLAG,
        allowReserved: FLAG,
      },
      additionalProperties: false,
    },
  },
}
