import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** Schemas that are parts of others by `allOf`, `anyOf` or `oneOf`, directly or by a reference. */
export function partsOfOthers(model: OpenApiModel): ReadonlySet<OpenApiNode> {
  const parts = new Set<OpenApiNode>()
  for (const node of model.nodes) {
    if (node.kind !== 'Schema' && node.kind !== 'Reference') continue
    if (node.parent?.kind !== 'Schema' || !/^(?:all|any|one)Of$/.test(node.path[0] ?? '')) continue
    parts.add(node)
    const end = model.resolve(node)
    if (end !== undefined) parts.add(end)
  }
  return parts
}
