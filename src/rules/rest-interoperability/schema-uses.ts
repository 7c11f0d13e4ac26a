import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'

/** The nodes in whose place a schema stands: itself, and every reference that leads to it in the end. */
export function placesOf(
  context: RuleContext<OpenApiModel>,
  schema: OpenApiNode,
): readonly OpenApiNode[] {
  return [schema, ...(context.once(referencesByEnd).get(schema) ?? [])]
}

/** The Media Type Objects that a schema is a part of, directly or over references; 2.0 has none. */
export function mediaTypesHolding(
  context: RuleContext<OpenApiModel>,
  schema: OpenApiNode,
): readonly OpenApiNode[] {
  const places = new Set(placesOf(context, schema))
  const holding: OpenApiNode[] = []
  for (const { parent } of places) {
    if (parent?.kind === 'MediaType') holding.push(parent)
    if (parent?.kind !== 'Schema') continue
    for (const place of placesOf(context, parent)) places.add(place)
  }
  return holding
}

function referencesByEnd(model: OpenApiModel): ReadonlyMap<OpenApiNode, readonly OpenApiNode[]> {
  const byEnd = new Map<OpenApiNode, OpenApiNode[]>()
  for (const { from, path } of model.references) {
    const end = path[0] === '$ref' ? model.resolve(from) : undefined
    if (end === undefined) continue
    const known = byEnd.get(end)
    if (known === undefined) byEnd.set(end, [from])
    else known.push(from)
  }
  return byEnd
}
