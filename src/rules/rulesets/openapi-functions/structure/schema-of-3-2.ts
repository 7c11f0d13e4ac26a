import { componentsOf, SCHEMA_OF_3_1 } from './schema-of-3-1.ts'
import {
  ANY,
  FLAG,
  inFormat,
  listOf,
  mapOf,
  oneOfValues,
  orReference,
  part,
  sealed,
  TEXT,
  TEXT_BY_NAME,
  when,
  type Part,
} from './schema-parts.ts'

const ANY_ADDRESS = inFormat('uri-reference')
const CONTENT = mapOf(orReference('MediaType'))
const ONE_CONTENT = mapOf(orReference('MediaType'), { minProperties: 1, maxProperties: 1 })
const EXAMPLES = { example: ANY, examples: mapOf(orReference('Example')) }
const ONE_KIND_OF_EXAMPLE = { not: { required: ['example', 'examples'] } }
const TYPE = oneOfValues('array', 'boolean', 'integer', 'null', 'number', 'object', 'string')
const definitions = SCHEMA_OF_3_1['$defs'] as Readonly<Record<string, Part>>

/** The part of 3.1 with the fields that 3.2 adds to it. */
function more(name: string, fields: Readonly<Record<string, Part>>, other: Part = {}): Part {
  const known = definitions[name] ?? {}
  return { ...known, properties: { ...(known['properties'] as Part), ...fields }, ...other }
}

const flow = (name: string): Part =>
  ((definitions['OAuthFlows']?.['properties'] as Part)[name] as Part | undefined) ?? {}

/** What holds for a parameter in a place; in 3.2 for one that names no place, too. */
const whenIn = (place: string, then: Part): Part => ({
  if: { properties: { in: { const: place } } },
  then,
})

const NO_BOTH = (one: string, other: string): Part => ({ not: { required: [one, other] } })

/** The structure of a document of OpenAPI 3.2: that of 3.1 and what the version adds. */
export const SCHEMA_OF_3_2: Part = {
  ...SCHEMA_OF_3_1,
  properties: {
    ...(SCHEMA_OF_3_1['properties'] as Part),
    openapi: { type: 'string', pattern: '^3\\.2\\.\\d+(-.+)?$' },
    jsonSchemaDialect: ANY_ADDRESS,
    webhooks: mapOf(part('PathItem')),
    $self: { type: 'string', format: 'uri-reference', pattern: '^[^#]*$' },
  },
  $defs: {
    ...definitions,
    Server: more('Server', { name: TEXT }),
    Info: more('Info', { termsOfService: ANY_ADDRESS }),
    Contact: more('Contact', { url: ANY_ADDRESS }),
    License: more('License', { url: ANY_ADDRESS }),
    ExternalDocumentation: more('ExternalDocumentation', { url: ANY_ADDRESS }),
    Components: more('Components', {
      pathItems: componentsOf(part('PathItem')),
      mediaTypes: componentsOf(orReference('MediaType')),
    }),
    Callbacks: mapOf(part('PathItem')),
    PathItem: more('PathItem', {
      $ref: ANY_ADDRESS,
      query: part('Operation'),
      additionalOperations: mapOf(part('Operation')),
    }),
    Parameter: sealed(
      {
        name: TEXT,
        in: { enum: ['query', 'querystring', 'header', 'path', 'cookie'] },
        description: TEXT,
        required: FLAG,
        deprecated: FLAG,
        schema: part('Schema'),
        content: ONE_CONTENT,
        ...EXAMPLES,
      },
      ['name', 'in'],
      {
        ...ONE_KIND_OF_EXAMPLE,
        oneOf: [{ required: ['schema'] }, { required: ['content'] }],
        allOf: [
          whenIn('query', { properties: { allowEmptyValue: FLAG } }),
          whenIn('querystring', { required: ['content'] }),
        ],
        dependentSchemas: {
          schema: {
            properties: { style: TEXT, explode: FLAG },
            allOf: [
              whenIn('path', {
                properties: {
                  name: { pattern: '^[^{}]+$' },
                  style: { enum: ['matrix', 'label', 'simple'] },
                  required: { const: true },
                  allowReserved: FLAG,
                },
                required: ['required'],
              }),
              whenIn('header', { properties: { style: { const: 'simple' } } }),
              whenIn('query', {
                properties: {
                  style: { enum: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
                  allowReserved: FLAG,
                },
              }),
              whenIn('cookie', {
                properties: { style: { enum: ['form', 'cookie'] }, allowReserved: FLAG },
              }),
            ],
          },
        },
      },
    ),
    RequestBody: more('RequestBody', { content: CONTENT }),
    Header: more('Header', { content: ONE_CONTENT, ...EXAMPLES }, ONE_KIND_OF_EXAMPLE),
    Link: more('Link', { server: part('Server') }),
    MediaType: more(
      'MediaType',
      {
        description: TEXT,
        itemSchema: part('Schema'),
        itemEncoding: part('Encoding'),
        prefixEncoding: listOf(part('Encoding')),
      },
      ONE_KIND_OF_EXAMPLE,
    ),
    Encoding: more('Encoding', {
      encoding: mapOf(part('Encoding')),
      itemEncoding: part('Encoding'),
      prefixEncoding: listOf(part('Encoding')),
    }),
    Response: more('Response', { summary: TEXT, content: CONTENT }, { required: [] }),
    Example: more(
      'Example',
      { dataValue: ANY, serializedValue: TEXT },
      {
        allOf: [
          NO_BOTH('value', 'externalValue'),
          NO_BOTH('value', 'dataValue'),
          NO_BOTH('value', 'serializedValue'),
          NO_BOTH('serializedValue', 'externalValue'),
        ],
      },
    ),
    Tag: more('Tag', { summary: TEXT, parent: TEXT, kind: TEXT }),
    Schema: more('Schema', {
      type: {
        anyOf: [TYPE, { type: 'array', items: TYPE, minItems: 1, uniqueItems: true }],
      },
      discriminator: sealed({ propertyName: TEXT, mapping: TEXT_BY_NAME, defaultMapping: TEXT }),
      xml: sealed(
        {
          nodeType: oneOfValues('element', 'attribute', 'text', 'cdata', 'none'),
          name: TEXT,
          namespace: TEXT,
          prefix: TEXT,
          attribute: FLAG,
          wrapped: FLAG,
        },
        [],
        { dependentSchemas: { nodeType: { properties: { attribute: false, wrapped: false } } } },
      ),
    }),
    SecurityScheme: more(
      'SecurityScheme',
      { deprecated: FLAG },
      {
        allOf: [
          ...(definitions['SecurityScheme']?.['allOf'] as readonly Part[]),
          when('type', 'oauth2', { properties: { oauth2MetadataUrl: ANY_ADDRESS } }),
        ],
      },
    ),
    OAuthFlows: more('OAuthFlows', {
      deviceAuthorization: {
        ...flow('password'),
        properties: {
          ...(flow('password')['properties'] as Part),
          deviceAuthorizationUrl: ANY_ADDRESS,
        },
        required: ['deviceAuthorizationUrl', 'tokenUrl', 'scopes'],
      },
    }),
  },
}
