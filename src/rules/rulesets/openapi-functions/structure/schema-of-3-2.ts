import { SCHEMA_OF_3_1 } from './schema-of-3-1.ts'
import {
  ANY,
  FLAG,
  inFormat,
  listOf,
  mapOf,
  oneOfValues,
  orReference,
  part,
  TEXT,
  type Part,
} from './schema-parts.ts'

const ADDRESS = inFormat('uri')
const definitions = SCHEMA_OF_3_1['$defs'] as Readonly<Record<string, Part>>

/** The part of 3.1 with the fields that 3.2 adds to it. */
function more(name: string, fields: Readonly<Record<string, Part>>, other: Part = {}): Part {
  const known = definitions[name] ?? {}
  return { ...known, properties: { ...(known['properties'] as Part), ...fields }, ...other }
}

const flow = (name: string): Part =>
  ((definitions['OAuthFlows']?.['properties'] as Part)[name] as Part | undefined) ?? {}

const NO_BOTH = (one: string, other: string): Part => ({ not: { required: [one, other] } })

/** The structure of a document of OpenAPI 3.2: that of 3.1 and what the version adds. */
export const SCHEMA_OF_3_2: Part = {
  ...SCHEMA_OF_3_1,
  properties: {
    ...(SCHEMA_OF_3_1['properties'] as Part),
    openapi: { type: 'string', pattern: '^3\\.2\\.\\d+(-.+)?$' },
    $self: { type: 'string', format: 'uri-reference', pattern: '^[^#]*$' },
  },
  $defs: {
    ...definitions,
    Server: more('Server', { name: TEXT }),
    Components: more('Components', { mediaTypes: mapOf(orReference('MediaType')) }),
    PathItem: more('PathItem', {
      query: part('Operation'),
      additionalOperations: mapOf(part('Operation')),
    }),
    Parameter: more(
      'Parameter',
      {
        in: { enum: ['query', 'querystring', 'header', 'path', 'cookie'] },
        style: TEXT,
        explode: FLAG,
        allowReserved: FLAG,
        example: ANY,
        examples: mapOf(orReference('Example')),
      },
      { dependentSchemas: {} },
    ),
    MediaType: more('MediaType', {
      description: TEXT,
      itemSchema: part('Schema'),
      itemEncoding: part('Encoding'),
      prefixEncoding: listOf(part('Encoding')),
    }),
    Encoding: more('Encoding', {
      encoding: mapOf(part('Encoding')),
      itemEncoding: part('Encoding'),
      prefixEncoding: listOf(part('Encoding')),
    }),
    Response: more('Response', { summary: TEXT }, { required: [] }),
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
      discriminator: { type: 'object', properties: { propertyName: TEXT, defaultMapping: TEXT } },
      xml: {
        type: 'object',
        properties: {
          nodeType: oneOfValues('element', 'attribute', 'text', 'cdata', 'none'),
          name: TEXT,
          namespace: ADDRESS,
          prefix: TEXT,
          attribute: FLAG,
          wrapped: FLAG,
        },
        patternProperties: { '^x-': ANY },
        unevaluatedProperties: false,
      },
    }),
    SecurityScheme: more('SecurityScheme', { deprecated: FLAG, oauth2MetadataUrl: ADDRESS }),
    OAuthFlows: more('OAuthFlows', {
      deviceAuthorization: {
        ...flow('password'),
        properties: {
          ...(flow('password')['properties'] as Part),
          deviceAuthorizationUrl: ADDRESS,
        },
        required: ['deviceAuthorizationUrl', 'tokenUrl', 'scopes'],
      },
    }),
  },
}
