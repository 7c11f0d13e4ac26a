import {
  ANY,
  COUNT,
  FLAG,
  inFormat,
  listOf,
  mapOf,
  NUMBER,
  oneOfValues,
  orReference,
  part,
  sealed,
  TEXT,
  TEXT_BY_NAME,
  TEXTS,
  when,
  type Part,
} from './schema-parts.ts'

const ADDRESS = inFormat('uri')
/** Also a relative one. */
const ANY_ADDRESS = inFormat('uri-reference')
const SCHEMA = part('Schema')
const SCHEMAS = { type: 'array', items: SCHEMA, minItems: 1 }
const CONTENT = mapOf(part('MediaType'))
const ONE_CONTENT = mapOf(part('MediaType'), { minProperties: 1, maxProperties: 1 })
const EXAMPLES = { example: ANY, examples: mapOf(orReference('Example')) }
const SCHEMA_OR_CONTENT = [{ required: ['schema'] }, { required: ['content'] }]

export const componentsOf = (values: Part): Part =>
  mapOf(values, { propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } })

const flow = (...addresses: readonly string[]): Part =>
  sealed(
    {
      ...Object.fromEntries(addresses.map((name) => [name, ANY_ADDRESS])),
      refreshUrl: ANY_ADDRESS,
      scopes: TEXT_BY_NAME,
    },
    [...addresses, 'scopes'],
  )

const TYPE = oneOfValues('array', 'boolean', 'integer', 'null', 'number', 'object', 'string')
const NAMES = { type: 'array', items: TEXT, uniqueItems: true }

/** A Schema Object of 3.1: JSON Schema 2020-12, with the fields that OpenAPI adds; others are allowed. */
const SCHEMA_OBJECT: Part = {
  type: ['object', 'boolean'],
  properties: {
    $id: { type: 'string', format: 'uri-reference', pattern: '^[^#]*#?$' },
    $schema: ADDRESS,
    $ref: ANY_ADDRESS,
    $anchor: { type: 'string', pattern: '^[A-Za-z_][-A-Za-z0-9._]*$' },
    $dynamicRef: ANY_ADDRESS,
    $dynamicAnchor: { type: 'string', pattern: '^[A-Za-z_][-A-Za-z0-9._]*$' },
    $vocabulary: mapOf(FLAG),
    $comment: TEXT,
    $defs: mapOf(SCHEMA),
    prefixItems: SCHEMAS,
    items: SCHEMA,
    contains: SCHEMA,
    additionalProperties: SCHEMA,
    properties: mapOf(SCHEMA),
    patternProperties: mapOf(SCHEMA, { propertyNames: { format: 'regex' } }),
    dependentSchemas: mapOf(SCHEMA),
    propertyNames: SCHEMA,
    if: SCHEMA,
    then: SCHEMA,
    else: SCHEMA,
    allOf: SCHEMAS,
    anyOf: SCHEMAS,
    oneOf: SCHEMAS,
    not: SCHEMA,
    unevaluatedItems: SCHEMA,
    unevaluatedProperties: SCHEMA,
    type: {
      if: { type: 'array' },
      then: { items: TYPE, minItems: 1, uniqueItems: true },
      else: TYPE,
    },
    const: ANY,
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: NUMBER,
    exclusiveMaximum: NUMBER,
    minimum: NUMBER,
    exclusiveMinimum: NUMBER,
    maxLength: COUNT,
    minLength: COUNT,
    pattern: inFormat('regex'),
    maxItems: COUNT,
    minItems: COUNT,
    uniqueItems: FLAG,
    maxContains: COUNT,
    minContains: COUNT,
    maxProperties: COUNT,
    minProperties: COUNT,
    required: NAMES,
    dependentRequired: mapOf(NAMES),
    title: TEXT,
    description: TEXT,
    deprecated: FLAG,
    readOnly: FLAG,
    writeOnly: FLAG,
    examples: { type: 'array' },
    format: TEXT,
    contentMediaType: TEXT,
    contentEncoding: TEXT,
    contentSchema: SCHEMA,
    discriminator: sealed({ propertyName: TEXT, mapping: TEXT_BY_NAME }, ['propertyName']),
    externalDocs: sealed({ description: TEXT, url: ANY_ADDRESS }, ['url']),
    xml: sealed({ name: TEXT, namespace: ADDRESS, prefix: TEXT, attribute: FLAG, wrapped: FLAG }),
  },
}

/** The structure of a document of OpenAPI 3.1, as its specification has it. */
export const SCHEMA_OF_3_1: Part = {
  ...sealed(
    {
      openapi: { type: 'string', pattern: '^3\\.1\\.\\d+(-.+)?$' },
      info: part('Info'),
      jsonSchemaDialect: ADDRESS,
      servers: listOf(part('Server')),
      paths: part('Paths'),
      webhooks: mapOf(orReference('PathItem')),
      components: part('Components'),
      security: listOf(part('SecurityRequirement')),
      tags: listOf(part('Tag')),
      externalDocs: part('ExternalDocumentation'),
    },
    ['openapi', 'info'],
    { anyOf: [{ required: ['paths'] }, { required: ['components'] }, { required: ['webhooks'] }] },
  ),
  $defs: {
    Reference: {
      type: 'object',
      properties: { $ref: ANY_ADDRESS, summary: TEXT, description: TEXT },
    },
    Info: sealed(
      {
        title: TEXT,
        summary: TEXT,
        description: TEXT,
        termsOfService: ADDRESS,
        contact: part('Contact'),
        license: part('License'),
        version: TEXT,
      },
      ['title', 'version'],
    ),
    Contact: sealed({ name: TEXT, url: ADDRESS, email: inFormat('email') }),
    License: sealed({ name: TEXT, identifier: TEXT, url: ADDRESS }, ['name'], {
      dependentSchemas: { identifier: { not: { required: ['url'] } } },
    }),
    Server: sealed({ url: TEXT, description: TEXT, variables: mapOf(part('ServerVariable')) }, [
      'url',
    ]),
    ServerVariable: sealed({ enum: { ...TEXTS, minItems: 1 }, default: TEXT, description: TEXT }, [
      'default',
    ]),
    Components: sealed({
      schemas: componentsOf(SCHEMA),
      responses: componentsOf(orReference('Response')),
      parameters: componentsOf(orReference('Parameter')),
      examples: componentsOf(orReference('Example')),
      requestBodies: componentsOf(orReference('RequestBody')),
      headers: componentsOf(orReference('Header')),
      securitySchemes: componentsOf(orReference('SecurityScheme')),
      links: componentsOf(orReference('Link')),
      callbacks: componentsOf(orReference('Callbacks')),
      pathItems: componentsOf(orReference('PathItem')),
    }),
    Schema: SCHEMA_OBJECT,
    Paths: {
      type: 'object',
      patternProperties: { '^/': part('PathItem'), '^x-': ANY },
      unevaluatedProperties: false,
    },
    // The schema of 3.1 has no references in the place of path items of "paths".
    PathItem: sealed({
      summary: TEXT,
      description: TEXT,
      servers: listOf(part('Server')),
      parameters: listOf(orReference('Parameter')),
      get: part('Operation'),
      put: part('Operation'),
      post: part('Operation'),
      delete: part('Operation'),
      options: part('Operation'),
      head: part('Operation'),
      patch: part('Operation'),
      trace: part('Operation'),
    }),
    Operation: sealed({
      tags: TEXTS,
      summary: TEXT,
      description: TEXT,
      externalDocs: part('ExternalDocumentation'),
      operationId: TEXT,
      parameters: listOf(orReference('Parameter')),
      requestBody: orReference('RequestBody'),
      responses: part('Responses'),
      callbacks: mapOf(orReference('Callbacks')),
      deprecated: FLAG,
      security: listOf(part('SecurityRequirement')),
      servers: listOf(part('Server')),
    }),
    ExternalDocumentation: sealed({ description: TEXT, url: ADDRESS }, ['url']),
    Parameter: sealed(
      {
        name: TEXT,
        in: { enum: ['query', 'header', 'path', 'cookie'] },
        description: TEXT,
        required: FLAG,
        deprecated: FLAG,
        schema: SCHEMA,
        content: ONE_CONTENT,
      },
      ['name', 'in'],
      {
        oneOf: SCHEMA_OR_CONTENT,
        if: { properties: { in: { const: 'query' } }, required: ['in'] },
        then: { properties: { allowEmptyValue: FLAG } },
        dependentSchemas: {
          schema: {
            properties: { style: TEXT, explode: FLAG, ...EXAMPLES },
            allOf: [
              when('in', 'path', {
                properties: {
                  style: { enum: ['matrix', 'label', 'simple'] },
                  required: { const: true },
                },
                required: ['required'],
              }),
              when('in', 'header', { properties: { style: { const: 'simple' } } }),
              when('in', 'query', {
                properties: {
                  style: { enum: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
                  allowReserved: FLAG,
                },
              }),
              when('in', 'cookie', { properties: { style: { const: 'form' } } }),
            ],
          },
        },
      },
    ),
    RequestBody: sealed({ description: TEXT, content: CONTENT, required: FLAG }, ['content']),
    MediaType: sealed({ schema: SCHEMA, encoding: mapOf(part('Encoding')), ...EXAMPLES }),
    Encoding: sealed({
      contentType: TEXT,
      headers: mapOf(orReference('Header')),
      style: { enum: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
      explode: FLAG,
      allowReserved: FLAG,
    }),
    Responses: {
      type: 'object',
      properties: { default: orReference('Response') },
      patternProperties: { '^[1-5](?:[0-9]{2}|XX)$': orReference('Response'), '^x-': ANY },
      minProperties: 1,
      unevaluatedProperties: false,
      if: { patternProperties: { '^[1-5](?:[0-9]{2}|XX)$': false } },
      then: { required: ['default'] },
    },
    Response: sealed(
      {
        description: TEXT,
        headers: mapOf(orReference('Header')),
        content: CONTENT,
        links: mapOf(orReference('Link')),
      },
      ['description'],
    ),
    Callbacks: mapOf(orReference('PathItem')),
    Example: sealed(
      { summary: TEXT, description: TEXT, value: ANY, externalValue: ANY_ADDRESS },
      [],
      {
        not: { required: ['value', 'externalValue'] },
      },
    ),
    Link: sealed(
      {
        operationRef: ANY_ADDRESS,
        operationId: TEXT,
        parameters: TEXT_BY_NAME,
        requestBody: ANY,
        description: TEXT,
        body: part('Server'),
      },
      [],
      { oneOf: [{ required: ['operationRef'] }, { required: ['operationId'] }] },
    ),
    Header: sealed(
      {
        description: TEXT,
        required: FLAG,
        deprecated: FLAG,
        schema: SCHEMA,
        content: ONE_CONTENT,
      },
      [],
      {
        oneOf: SCHEMA_OR_CONTENT,
        dependentSchemas: {
          schema: { properties: { style: { const: 'simple' }, explode: FLAG, ...EXAMPLES } },
        },
      },
    ),
    Tag: sealed({ name: TEXT, description: TEXT, externalDocs: part('ExternalDocumentation') }, [
      'name',
    ]),
    SecurityScheme: sealed(
      {
        type: { enum: ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'] },
        description: TEXT,
      },
      ['type'],
      {
        allOf: [
          when('type', 'apiKey', {
            properties: { name: TEXT, in: { enum: ['query', 'header', 'cookie'] } },
            required: ['name', 'in'],
          }),
          when('type', 'http', { properties: { scheme: TEXT }, required: ['scheme'] }),
          {
            if: {
              properties: {
                type: { const: 'http' },
                scheme: { type: 'string', pattern: '^[Bb][Ee][Aa][Rr][Ee][Rr]$' },
              },
              required: ['type', 'scheme'],
            },
            then: { properties: { bearerFormat: TEXT } },
          },
          when('type', 'oauth2', {
            properties: { flows: part('OAuthFlows') },
            required: ['flows'],
          }),
          when('type', 'openIdConnect', {
            properties: { openIdConnectUrl: ANY_ADDRESS },
            required: ['openIdConnectUrl'],
          }),
        ],
      },
    ),
    OAuthFlows: sealed({
      implicit: flow('authorizationUrl'),
      password: flow('tokenUrl'),
      clientCredentials: flow('tokenUrl'),
      authorizationCode: flow('authorizationUrl', 'tokenUrl'),
    }),
    SecurityRequirement: mapOf(TEXTS),
  },
}
