import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { contentOf } from './content.ts'
import { isJson } from './media-type.ts'
import { schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noRawBytesInJson = defineOpenApiRule({
  id: 'RI2011',
  title: 'Forbid raw bytes in JSON',
  message: 'JSON holds text, and cannot hold raw bytes in the format "binary"; "byte" is base64.',
  severity: 'warning',
  requirements: ['RFC 8259 section 7', 'OpenAPI Data Types'],
  rationale:
    'Strings of JSON are Unicode. One tool encodes the bytes in base64, another sends them as they are and breaks the document.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        next:\n          type: string\n          nullable: true\n',
        '        next:\n          type: string\n          format: binary\n',
      ],
      at: '/components/schemas/BerthPage/properties/next/format',
    },
  ],
  target: 'Description',
  *check(model) {
    for (const schema of jsonSchemas(model)) {
      if (schema.value['format'] === 'binary') yield { at: schema.at('format') }
    }
  },
})

/** The schemas that JSON bodies are held to, with all that they reach, each once. */
function jsonSchemas(model: OpenApiModel): ReadonlySet<OpenApiNode> {
  const inside = new Map<OpenApiNode, OpenApiNode[]>()
  const reached = new Set<OpenApiNode>()
  for (const node of model.nodes) {
    const { parent } = node
    if (parent !== undefined && isSchemaOrReference(node) && parent.kind === 'Schema') {
      const known = inside.get(parent)
      if (known === undefined) inside.set(parent, [node])
      else known.push(node)
    }
    if (node.kind !== 'Response' && node.kind !== 'RequestBody') continue
    if (model.version === '2.0') continue
    for (const { mediaType, schema } of contentOf(model, node)) {
      const root = isJson(mediaType) ? schemaOf(model, schema) : undefined
      if (root !== undefined) reached.add(root)
    }
  }
  for (const schema of reached) {
    for (const inner of inside.get(schema) ?? []) {
      const end = model.resolve(inner)
      if (end?.kind === 'Schema') reached.add(end)
    }
  }
  return reached
}

function isSchemaOrReference(node: OpenApiNode): boolean {
  return node.kind === 'Schema' || node.kind === 'Reference'
}
