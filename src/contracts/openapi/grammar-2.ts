import { grammar, object } from './grammar.ts'

const JSON_LIMITS =
  'type format default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum'

/** OpenAPI (Swagger) 2.0, section "Schema". */
export const OPENAPI_20 = grammar(
  {
    Document: object('swagger host basePath schemes consumes produces', {
      info: 'Info',
      paths: 'Paths',
      definitions: '{Schema}',
      parameters: '{Parameter}',
      responses: '{Response}',
      securityDefinitions: '{SecurityScheme}',
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
    Paths: object('', {}, [/^\//, 'PathItem']),
    PathItem: object('$ref', {
      get: 'Operation',
      put: 'Operation',
      post: 'Operation',
      delete: 'Operation',
      options: 'Operation',
      head: 'Operation',
      patch: 'Operation',
      parameters: 'Parameter[]',
    }),
    Operation: object('tags summary description operationId consumes produces schemes deprecated', {
      externalDocs: 'ExternalDocumentation',
      parameters: 'Parameter[]',
      responses: 'Responses',
      security: 'SecurityRequirement[]',
    }),
    ExternalDocumentation: object('description url'),
    Parameter: object(
      `name in description required allowEmptyValue collectionFormat ${JSON_LIMITS}`,
      { schema: 'Schema', items: 'Items' },
    ),
    Items: object(`collectionFormat ${JSON_LIMITS}`, { items: 'Items' }),
    Responses: object('', { default: 'Response' }, [/^\d{3}$/, 'Response']),
    Response: object('description examples', { schema: 'Schema', headers: '{Header}' }),
    Header: object(`description collectionFormat ${JSON_LIMITS}`, { items: 'Items' }),
    Tag: object('name description', { externalDocs: 'ExternalDocumentation' }),
    Schema: object(
      `$ref title description maxProperties minProperties required discriminator readOnly example ${JSON_LIMITS}`,
      {
        items: 'Schema',
        allOf: 'Schema[]',
        properties: '{Schema}',
        additionalProperties: 'Schema',
        xml: 'Xml',
        externalDocs: 'ExternalDocumentation',
      },
    ),
    Xml: object('name namespace prefix attribute wrapped'),
    SecurityScheme: object('type description name in flow authorizationUrl tokenUrl scopes'),
    SecurityRequirement: object(''),
  },
  ['Schema', 'Parameter', 'Response', 'PathItem'],
  ['PathItem'],
)
