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
      query: { fields: queryOf(memberOf(request, 'query')), isComplete: true },
      headers: { fields: headersOf(request), isComplete: false },
      body: bodyOf(request, !hasMatchers(request)),
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
function queryOf(query: DataValue | undefined): readonly FieldUse[] {
  if (typeof query === 'string') {
    return [...new Set(new URLSearchParams(query).keys())].map((path) => ({ path }))
  }
  return isDataObject(query) ? Object.keys(query).map((path) => ({ path })) : []
}

function headersOf(message: DataObject): readonly FieldUse[] {
  return Object.keys(objectMember(message, 'headers') ?? {}).map((path) => ({ path }))
}

/** With matchers an example stands for other values, too. */
function hasMatchers(message: DataObject): boolean {
  const rules = objectMember(message, 'matchingRules')
  return rules !== undefined && Object.keys(rules).some((name) => /^(?:body$|\$\.body)/.test(name))
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
