import { objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** A path of the description, with its key as written. */
export interface PathKey {
  readonly path: string
  readonly pathItem: OpenApiNode
  readonly locate: () => Location
}

/** The paths that the service answers; not those of callbacks. */
export function pathKeys(model: OpenApiModel): readonly PathKey[] {
  const paths = objectMember(model.document.value, 'paths') ?? {}
  return Object.values(paths).flatMap((value) => {
    const pathItem = model.nodeOf(value)
    if (pathItem?.kind !== 'PathItem' || pathItem.parent?.kind !== 'Paths') return []
    return [
      {
        path: pathItem.key,
        pathItem,
        locate: () => pathItem.location,
      },
    ]
  })
}

/** A path without what stands in braces: the rest is sent as it is written. */
export function literalsOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '')
}
