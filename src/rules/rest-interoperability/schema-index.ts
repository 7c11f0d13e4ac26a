import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** The objects that say what a value looks like, found by the keywords that they hold. */
export interface SchemaIndex {
  /** Those that hold one of the keywords at least, each once. */
  with(...keywords: readonly string[]): Iterable<OpenApiNode>
}

/**
 * Looks at every schema once for all rules, so that a rule about a rare keyword sees nothing else. In 2.0
 * parameters, items and headers have the keywords of schemas, too.
 */
export function schemaIndex({ nodes, version }: OpenApiModel): SchemaIndex {
  const byKeyword = new Map<string, OpenApiNode[]>()
  for (const node of nodes) {
    if (!isValueSchema(node, version)) continue
    for (const keyword of Object.keys(node.value)) {
      const known = byKeyword.get(keyword)
      if (known === undefined) byKeyword.set(keyword, [node])
      else known.push(node)
    }
  }
  return {
    with(...keywords) {
      const lists = keywords.flatMap((keyword) => {
        const list = byKeyword.get(keyword)
        return list === undefined ? [] : [list]
      })
      return lists.length === 1 ? (lists[0] ?? []) : new Set(lists.flat())
    },
  }
}

function isValueSchema({ kind }: OpenApiNode, version: OpenApiModel['version']): boolean {
  if (kind === 'Schema') return true
  return version === '2.0' && (kind === 'Parameter' || kind === 'Items' || kind === 'Header')
}
