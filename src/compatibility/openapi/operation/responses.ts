import { isDataObject } from '../../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { sourceAt, type SchemaSource } from '../schema/schema-source.ts'
import { contentOf, contentOf2, type Content } from './content.ts'
import { mediaTypesOf } from './parameters.ts'
import { resolved, type OperationView } from './operation-view.ts'

export interface HeaderView {
  /** As written. */
  readonly name: string
  readonly node: OpenApiNode
  readonly isRequired: boolean
  readonly schema: SchemaSource | undefined
  /** Schemas by media type, for headers that are serialised as one. */
  readonly content: ReadonlyMap<string, OpenApiNode>
}

/** One response of an operation. Most are as they were, and nobody asks what is in them. */
export class ResponseView {
  /** A status code, a range such as `2XX`, or `default`. */
  readonly status: string
  readonly node: OpenApiNode
  readonly #model: OpenApiModel
  readonly #operation: OpenApiNode
  readonly #written: string

  /** @param written the status as it is listed */
  constructor(model: OpenApiModel, operation: OpenApiNode, written: string, node: OpenApiNode) {
    this.status = statusOf(written)
    this.node = node
    this.#model = model
    this.#operation = operation
    this.#written = written
  }

  /** Where the status is listed: several operations can refer to one response. */
  get location(): Location {
    return this.#operation.at('responses', this.#written)
  }

  get content(): Content {
    return contentOfResponse(this.#model, this.#operation, this.node)
  }

  /** By name in lower case (RFC 9110, section 5.1). */
  get headers(): ReadonlyMap<string, HeaderView> {
    return headersOf(this.#model, this.node)
  }

  get links(): ReadonlyMap<string, OpenApiNode> {
    return namedNodes(this.#model, this.node.value['links'])
  }
}

/** The responses of an operation by their status. */
export function responsesOf(
  model: OpenApiModel,
  { node: operation }: OperationView,
): ReadonlyMap<string, ResponseView> {
  const found = new Map<string, ResponseView>()
  const responses = operation.value['responses']
  if (!isDataObject(responses)) return found
  for (const [written, value] of Object.entries(responses)) {
    const node = written.startsWith('x-') ? undefined : resolved(model, model.nodeOf(value))
    if (node === undefined) continue
    const response = new ResponseView(model, operation, written, node)
    found.set(response.status, response)
  }
  return found
}

/** A status as it is compared: `2xx` is `2XX`. */
export function statusOf(written: string): string {
  return written.toUpperCase() === 'DEFAULT' ? 'default' : written.toUpperCase()
}

function contentOfResponse(
  model: OpenApiModel,
  operation: OpenApiNode,
  node: OpenApiNode,
): Content {
  if (model.version !== '2.0') return contentOf(model, node)
  const schema = sourceAt(model, node, 'schema')
  if (schema === undefined) return new Map()
  return contentOf2(model, operation, 'produces', { schema, node }, 'application/json')
}

function headersOf(model: OpenApiModel, response: OpenApiNode): ReadonlyMap<string, HeaderView> {
  const headers = new Map<string, HeaderView>()
  for (const [name, node] of namedNodes(model, response.value['headers'])) {
    if (name.toLowerCase() === 'content-type') continue // what the media types say
    const schema: SchemaSource | undefined =
      model.version === '2.0'
        ? { value: node.value, node, path: [] }
        : sourceAt(model, node, 'schema')
    headers.set(name.toLowerCase(), {
      name,
      node,
      isRequired: node.value['required'] === true,
      schema,
      content: mediaTypesOf(model, node.value['content']),
    })
  }
  return headers
}

/** The objects of a map by name, references followed. */
export function namedNodes(model: OpenApiModel, map: unknown): ReadonlyMap<string, OpenApiNode> {
  const found = new Map<string, OpenApiNode>()
  if (typeof map !== 'object' || map === null) return found
  for (const [name, value] of Object.entries(map as Record<string, never>)) {
    const node = resolved(model, model.nodeOf(value))
    if (node !== undefined) found.set(name, node)
  }
  return found
}
