import type { JsonSchema, ObjectKind, ObjectSchemas } from './object-kind.ts'
import { SCHEMA_OBJECT_SCHEMA } from './schema-object-schema.ts'

const TEXT: JsonSchema = { type: 'string' }
const FLAG: JsonSchema = { type: 'boolean' }
const ANY: JsonSchema = {}
const TEXTS: JsonSchema = { type: 'array', items: TEXT }
/** Another object of the specification: it is checked by itself. */
const OBJECT: JsonSchema = { type: 'object' }
const SCHEMA: JsonSchema = { type: ['object', 'boolean'] }
const OBJECTS: JsonSchema = { type: 'array', items: OBJECT }
const NAMED_OBJECTS: JsonSchema = { type: 'object', additionalProperties: OBJECT }
const NAMED_TEXTS: JsonSchema = { type: 'object', additionalProperties: TEXT }
const ONE_OBJECT: JsonSchema = { ...NAMED_OBJECTS, minProperties: 1, maxProperties: 1 }
const COMPONENT_NAME: JsonSchema = { pattern: '^[a-zA-Z0-9._-]+$' }

/** Fields of one type, by their names with spaces between them. */
function each(names: string, schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, schema]))
}

interface Shape {
  readonly required?: readonly string[]
  /** Fields whose names the author chooses, beside extensions. */
  readonly patterned?: Readonly<Record<string, JsonSchema>>
  readonly further?: JsonSchema
}

/** An object of the specification: its fields, extensions, and nothing else. */
function shape(
  fields: Readonly<Record<string, JsonSchema>>,
  { required = [], patterned = {}, further = {} }: Shape = {},
): JsonSchema {
  return {
    type: 'object',
    required,
    properties: fields,
    patternProperties: { '^x-': ANY, ...patterned },
    additionalProperties: false,
    ...further,
  }
}

/** What holds for an object where a field has a value. */
function where(field: string, value: string, then: JsonSchema): JsonSchema {
  return { if: { properties: { [field]: { const: value } }, required: [field] }, then }
}

const COMPONENTS =
  'responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes'
const METHODS = 'get put post delete options head patch trace query'
const QUERY_STYLES = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']

const PARAMETER = shape(
  {
    ...each('name description', TEXT),
    in: { enum: ['query', 'querystring', 'header', 'path', 'cookie'] },
    ...each('required deprecated allowEmptyValue explode allowReserved', FLAG),
    style: TEXT,
    schema: SCHEMA,
    example: ANY,
    examples: NAMED_OBJECTS,
    content: ONE_OBJECT,
  },
  {
    required: ['name', 'in'],
    further: {
      allOf: [
        where('in', 'path', {
          required: ['required'],
          properties: { required: { const: true }, style: { enum: ['matrix', 'label', 'simple'] } },
        }),
        where('in', 'query', { properties: { style: { enum: QUERY_STYLES } } }),
        where('in', 'header', { properties: { style: { const: 'simple' } } }),
        where('in', 'cookie', { properties: { style: { enum: ['form', 'cookie'] } } }),
      ],
    },
  },
)

const SECURITY_SCHEME = shape(
  {
    type: { enum: ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'] },
    ...each('description name scheme bearerFormat openIdConnectUrl oauth2MetadataUrl', TEXT),
    in: { enum: ['query', 'header', 'cookie'] },
    flows: OBJECT,
    deprecated: FLAG,
  },
  {
    required: ['type'],
    further: {
      allOf: [
        where('type', 'apiKey', { required: ['name', 'in'] }),
        where('type', 'http', { required: ['scheme'] }),
        where('type', 'oauth2', { required: ['flows'] }),
        where('type', 'openIdConnect', { required: ['openIdConnectUrl'] }),
      ],
    },
  },
)

const ENCODING_FIELDS = { encoding: NAMED_OBJECTS, prefixEncoding: OBJECTS, itemEncoding: OBJECT }

/**
 * What each object of OpenAPI 3.2 may hold, after the tables of fields in sections 4.1 to 4.30 of 3.2.0. What
 * fields say to each other is checked by `faultsOf32`, in words of its own.
 */
export const OBJECT_SCHEMAS_32: ObjectSchemas = new Map<ObjectKind, JsonSchema>([
  [
    'Document',
    shape(
      {
        ...each('openapi $self jsonSchemaDialect', TEXT),
        ...each('info paths components externalDocs', OBJECT),
        ...each('servers security tags', OBJECTS),
        webhooks: NAMED_OBJECTS,
      },
      { required: ['info'] },
    ),
  ],
  [
    'Info',
    shape(
      {
        ...each('title summary description termsOfService version', TEXT),
        ...each('contact license', OBJECT),
      },
      { required: ['title', 'version'] },
    ),
  ],
  ['Contact', shape(each('name url email', TEXT))],
  ['License', shape(each('name identifier url', TEXT), { required: ['name'] })],
  [
    'Server',
    shape(
      { ...each('url description name', TEXT), variables: NAMED_OBJECTS },
      { required: ['url'] },
    ),
  ],
  [
    'ServerVariable',
    shape(
      { ...each('default description', TEXT), enum: { ...TEXTS, minItems: 1 } },
      { required: ['default'] },
    ),
  ],
  [
    'Components',
    shape({
      ...each(COMPONENTS, { ...NAMED_OBJECTS, propertyNames: COMPONENT_NAME }),
      schemas: { type: 'object', additionalProperties: SCHEMA, propertyNames: COMPONENT_NAME },
    }),
  ],
  ['Paths', shape({}, { patterned: { '^/': OBJECT } })],
  [
    'PathItem',
    shape({
      ...each('$ref summary description', TEXT),
      ...each(METHODS, OBJECT),
      ...each('servers parameters', OBJECTS),
      additionalOperations: NAMED_OBJECTS,
    }),
  ],
  [
    'Operation',
    shape({
      tags: TEXTS,
      ...each('summary description operationId', TEXT),
      ...each('externalDocs requestBody responses', OBJECT),
      ...each('parameters security servers', OBJECTS),
      callbacks: NAMED_OBJECTS,
      deprecated: FLAG,
    }),
  ],
  ['ExternalDocumentation', shape(each('description url', TEXT), { required: ['url'] })],
  ['Parameter', PARAMETER],
  [
    'RequestBody',
    shape({ description: TEXT, required: FLAG, content: NAMED_OBJECTS }, { required: ['content'] }),
  ],
  [
    'MediaType',
    shape({
      ...each('schema itemSchema', SCHEMA),
      example: ANY,
      examples: NAMED_OBJECTS,
      ...ENCODING_FIELDS,
    }),
  ],
  [
    'Encoding',
    shape({
      contentType: TEXT,
      headers: NAMED_OBJECTS,
      style: { enum: QUERY_STYLES },
      ...each('explode allowReserved', FLAG),
      ...ENCODING_FIELDS,
    }),
  ],
  [
    'Responses',
    shape(
      { default: OBJECT },
      { patterned: { '^[1-5](?:[0-9]{2}|XX)$': OBJECT }, further: { minProperties: 1 } },
    ),
  ],
  [
    'Response',
    shape({
      ...each('summary description', TEXT),
      ...each('headers content links', NAMED_OBJECTS),
    }),
  ],
  ['Callback', { type: 'object' }],
  [
    'Example',
    shape({
      ...each('summary description serializedValue externalValue', TEXT),
      ...each('value dataValue', ANY),
    }),
  ],
  [
    'Link',
    shape({
      ...each('operationRef operationId description', TEXT),
      parameters: { type: 'object' },
      requestBody: ANY,
      server: OBJECT,
    }),
  ],
  [
    'Header',
    shape({
      description: TEXT,
      ...each('required deprecated explode', FLAG),
      style: { const: 'simple' },
      schema: SCHEMA,
      example: ANY,
      examples: NAMED_OBJECTS,
      content: ONE_OBJECT,
    }),
  ],
  [
    'Tag',
    shape(
      { ...each('name summary description parent kind', TEXT), externalDocs: OBJECT },
      { required: ['name'] },
    ),
  ],
  ['Schema', SCHEMA_OBJECT_SCHEMA],
  ['Discriminator', shape({ ...each('propertyName defaultMapping', TEXT), mapping: NAMED_TEXTS })],
  [
    'Xml',
    shape({
      nodeType: { enum: ['element', 'attribute', 'text', 'cdata', 'none'] },
      ...each('name namespace prefix', TEXT),
      ...each('attribute wrapped', FLAG),
    }),
  ],
  ['SecurityScheme', SECURITY_SCHEME],
  [
    'OAuthFlows',
    shape(
      each('implicit password clientCredentials authorizationCode deviceAuthorization', OBJECT),
    ),
  ],
  [
    'OAuthFlow',
    shape(
      {
        ...each('authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl', TEXT),
        scopes: NAMED_TEXTS,
      },
      { required: ['scopes'] },
    ),
  ],
  ['SecurityRequirement', { type: 'object', additionalProperties: TEXTS }],
])
