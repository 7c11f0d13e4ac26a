import { arrayMember, isDataObject, memberOf, objectMember } from '../../contracts/index.ts'
import type { DataValue, Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** One form of a body: its media type, and the schema that it is held to. */
export interface BodyForm {
  readonly mediaType: string
  /** The schema as written, perhaps a reference; undefined when there is none. */
  readonly schema: DataValue | undefined
  /** The Media Type Object; undefined in 2.0, which has none. */
  readonly node: OpenApiNode | undefined
  readonly locate: () => Location
}

/**
 * The forms of a Request Body or Response. In 2.0 a response has its media types from the operation, and no
 * form where there is no schema.
 */
export function contentOf(
  model: OpenApiModel,
  body: OpenApiNode,
  operation?: OpenApiNode,
): readonly BodyForm[] {
  if (model.version === '2.0') return content20(model, body, operation)
  return Object.entries(objectMember(body.value, 'content') ?? {}).flatMap(([mediaType, value]) => {
    const written = model.nodeOf(value)
    const node = written && model.resolve(written)
    if (node === undefined) return []
    return [
      {
        mediaType,
        schema: memberOf(node.value, 'schema') ?? memberOf(node.value, 'itemSchema'),
        node,
        locate: () => body.at('content', mediaType),
      },
    ]
  })
}

function content20(
  model: OpenApiModel,
  response: OpenApiNode,
  operation: OpenApiNode | undefined,
): readonly BodyForm[] {
  const schema = memberOf(response.value, 'schema')
  if (schema === undefined) return []
  return mediaTypes20(model, operation, 'produces').map((mediaType) => ({
    mediaType,
    schema,
    node: undefined,
    locate: () => response.at('schema'),
  }))
}

/** What an operation of 2.0 consumes or produces: its own list, else that of the document. */
export function mediaTypes20(
  model: OpenApiModel,
  operation: OpenApiNode | undefined,
  field: 'consumes' | 'produces',
): readonly string[] {
  const own = memberOf(operation?.value, field) !== undefined
  const list = arrayMember(own ? operation?.value : model.document.value, field)
  return list.filter((mediaType) => typeof mediaType === 'string')
}

/** Whether a response describes a body. */
export function describesContent(response: OpenApiNode): boolean {
  const content = objectMember(response.value, 'content')
  for (const mediaType in content) return Object.hasOwn(content, mediaType)
  if (content !== undefined) return false
  return isDataObject(memberOf(response.value, 'schema'))
}

/** The Request Body of an operation, behind a reference if there is one. */
export function requestBodyOf(
  model: OpenApiModel,
  operation: OpenApiNode,
): OpenApiNode | undefined {
  const node = model.nodeOf(memberOf(operation.value, 'requestBody'))
  return node && model.resolve(node)
}
