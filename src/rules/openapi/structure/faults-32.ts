import { arrayMember, memberOf, objectMember, stringMember } from '../../../contracts/index.ts'
import type { OpenApiKind, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { ParameterLists } from '../parameters.ts'
import { operationsOf } from '../path-operations.ts'
import type { StructureFault } from './root-faults.ts'

type Judge = (node: OpenApiNode, model: OpenApiModel) => Iterable<StructureFault>

/** What the fields of an object of OpenAPI 3.2 say to each other, by the kind of object. */
const JUDGES: Readonly<Partial<Record<OpenApiKind, readonly Judge[]>>> = {
  Document: [selfFaults, tagFaults],
  License: [(node) => excluding(node, 'identifier', 'url')],
  PathItem: [methodFaults, queryFaults],
  Parameter: [examplesFaults, contentFaults, querystringFaults, reservedFaults],
  Header: [examplesFaults, contentFaults],
  MediaType: [examplesFaults, encodingFaults],
  Encoding: [encodingFaults],
  Example: [valueFaults],
  Link: [linkFaults],
  Xml: [xmlFaults],
  OAuthFlow: [flowFaults],
}

/** Faults of a description of OpenAPI 3.2 that lie between fields, in document order. */
export function* faultsOf32(model: OpenApiModel): Generator<StructureFault> {
  for (const node of model.nodes) {
    for (const judge of JUDGES[node.kind] ?? []) yield* judge(node, model)
  }
}

function has(node: OpenApiNode, field: string): boolean {
  return memberOf(node.value, field) !== undefined
}

function* excluding(node: OpenApiNode, one: string, other: string): Generator<StructureFault> {
  if (!has(node, one) || !has(node, other)) return
  yield { at: node.location, problem: `"${one}" and "${other}" exclude each other` }
}

/** 4.1.1: `$self` is the address of the document, so that it has no fragment. */
function* selfFaults(document: OpenApiNode): Generator<StructureFault> {
  if (stringMember(document.value, '$self')?.includes('#') !== true) return
  yield { at: document.at('$self'), problem: '"$self" has a fragment, and must name the document' }
}

/** 4.22.1: the parent of a tag is a tag, and no tag is above itself. */
function* tagFaults(document: OpenApiNode): Generator<StructureFault> {
  const tags = arrayMember(document.value, 'tags')
  const parentOf = new Map(
    tags.map((tag) => [stringMember(tag, 'name'), stringMember(tag, 'parent')]),
  )
  for (const [index, tag] of tags.entries()) {
    const name = stringMember(tag, 'name')
    const parent = stringMember(tag, 'parent')
    if (name === undefined || parent === undefined) continue
    const at = document.at('tags', index, 'parent')
    if (!parentOf.has(parent)) yield { at, problem: `no tag has the name "${parent}"` }
    else if (isAbove(name, parent, parentOf)) {
      yield { at, problem: `the tag "${name}" is above itself` }
    }
  }
}

function isAbove(
  name: string,
  parent: string,
  parentOf: ReadonlyMap<string | undefined, string | undefined>,
): boolean {
  const passed = new Set<string>()
  let current: string | undefined = parent
  while (current !== undefined && !passed.has(current)) {
    if (current === name) return true
    passed.add(current)
    current = parentOf.get(current)
  }
  return false
}

/** Those of the registry that have no field of their own are about thirty. */
const MOST_METHODS = 40
const FIXED_METHODS = /^(?:get|put|post|delete|options|head|patch|trace|query)$/i
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** 4.9.1: `additionalOperations` is for methods that have no field of their own. */
function* methodFaults(pathItem: OpenApiNode): Generator<StructureFault> {
  const more = objectMember(pathItem.value, 'additionalOperations')
  const methods = Object.keys(more ?? {})
  if (methods.length > MOST_METHODS) {
    const problem = `${methods.length} further methods are more than HTTP has`
    yield { at: pathItem.at('additionalOperations'), problem }
  }
  for (const method of methods) {
    const at = pathItem.at('additionalOperations', method)
    if (FIXED_METHODS.test(method)) {
      yield { at, problem: `the method "${method}" has a field of its own` }
    } else if (!TOKEN.test(method)) {
      yield { at, problem: `"${method}" cannot be a method: it is no token` }
    }
  }
}

/** 4.12.1: a whole query string is described once, and not beside single parameters of the query. */
function* queryFaults(pathItem: OpenApiNode, model: OpenApiModel): Generator<StructureFault> {
  const lists = new ParameterLists(model)
  for (const operation of operationsOf(model, [pathItem])) {
    const { parameters } = lists.effective([pathItem], operation)
    const whole = parameters.filter((parameter) => parameter.in === 'querystring')
    const [first, second] = whole
    if (first === undefined) continue
    if (second !== undefined) {
      yield { at: second.location, problem: 'the query string is described twice' }
    } else if (parameters.some((parameter) => parameter.in === 'query')) {
      const problem = 'parameters in "query" and in "querystring" exclude each other'
      yield { at: first.location, problem }
    }
  }
}

function* examplesFaults(node: OpenApiNode): Generator<StructureFault> {
  yield* excluding(node, 'example', 'examples')
}

/** 4.12.2: either a schema with a style, or content. */
function* contentFaults(node: OpenApiNode): Generator<StructureFault> {
  const isQuerystring = stringMember(node.value, 'in') === 'querystring'
  if (!has(node, 'schema') && !has(node, 'content') && !isQuerystring) {
    yield { at: node.location, problem: `a ${node.kind} has neither "schema" nor "content"` }
  }
  if (isQuerystring || !has(node, 'content')) return
  for (const field of ['schema', 'style', 'explode', 'allowReserved']) {
    yield* excluding(node, 'content', field)
  }
}

function* querystringFaults(parameter: OpenApiNode): Generator<StructureFault> {
  if (stringMember(parameter.value, 'in') !== 'querystring') return
  if (!has(parameter, 'content')) {
    yield {
      at: parameter.location,
      problem: 'a Parameter in "querystring" lacks the field "content"',
    }
  }
  for (const field of ['schema', 'style', 'explode', 'allowReserved']) {
    if (!has(parameter, field)) continue
    const problem = `"${field}" is no field of a Parameter in "querystring"`
    yield { at: parameter.at(field), problem }
  }
}

/** 4.12.2: reserved characters matter where values are percent-encoded. */
function* reservedFaults(parameter: OpenApiNode): Generator<StructureFault> {
  const place = stringMember(parameter.value, 'in')
  const isRaw =
    place === 'header' ||
    (place === 'cookie' && stringMember(parameter.value, 'style') === 'cookie')
  if (!isRaw || !has(parameter, 'allowReserved')) return
  const problem = '"allowReserved" is for values that are percent-encoded, and these are not'
  yield { at: parameter.at('allowReserved'), problem }
}

/** 4.14.1: parts are described by name, or by position. */
function* encodingFaults(node: OpenApiNode): Generator<StructureFault> {
  yield* excluding(node, 'encoding', 'prefixEncoding')
  yield* excluding(node, 'encoding', 'itemEncoding')
}

/** 4.19.1: a value is given in one way, and its serialised form at most once. */
function* valueFaults(example: OpenApiNode): Generator<StructureFault> {
  for (const field of ['dataValue', 'serializedValue', 'externalValue']) {
    yield* excluding(example, 'value', field)
  }
  yield* excluding(example, 'serializedValue', 'externalValue')
}

function* linkFaults(link: OpenApiNode): Generator<StructureFault> {
  yield* excluding(link, 'operationId', 'operationRef')
  if (has(link, 'operationId') || has(link, 'operationRef')) return
  yield { at: link.location, problem: 'a Link has neither "operationId" nor "operationRef"' }
}

/** 4.26.1: `nodeType` replaces the two fields before it. */
function* xmlFaults(xml: OpenApiNode): Generator<StructureFault> {
  yield* excluding(xml, 'nodeType', 'attribute')
  yield* excluding(xml, 'nodeType', 'wrapped')
}

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  clientCredentials: ['tokenUrl'],
  authorizationCode: ['authorizationUrl', 'tokenUrl'],
  deviceAuthorization: ['deviceAuthorizationUrl', 'tokenUrl'],
}

/** 4.29.1: the addresses that each flow needs. */
function* flowFaults(flow: OpenApiNode): Generator<StructureFault> {
  const needed = Object.hasOwn(ADDRESSES, flow.key) ? ADDRESSES[flow.key] : undefined
  for (const field of needed ?? []) {
    if (has(flow, field)) continue
    yield { at: flow.location, problem: `the flow "${flow.key}" lacks the field "${field}"` }
  }
}
