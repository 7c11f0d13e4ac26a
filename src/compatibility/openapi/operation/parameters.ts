import { arrayMember, isDataArray, isDataObject, stringMember } from '../../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { sourceAt, type SchemaSource } from '../schema/schema-source.ts'
import { isMissing, resolved, type OperationView } from './operation-view.ts'

/** A parameter of an operation, whichever version writes it. */
export interface ParameterView {
  readonly name: string
  readonly in: string
  /** Tells parameters of an operation apart; path parameters by their position in the path. */
  readonly key: string
  readonly node: OpenApiNode
  readonly isOfPath: boolean
  readonly isRequired: boolean
  readonly schema: SchemaSource | undefined
  /** Schemas by media type, for parameters that are serialised as one. */
  readonly content: ReadonlyMap<string, OpenApiNode>
  /** How values are written: `form, exploded`. */
  readonly style: string
  readonly isRepeated: boolean
}

export interface ParametersOfOperation {
  readonly parameters: ReadonlyMap<string, ParameterView>
  /** OpenAPI 2.0: what 3.0 calls the request body. */
  readonly body: OpenApiNode | undefined
  readonly form: readonly OpenApiNode[]
  /** Whether one of them is a reference that leads nowhere. */
  readonly isAnyMissing: boolean
}

/** The parameters of an operation with those of its path, which it can override (OpenAPI 3.0, section 4.7.9). */
export function parametersOf(model: OpenApiModel, operation: OperationView): ParametersOfOperation {
  const parameters = new Map<string, ParameterView>()
  let body: OpenApiNode | undefined
  const form = new Map<string, OpenApiNode>()
  for (const holder of [operation.pathItem, operation.node]) {
    for (const node of nodesOf(model, holder.value['parameters'])) {
      const place = stringMember(node.value, 'in')
      if (place === 'body') body = node
      else if (place === 'formData') form.set(stringMember(node.value, 'name') ?? '', node)
      else {
        const view = viewOf(model, node, operation, holder === operation.pathItem)
        if (view !== undefined) parameters.set(view.key, view)
      }
    }
  }
  const isAnyMissing = [operation.pathItem, operation.node].some(({ value }) =>
    arrayMember(value, 'parameters').some((item) => isMissing(model, item)),
  )
  return { parameters, body, form: [...form.values()], isAnyMissing }
}

function nodesOf(model: OpenApiModel, list: DataValue | undefined): readonly OpenApiNode[] {
  if (!isDataArray(list)) return []
  return list.flatMap((item) => resolved(model, model.nodeOf(item)) ?? [])
}

/** Headers that say what other parts of a description say (OpenAPI 3.0, section 4.7.12.1). */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

function viewOf(
  model: OpenApiModel,
  node: OpenApiNode,
  operation: OperationView,
  isOfPath: boolean,
): ParameterView | undefined {
  const { value } = node
  const name = stringMember(value, 'name')
  const place = stringMember(value, 'in')
  if (name === undefined || place === undefined) return undefined
  if (place === 'header' && model.version !== '2.0' && IGNORED_HEADERS.has(name.toLowerCase())) {
    return undefined
  }
  const written = styleOf(node, place)
  const is2 = model.version === '2.0'
  return {
    name,
    in: place,
    key: keyOf(name, place, operation),
    node,
    isOfPath,
    isRequired: value['required'] === true || place === 'path',
    schema: is2 ? { value, node, path: [] } : sourceAt(model, node, 'schema'),
    content: mediaTypesOf(model, value['content']),
    style: written.text,
    isRepeated: written.isRepeated,
  }
}

/** Names of headers have no case (RFC 9110, section 5.1); names of path parameters are not sent at all. */
function keyOf(name: string, place: string, { pathParameters }: OperationView): string {
  if (place === 'header') return `header ${name.toLowerCase()}`
  if (place !== 'path') return `${place} ${name}`
  const position = pathParameters.indexOf(name)
  return position === -1 ? `path ${name}` : `path ${position}`
}

/** The schemas, or media type objects, of a `content` field by their media type. */
export function mediaTypesOf(
  model: OpenApiModel,
  content: DataValue | undefined,
): ReadonlyMap<string, OpenApiNode> {
  const found = new Map<string, OpenApiNode>()
  if (!isDataObject(content)) return found
  for (const [name, value] of Object.entries(content)) {
    const node = resolved(model, model.nodeOf(value))
    if (node !== undefined) found.set(name, node)
  }
  return found
}

/** Style and explode with their defaults (OpenAPI 3.0, section 4.7.12.2); in 2.0 the format of collections. */
function styleOf(
  { value }: OpenApiNode,
  place: string,
): { readonly text: string; readonly isRepeated: boolean } {
  const collection = stringMember(value, 'collectionFormat')
  if (value['schema'] === undefined && value['type'] !== undefined) {
    if (collection === 'multi') return { text: 'form, exploded', isRepeated: true }
    const text = { ssv: 'spaceDelimited', tsv: 'tabDelimited', pipes: 'pipeDelimited' }[
      collection ?? ''
    ]
    return { text: text ?? (place === 'query' ? 'form' : 'simple'), isRepeated: false }
  }
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple'
  const style = stringMember(value, 'style') ?? usual
  const explode = typeof value['explode'] === 'boolean' ? value['explode'] : style === 'form'
  return {
    text: explode ? `${style}, exploded` : style,
    isRepeated: usual === 'form' && style === 'form' && explode,
  }
}
