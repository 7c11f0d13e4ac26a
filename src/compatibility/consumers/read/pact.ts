import {
  arrayMember,
  isDataArray,
  isDataObject,
  memberOf,
  objectMember,
  stringMember,
} from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { pathBelow } from '../field-tree.ts'
import type { ConsumerUsage, FieldList, FieldUse, OperationUse } from '../usage.ts'

const MOST_FIELDS = 5_000 // of one body; what lies beyond is not known
const DEEPEST = 64

/** Whether a document is a pact (Pact specification 2 to 4): two parties and what they say to each other. */
export function isPact(value: DataValue): value is DataObject {
  return (
    stringMember(objectMember(value, 'consumer'), 'name') !== undefined &&
    objectMember(value, 'provider') !== undefined &&
    (isDataArray(memberOf(value, 'interactions')) || isDataArray(memberOf(value, 'messages')))
  )
}

const MOST_INTERACTIONS = 5_000
const LONGEST_PATH = 2_000 // characters, as of an operation in a consumer contract
const LONGEST_NAME = 300 // characters

/** Why a pact is more than anybody asks for, in half a sentence; undefined when it is not. */
export function excessOfPact(pact: DataObject): string | undefined {
  const interactions = arrayMember(pact, 'interactions')
  if (interactions.length > MOST_INTERACTIONS) {
    return `it has ${interactions.length} interactions, and ${MOST_INTERACTIONS} are the most that are read`
  }
  const name = stringMember(memberOf(pact, 'consumer'), 'name') ?? ''
  if (name.length > LONGEST_NAME) {
    return `the name of its consumer has ${name.length} characters, and ${LONGEST_NAME} are the most`
  }
  for (const [index, interaction] of interactions.entries()) {
    const request = objectMember(interaction, 'request')
    const { length } =
      `${stringMember(request, 'method') ?? ''} ${stringMember(request, 'path') ?? ''}`
    if (length > LONGEST_PATH) {
      return `method and path of /interactions/${index}/request have ${length} characters, and ${LONGEST_PATH} are the most`
    }
  }
  return undefined
}

/**
 * What the HTTP interactions of a pact use; without any, what is used is not known. A request holds what its example holds, and nothing else but headers;
 * of a response a consumer reads what the example names, since providers may send more. Messages that travel over
 * something else than HTTP say nothing about operations and are left out.
 */
export function usageOfPact(pact: DataObject): ConsumerUsage {
  const operations = arrayMember(pact, 'interactions').flatMap(
    (interaction) => useOf(interaction) ?? [],
  )
  return {
    consumer: stringMember(memberOf(pact, 'consumer'), 'name') ?? '',
    operations: operations.length === 0 ? undefined : operations,
  }
}

function useOf(interaction: DataValue): OperationUse | undefined {
  const request = objectMember(interaction, 'request')
  const response = objectMember(interaction, 'response')
  const method = stringMember(request, 'method')
  const path = stringMember(request, 'path')
  if (request === undefined || method === undefined || path === undefined) return undefined
  const status = memberOf(response, 'status')
  return {
    operation: `${method.toUpperCase()} ${path}`,
    request: {
      query: { fields: queryOf(request), isComplete: true },
      headers: { fields: headersOf(request), isComplete: false },
      body: bodyOf(request, !hasMatchers(request, /^(?:body$|\$\.body)/)),
    },
    ...(response !== undefined && {
      response: {
        ...(typeof status === 'number' && { statuses: [String(status)] }),
        headers: { fields: headersOf(response), isComplete: true },
        body: bodyOf(response, false),
      },
    }),
  }
}

/** A text in version 2, names with values from version 3 on. */
function queryOf(request: DataObject): readonly FieldUse[] {
  const query = memberOf(request, 'query')
  const withValues = !hasMatchers(request, /^(?:query$|\$\.query)/)
  if (typeof query === 'string') {
    const sent = new URLSearchParams(query)
    return [...new Set(sent.keys())].map((path) => ({
      path,
      ...(withValues && { values: sent.getAll(path) }),
    }))
  }
  if (!isDataObject(query)) return []
  return Object.entries(query).map(([path, value]) => {
    const values = isDataArray(value) ? value : [value]
    return { path, ...(withValues && values.every(isText) && { values }) }
  })
}

function isText(value: DataValue): value is string {
  return typeof value === 'string'
}

function headersOf(message: DataObject): readonly FieldUse[] {
  return Object.keys(objectMember(message, 'headers') ?? {}).map((path) => ({ path }))
}

/** With matchers an example stands for other values, too. */
function hasMatchers(message: DataObject, part: RegExp): boolean {
  const rules = objectMember(message, 'matchingRules')
  return rules !== undefined && Object.keys(rules).some((name) => part.test(name))
}

function bodyOf(message: DataObject, withValues: boolean): FieldList {
  const body = contentOf(memberOf(message, 'body'))
  if (body === undefined || body === null) return { fields: [], isComplete: true }
  if (typeof body !== 'object') return { fields: [{ path: '' }], isComplete: true }
  const fields: FieldUse[] = []
  const isComplete = collect(body, '', { fields, withValues, depth: 0 })
  return { fields, isComplete }
}

/** Version 4 wraps a body with its media type and encoding. */
function contentOf(body: DataValue | undefined): DataValue | undefined {
  if (!isDataObject(body) || memberOf(body, 'content') === undefined) return body
  const isWrapped = Object.keys(body).every((name) => WRAPPING.has(name))
  if (!isWrapped) return body
  const content = memberOf(body, 'content')
  const encoded = memberOf(body, 'encoded')
  if (typeof content !== 'string' || encoded !== 'JSON') return content
  try {
    return JSON.parse(content) as DataValue
  } catch (error) {
    if (error instanceof SyntaxError) return content // read as a whole, then
    throw error
  }
}

const WRAPPING: ReadonlySet<string> = new Set([
  'content',
  'contentType',
  'encoded',
  'contentTypeHint',
])

interface Collecting {
  readonly fields: FieldUse[]
  readonly withValues: boolean
  readonly depth: number
}

/** Answers whether nothing was left out. */
function collect(value: DataValue, path: string, collecting: Collecting): boolean {
  const { fields, withValues, depth } = collecting
  if (fields.length >= MOST_FIELDS) return false
  const inner = { ...collecting, depth: depth + 1 }
  const parts: readonly (readonly [string, DataValue])[] = isDataArray(value)
    ? value.map((item) => [`${path}[]`, item])
    : isDataObject(value)
      ? Object.entries(value).map(([name, member]) => [pathBelow(path, name), member])
      : []
  if (parts.length > 0 && depth < DEEPEST) {
    return parts.map(([place, part]) => collect(part, place, inner)).every(Boolean)
  }
  const isScalar = typeof value !== 'object' || value === null
  fields.push({ path, ...(withValues && isScalar && { values: [value] }) })
  return true
}
