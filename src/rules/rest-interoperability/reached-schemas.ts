import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { contentOf } from './content.ts'
import type { BodyForm } from './content.ts'
import { isJson } from './media-type.ts'
import { schemaOf } from './schema-shape.ts'

/** The schemas that JSON bodies are held to, with all that they reach, each once; 2.0 is left out. */
export function jsonSchemas(model: OpenApiModel): ReadonlySet<OpenApiNode> {
  const forms = formsOf(model, ['RequestBody', 'Response'])
  return reached(
    model,
    forms.filter(({ mediaType }) => isJson(mediaType)),
  )
}

/** The schemas that requests are held to, with all that they reach, each once; 2.0 is left out. */
export function requestSchemas(model: OpenApiModel): ReadonlySet<OpenApiNode> {
  return reached(model, formsOf(model, ['RequestBody']))
}

function formsOf(model: OpenApiModel, kinds: readonly string[]): readonly BodyForm[] {
  if (model.version === '2.0') return []
  return model.nodes
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((body) => contentOf(model, body))
}

/** Goes down from the roots, so that the work grows with the description and not with its references. */
function reached(model: OpenApiModel, roots: readonly BodyForm[]): ReadonlySet<OpenApiNode> {
  const inside = new Map<OpenApiNode, OpenApiNode[]>()
  for (const node of model.nodes) {
    const { parent } = node
    if (parent?.kind !== 'Schema' || (node.kind !== 'Schema' && node.kind !== 'Reference')) continue
    const known = inside.get(parent)
    if (known === undefined) inside.set(parent, [node])
    else known.push(node)
  }
  const schemas = new Set<OpenApiNode>()
  for (const { schema: root } of roots) {
    const schema = schemaOf(model, root)
    if (schema !== undefined) schemas.add(schema)
  }
  for (const schema of schemas) {
    for (const inner of inside.get(schema) ?? []) {
      if (inner.kind === 'Schema') schemas.add(inner)
      const end = model.resolve(inner)
      if (end?.kind === 'Schema') schemas.add(end)
    }
  }
  return schemas
}
