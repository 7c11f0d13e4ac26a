import { grammar, object } from './grammar.ts'
import type { ObjectGrammar, OpenApiKind } from './grammar.ts'

type Objects = Readonly<Partial<Record<OpenApiKind, ObjectGrammar>>>

const METHODS = {
  get: 'Operation',
  put: 'Operation',
  post: 'Operation',
  delete: 'Operation',
  options: 'Operation',
  head: 'Operation',
  patch: 'Operation',
  trace: 'Operation',
} as const

const COMPONENTS = {
  schemas: '{Schema}',
  responses: '{Response}',
  parameters: '{Parameter}',
  examples: '{Example}',
  requestBodies: '{RequestBody}',
  headers: '{Header}',
  securitySchemes: '{SecurityScheme}',
  links: '{Link}',
  callbacks: '{Callback}',
} as const

const STYLE = 'description required deprecated allowEmptyValue style explode allowReserved example'
const STYLED = { schema: 'Schema', examples: '{Example}', content: '{MediaType}' } as const
const JSON_LIMITS =
  'title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties minProperties required enum type description format default readOnly writeOnly example deprecated'

const OBJECTS_30: Objects = {
  Document: object('openapi', {
    info: 'Info',
    servers: 'Server[]',
    paths: 'Paths',
    components: 'Components',
    security: 'SecurityRequirement[]',
    tags: 'Tag[]',
    externalDocs: 'ExternalDocumentation',
  }),
  Info: object('title description termsOfService version', {
    contact: 'Contact',
    license: 'License',
  }),
  Contact: object('name url email'),
  License: object('name url'),
  Server: object('url description', { variables: '{ServerVariable}' }),
  ServerVariable: object('enum default description'),
  Components: object('', COMPONENTS),
  Paths: object('', {}, [/^\//, 'PathItem']),
  PathItem: object('$ref summary description', {
    ...METHODS,
    servers: 'Server[]',
    parameters: 'Parameter[]',
  }),
  Operation: object('tags summary description operationId deprecated', {
    externalDocs: 'ExternalDocumentation',
    parameters: 'Parameter[]',
    requestBody: 'RequestBody',
    responses: 'Responses',
    callbacks: '{Callback}',
    security: 'SecurityRequirement[]',
    servers: 'Server[]',
  }),
  ExternalDocumentation: object('description url'),
  Parameter: object(`name in ${STYLE}`, STYLED),
  RequestBody: object('description required', { content: '{MediaType}' }),
  MediaType: object('example', {
    schema: 'Schema',
    examples: '{Example}',
    encoding: '{Encoding}',
  }),
  Encoding: object('contentType style explode allowReserved', { headers: '{Header}' }),
  Responses: object('', { default: 'Response' }, [/^[1-5](?:\d\d|XX)$/, 'Response']),
  Response: object('description', {
    headers: '{Header}',
    content: '{MediaType}',
    links: '{Link}',
  }),
  Callback: object('', {}, [/^(?!x-)/, 'PathItem']),
  Example: object('summary description value externalValue'),
  Link: object('operationRef operationId parameters requestBody description', { server: 'Server' }),
  Header: object(STYLE, STYLED),
  Tag: object('name description', { externalDocs: 'ExternalDocumentation' }),
  Schema: object(`nullable ${JSON_LIMITS}`, {
    not: 'Schema',
    allOf: 'Schema[]',
    oneOf: 'Schema[]',
    anyOf: 'Schema[]',
    items: 'Schema',
    properties: '{Schema}',
    additionalProperties: 'Schema',
    discriminator: 'Discriminator',
    xml: 'Xml',
    externalDocs: 'ExternalDocumentation',
  }),
  Discriminator: object('propertyName mapping'),
  Xml: object('name namespace prefix attribute wrapped'),
  SecurityScheme: object('type description name in scheme bearerFormat openIdConnectUrl', {
    flows: 'OAuthFlows',
  }),
  OAuthFlows: object('', {
    implicit: 'OAuthFlow',
    password: 'OAuthFlow',
    clientCredentials: 'OAuthFlow',
    authorizationCode: 'OAuthFlow',
  }),
  OAuthFlow: object('authorizationUrl tokenUrl refreshUrl scopes'),
  SecurityRequirement: object(''),
}

const REFERABLE: readonly OpenApiKind[] = [
  'Schema',
  'Response',
  'Parameter',
  'Example',
  'RequestBody',
  'Header',
  'SecurityScheme',
  'Link',
  'Callback',
  'PathItem',
]

/** OpenAPI 3.0, section 4.7 (3.0.4). */
export const OPENAPI_30 = grammar(OBJECTS_30, REFERABLE, ['PathItem'])

const OBJECTS_31: Objects = {
  ...OBJECTS_30,
  Document: object('openapi jsonSchemaDialect', {
    info: 'Info',
    servers: 'Server[]',
    paths: 'Paths',
    webhooks: '{PathItem}',
    components: 'Components',
    security: 'SecurityRequirement[]',
    tags: 'Tag[]',
    externalDocs: 'ExternalDocumentation',
  }),
  Info: object('title summary description termsOfService version', {
    contact: 'Contact',
    license: 'License',
  }),
  License: object('name identifier url'),
  Components: object('', { ...COMPONENTS, pathItems: '{PathItem}' }),
  // All keywords of JSON Schema 2020-12 that hold schemas, and those that OpenAPI adds.
  Schema: object(`$ref $id $anchor $dynamicRef $dynamicAnchor $schema ${JSON_LIMITS}`, {
    $defs: '{Schema}',
    definitions: '{Schema}',
    allOf: 'Schema[]',
    anyOf: 'Schema[]',
    oneOf: 'Schema[]',
    not: 'Schema',
    if: 'Schema',
    then: 'Schema',
    else: 'Schema',
    dependentSchemas: '{Schema}',
    prefixItems: 'Schema[]',
    items: 'Schema',
    contains: 'Schema',
    properties: '{Schema}',
    patternProperties: '{Schema}',
    additionalProperties: 'Schema',
    propertyNames: 'Schema',
    unevaluatedItems: 'Schema',
    unevaluatedProperties: 'Schema',
    contentSchema: 'Schema',
    discriminator: 'Discriminator',
    xml: 'Xml',
    externalDocs: 'ExternalDocumentation',
  }),
}

/** OpenAPI 3.1, section 4.8 (3.1.1). */
export const OPENAPI_31 = grammar(OBJECTS_31, REFERABLE, ['PathItem', 'Schema'])

/** OpenAPI 3.2, section 4 (3.2.0): what it adds to 3.1 where objects of the description stand. */
export const OPENAPI_32 = grammar(
  {
    ...OBJECTS_31,
    Document: object('openapi $self jsonSchemaDialect', {
      info: 'Info',
      servers: 'Server[]',
      paths: 'Paths',
      webhooks: '{PathItem}',
      components: 'Components',
      security: 'SecurityRequirement[]',
      tags: 'Tag[]',
      externalDocs: 'ExternalDocumentation',
    }),
    Server: object('url description name', { variables: '{ServerVariable}' }),
    Components: object('', {
      ...COMPONENTS,
      pathItems: '{PathItem}',
      mediaTypes: '{MediaType}',
    }),
    PathItem: object('$ref summary description', {
      ...METHODS,
      query: 'Operation',
      additionalOperations: '{Operation}',
      servers: 'Server[]',
      parameters: 'Parameter[]',
    }),
    MediaType: object('example', {
      schema: 'Schema',
      itemSchema: 'Schema',
      examples: '{Example}',
      encoding: '{Encoding}',
      prefixEncoding: 'Encoding[]',
      itemEncoding: 'Encoding',
    }),
    Encoding: object('contentType style explode allowReserved', {
      headers: '{Header}',
      encoding: '{Encoding}',
      prefixEncoding: 'Encoding[]',
      itemEncoding: 'Encoding',
    }),
    Response: object('summary description', {
      headers: '{Header}',
      content: '{MediaType}',
      links: '{Link}',
    }),
    Example: object('summary description value dataValue serializedValue externalValue'),
    Discriminator: object('propertyName mapping defaultMapping'),
    Xml: object('nodeType name namespace prefix attribute wrapped'),
    SecurityScheme: object(
      'type description name in scheme bearerFormat openIdConnectUrl oauth2MetadataUrl deprecated',
      { flows: 'OAuthFlows' },
    ),
    OAuthFlows: object('', {
      implicit: 'OAuthFlow',
      password: 'OAuthFlow',
      clientCredentials: 'OAuthFlow',
      authorizationCode: 'OAuthFlow',
      deviceAuthorization: 'OAuthFlow',
    }),
    OAuthFlow: object('authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes'),
    Tag: object('name summary description parent kind', { externalDocs: 'ExternalDocumentation' }),
  },
  [...REFERABLE, 'MediaType'],
  ['PathItem', 'Schema'],
)
