import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import type { Content } from '../../openapi/operation/content.ts'
import type { OperationView } from '../../openapi/operation/operation-view.ts'
import { parametersOf } from '../../openapi/operation/parameters.ts'
import { requestBodyOf } from '../../openapi/operation/request-body.ts'
import { responsesOf } from '../../openapi/operation/responses.ts'
import type { SchemaSource } from '../../openapi/schema/schema-source.ts'
import { ALL_FIELDS, fieldTree, type FieldTree } from '../field-tree.ts'
import type { PlaceUse } from '../place-use.ts'
import type { FieldList, OperationUse, RequestUse, ResponseUse } from '../usage.ts'
import { schemaAround, schemaReach, type SchemaReach } from './schema-reach.ts'

/** A part of a message, and how a consumer uses what lies in it. */
export interface MessagePart {
  /** Whether a place is one of this part's. */
  holds(location: Location): boolean
  useAt(location: Location): PlaceUse
}

const UNKNOWN: PlaceUse = { use: 'unknown' }
const ELSEWHERE: PlaceUse = { use: 'unknown', isElsewhere: true }
const UNUSED: PlaceUse = { use: 'unused' }
const USED: PlaceUse = { use: 'used' }

/** The parts of the request of an operation. */
export function requestParts(
  model: OpenApiModel,
  view: OperationView,
  { request = {} }: OperationUse,
): readonly MessagePart[] {
  const found = parametersOf(model, view)
  const parameters = [...found.parameters.values()].map((parameter) => {
    const schemas = [
      ...(parameter.schema === undefined ? [] : [parameter.schema]),
      ...[...parameter.content.values()].map(sourceOfNode),
    ]
    return namedPart(model, parameter.node, schemas, useOfParameter(request, parameter))
  })
  const body = requestBodyOf(model, view, found)
  if (body === undefined) return parameters
  return [...parameters, bodyPart(model, body.content, areaOf(body.location), request.body)]
}

/** The parts of the responses of an operation. */
export function responseParts(
  model: OpenApiModel,
  view: OperationView,
  { response = {} }: OperationUse,
): readonly MessagePart[] {
  const responses = responsesOf(model, view)
  const keys = [...responses.keys()]
  return [...responses.values()].flatMap(({ status, node, location, content, headers }) => {
    const isRead = readsStatus(response, status, keys)
    const own: MessagePart = {
      holds: (place) => isSame(place, location) || isSame(place, node.location),
      useAt: () => statusUse(response, isRead),
    }
    return [
      own,
      ...[...headers.values()].map((header) =>
        namedPart(
          model,
          header.node,
          header.schema === undefined ? [] : [header.schema],
          isRead ? useOfName(response.headers, header.name.toLowerCase(), true) : UNUSED,
        ),
      ),
      bodyPart(model, content, areaOf(node.location, 'content'), isRead ? response.body : NOTHING),
    ]
  })
}

/** Where a body is described, apart from its schemas. */
interface BodyArea {
  readonly whole: Location
  /** The media types. */
  readonly content: Location
}

/** @param step where the body lies in the holder; absent: the holder is the body */
function areaOf(holder: Location, step?: 'content'): BodyArea {
  const content = { ...holder, pointer: `${holder.pointer}/content` }
  return { whole: step === undefined ? holder : content, content }
}

const NOTHING: FieldList = { fields: [], isComplete: true }

function sourceOfNode(node: OpenApiNode): SchemaSource {
  const schema = node.value['schema']
  return schema === undefined
    ? { value: node.value, node, path: [] }
    : { value: schema, node, path: ['schema'] }
}

function useOfParameter(
  request: RequestUse,
  { name, in: place }: { readonly name: string; readonly in: string },
): PlaceUse {
  switch (place) {
    case 'path':
      return USED // whoever calls the operation fills its path
    case 'query':
      return useOfName(request.query, name, false)
    case 'header':
      return useOfName(request.headers, name, true)
    default:
      return UNKNOWN
  }
}

function useOfName(list: FieldList | undefined, name: string, isHeader: boolean): PlaceUse {
  if (list === undefined) return UNKNOWN
  const found = list.fields.find(({ path }) =>
    isHeader ? path.toLowerCase() === name.toLowerCase() : path === name,
  )
  if (found === undefined) return list.isComplete ? UNUSED : UNKNOWN
  return { use: 'used', isText: true, ...(found.values !== undefined && { values: found.values }) }
}

/** A parameter or header: used as a whole or not. */
function namedPart(
  model: OpenApiModel,
  node: OpenApiNode,
  schemas: readonly SchemaSource[],
  use: PlaceUse,
): MessagePart {
  const reach = lazily(() => schemaReach(model, schemas))
  const own = node.location
  return {
    holds: (location) =>
      isWithin(location, own) || schemaAround(reach().places, location) !== undefined,
    useAt: () => use,
  }
}

function bodyPart(
  model: OpenApiModel,
  content: Content,
  area: BodyArea,
  list: FieldList | undefined,
): MessagePart {
  const sources = [...content.values()].flatMap(({ schema, itemSchema }) =>
    [schema, itemSchema].filter((source) => source !== undefined),
  )
  const all = lazily(() => schemaReach(model, sources))
  const used = lazily((): SchemaReach => {
    const tree = list === undefined ? NO_FIELDS : treeOf(list)
    return tree === NO_FIELDS ? EMPTY : schemaReach(model, sources, tree)
  })
  return {
    holds: (location) =>
      isWithin(location, area.whole) || schemaAround(all().places, location) !== undefined,
    useAt: (location) => {
      if (list === undefined) return UNKNOWN
      const schema = schemaAround(all().places, location)
      if (schema === undefined) return useOfBody(list, location, area)
      if (used().places.has(schema)) {
        const values = used().places.get(schema)
        return { use: 'used', ...(values !== undefined && { values }) }
      }
      return list.isComplete && !used().isTruncated ? UNUSED : UNKNOWN
    },
  }
}

const NO_FIELDS: FieldTree = { children: new Map(), isWhole: false, values: undefined }
const EMPTY: SchemaReach = { places: new Map(), isTruncated: false }

function treeOf({ fields }: FieldList): FieldTree {
  if (fields.length === 0) return NO_FIELDS
  return fields.some(({ path }) => path === '') ? ALL_FIELDS : fieldTree(fields)
}

/** Which of several media types a consumer uses, fields do not say. */
function useOfBody(list: FieldList, location: Location, { content }: BodyArea): PlaceUse {
  if (list.fields.length === 0) return list.isComplete ? UNUSED : UNKNOWN
  return isWithin(location, content) ? UNKNOWN : USED
}

function statusUse({ statuses }: ResponseUse, isRead: boolean): PlaceUse {
  if (statuses === undefined) return UNKNOWN
  return isRead ? USED : UNUSED
}

/** Whether a listed status is answered by this response, and not by a more exact one. */
function readsStatus(
  { statuses }: ResponseUse,
  status: string,
  declared: readonly string[],
): boolean {
  if (statuses === undefined) return true
  return statuses.some((listed) => {
    if (declared.includes(listed)) return listed === status
    const range = `${listed.charAt(0)}XX`
    return declared.includes(range) ? range === status : status === 'default'
  })
}

function isSame(one: Location, other: Location): boolean {
  return one.file === other.file && one.pointer === other.pointer
}

function isWithin({ file, pointer }: Location, holder: Location): boolean {
  return (
    file === holder.file && (pointer === holder.pointer || pointer.startsWith(`${holder.pointer}/`))
  )
}

function lazily<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => (known ??= { value: compute() }).value
}

/** How a consumer uses what stands at a place, over all parts that hold it. */
export function useAt(parts: readonly MessagePart[], location: Location): PlaceUse {
  const uses = parts.filter((part) => part.holds(location)).map((part) => part.useAt(location))
  return (
    uses.find(({ use }) => use === 'used') ??
    uses.find(({ use }) => use === 'unknown') ??
    (uses.length === 0 ? ELSEWHERE : UNUSED)
  )
}
