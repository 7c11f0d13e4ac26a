import type { OpenApiKind, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'

/** The objects of some kinds; asked of an index, since most objects of a description are schemas. */
export function nodesOf(
  context: RuleContext<OpenApiModel>,
  ...kinds: readonly OpenApiKind[]
): readonly OpenApiNode[] {
  const byKind = context.once(nodesByKind)
  return kinds.length === 1
    ? (byKind.get(kinds[0] ?? 'Document') ?? [])
    : kinds.flatMap((kind) => byKind.get(kind) ?? [])
}

function nodesByKind({ nodes }: OpenApiModel): ReadonlyMap<OpenApiKind, readonly OpenApiNode[]> {
  const byKind = new Map<OpenApiKind, OpenApiNode[]>()
  for (const node of nodes) {
    const known = byKind.get(node.kind)
    if (known === undefined) byKind.set(node.kind, [node])
    else known.push(node)
  }
  return byKind
}
