/**
 * The kinds of object that the OpenAPI specifications define, under the specifications' names.
 * `Document` is the OpenAPI Object, in 2.0 the Swagger Object.
 */
export const OPENAPI_KINDS = [
  'Document',
  'Info',
  'Contact',
  'License',
  'Server',
  'ServerVariable',
  'Components',
  'Paths',
  'PathItem',
  'Operation',
  'ExternalDocumentation',
  'Parameter',
  'Items',
  'RequestBody',
  'MediaType',
  'Encoding',
  'Responses',
  'Response',
  'Callback',
  'Example',
  'Link',
  'Header',
  'Tag',
  'Reference',
  'Schema',
  'Discriminator',
  'Xml',
  'SecurityScheme',
  'OAuthFlows',
  'OAuthFlow',
  'SecurityRequirement',
] as const
export type OpenApiKind = (typeof OPENAPI_KINDS)[number]

/** What a field holds: plain data, or objects of a kind: one, a list of them, or a map by name. */
export type FieldShape =
  { readonly form: 'data' } | { readonly form: 'one' | 'list' | 'map'; readonly kind: OpenApiKind }

/** The fields of one kind of object in one version of the specification. */
export interface ObjectGrammar {
  readonly fields: ReadonlyMap<string, FieldShape>
  /** Fields whose names the author chooses: paths, status codes, callback expressions. */
  readonly patterned: { readonly pattern: RegExp; readonly shape: FieldShape } | undefined
}

/** What one version of the specification allows where. */
export interface Grammar {
  readonly objects: ReadonlyMap<OpenApiKind, ObjectGrammar>
  /** Kinds in whose place a `$ref` may stand. */
  readonly referable: ReadonlySet<OpenApiKind>
  /** Those of them whose other fields count beside a `$ref`; elsewhere other fields are ignored. */
  readonly keepsSiblings: ReadonlySet<OpenApiKind>
}

/** A shape as the tables write it: `Info`, `Server[]`, or `{Schema}` for a map. */
export type ShapeText = OpenApiKind | `${OpenApiKind}[]` | `{${OpenApiKind}}`

/**
 * Writes an object's grammar down.
 *
 * @param dataFields names of the fields with plain data, separated by spaces
 */
export function object(
  dataFields: string,
  nodeFields: Readonly<Record<string, ShapeText>> = {},
  patterned?: readonly [pattern: RegExp, shape: ShapeText],
): ObjectGrammar {
  const fields = new Map<string, FieldShape>()
  for (const name of dataFields.split(' ')) fields.set(name, { form: 'data' })
  for (const [name, shape] of Object.entries(nodeFields)) fields.set(name, shapeOf(shape))
  if (patterned === undefined) return { fields, patterned }
  const [pattern, shape] = patterned
  return { fields, patterned: { pattern, shape: shapeOf(shape) } }
}

function shapeOf(text: ShapeText): FieldShape {
  if (text.startsWith('{')) return { form: 'map', kind: text.slice(1, -1) as OpenApiKind }
  if (text.endsWith('[]')) return { form: 'list', kind: text.slice(0, -2) as OpenApiKind }
  return { form: 'one', kind: text as OpenApiKind }
}

/** A grammar from a table by kind. */
export function grammar(
  objects: Readonly<Partial<Record<OpenApiKind, ObjectGrammar>>>,
  referable: readonly OpenApiKind[],
  keepsSiblings: readonly OpenApiKind[],
): Grammar {
  return {
    objects: new Map(Object.entries(objects) as [OpenApiKind, ObjectGrammar][]),
    referable: new Set(referable),
    keepsSiblings: new Set(keepsSiblings),
  }
}
