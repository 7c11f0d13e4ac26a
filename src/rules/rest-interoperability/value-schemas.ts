import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/**
 * All objects that say what a value looks like, each once: schemas, and in 2.0 also parameters, items and
 * headers, which have the keywords of schemas.
 */
export function valueSchemas({ nodes, version }: OpenApiModel): readonly OpenApiNode[] {
  return nodes.filter(
    ({ kind }) =>
      kind === 'Schema' ||
      (version === '2.0' && (kind === 'Parameter' || kind === 'Items' || kind === 'Header')),
  )
}
