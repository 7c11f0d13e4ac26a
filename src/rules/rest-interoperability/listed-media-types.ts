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
  const known = context.once(knownMediaTypes)
  known.all ??= readMediaTypes(context)
  return known.all
}

/** What has been read, since several rules ask. */
function knownMediaTypes(): { all?: readonly ListedMediaType[] } {
  return {}
}

function readMediaTypes(context: RuleContext<OpenApiModel>): readonly ListedMediaType[] {
  const all: ListedMediaType[] = []
  for (const node of nodesOf(context, 'RequestBody', 'Response', 'Parameter', 'Header')) {
    const content = objectMember(node.value, 'content')
    if (content === undefined) continue
    for (const mediaType of Object.keys(content)) {
      all.push(listed(node, mediaType, ['content', mediaType]))
    }
  }
  for (const node of nodesOf(context, 'Document', 'Operation')) {
    for (const field of ['consumes', 'produces']) {
      for (const [index, mediaType] of arrayMember(node.value, field).entries()) {
        if (typeof mediaType === 'string') all.push(listed(node, mediaType, [field, index]))
      }
    }
  }
  return all
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
