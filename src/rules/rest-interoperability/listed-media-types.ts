import { arrayMember, objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

/** A media type as a description names it. */
export interface ListedMediaType {
  readonly mediaType: string
  readonly node: OpenApiNode
  readonly locate: () => Location
}

/** Every media type that a description names, wherever it stands. */
export function listedMediaTypes(context: RuleContext<OpenApiModel>): readonly ListedMediaType[] {
  const contents = nodesOf(context, 'RequestBody', 'Response', 'Parameter', 'Header').flatMap(
    (node) =>
      Object.keys(objectMember(node.value, 'content') ?? {}).map((mediaType) =>
        listed(node, mediaType, ['content', mediaType]),
      ),
  )
  const lists = nodesOf(context, 'Document', 'Operation').flatMap((node) =>
    ['consumes', 'produces'].flatMap((field) =>
      arrayMember(node.value, field).flatMap((mediaType, index) =>
        typeof mediaType === 'string' ? [listed(node, mediaType, [field, index])] : [],
      ),
    ),
  )
  return [...contents, ...lists]
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
