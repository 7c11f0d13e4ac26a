import { arrayMember, objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** A media type as a description names it. */
export interface ListedMediaType {
  readonly mediaType: string
  readonly node: OpenApiNode
  readonly locate: () => Location
}

/** Every media type that a description names, wherever it stands. */
export function listedMediaTypes(model: OpenApiModel): readonly ListedMediaType[] {
  return [...mediaTypesIn(model)]
}

function* mediaTypesIn({ nodes }: OpenApiModel): Generator<ListedMediaType> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'RequestBody':
      case 'Response':
      case 'Parameter':
      case 'Header':
        for (const mediaType of Object.keys(objectMember(node.value, 'content') ?? {})) {
          if (!mediaType.startsWith('x-')) yield listed(node, mediaType, ['content', mediaType])
        }
        break
      case 'Document':
      case 'Operation':
        for (const field of ['consumes', 'produces']) {
          for (const [index, mediaType] of arrayMember(node.value, field).entries()) {
            if (typeof mediaType === 'string') yield listed(node, mediaType, [field, index])
          }
        }
        break
      default:
    }
  }
}

function listed(
  node: OpenApiNode,
  mediaType: string,
  path: readonly (string | number)[],
): ListedMediaType {
  return {
    mediaType,
    node,
    locate: () => node.at(...path),
  }
}
