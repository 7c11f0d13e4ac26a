import type { Contract, OpenApiModel } from '../../../contracts/index.ts'
import { pathsOf, type OperationView } from '../../openapi/operation/operation-view.ts'
import { parametersOf } from '../../openapi/operation/parameters.ts'
import { requestBodyOf } from '../../openapi/operation/request-body.ts'
import { responsesOf } from '../../openapi/operation/responses.ts'
import type { Content } from '../../openapi/operation/content.ts'
import type { SchemaSource } from '../../openapi/schema/schema-source.ts'
import { SchemaView } from '../../openapi/schema/schema-view.ts'
import { BODY_BOUNDS } from '../body-bounds.ts'
import { ANY_NAME, pathBelow } from '../field-tree.ts'
import type { ConsumerUsage, FieldList, FieldUse, OperationUse } from '../usage.ts'
import { FREE_NAMES } from '../open-api/schema-reach.ts'
import { fieldsOfMessages } from '../xml/fields-of-messages.ts'

/**
 * What a consumer's own description of the service names: its operations, and the fields that it declares for
 * their messages. What it does not declare, its client neither sends nor reads.
 */
export function usageOfDescription(contract: Contract, consumer: string): ConsumerUsage {
  const { model } = contract
  if (model.kind !== 'openapi') return { consumer, operations: fieldsOfMessages(contract) }
  const operations = [...pathsOf(model).values()].flatMap((path) => path.operations)
  return { consumer, operations: operations.map((operation) => useOf(model, operation)) }
}

function useOf(model: OpenApiModel, view: OperationView): OperationUse {
  const found = parametersOf(model, view)
  const parameters = [...found.parameters.values()]
  const named = (place: string): FieldList => ({
    fields: parameters.flatMap(({ in: where, name }) => (where === place ? [{ path: name }] : [])),
    isComplete: true,
  })
  const body = requestBodyOf(model, view, found)
  const responses = [...responsesOf(model, view).values()]
  const headers = new Set(responses.flatMap((response) => [...response.headers.keys()]))
  return {
    operation: view.name,
    request: {
      query: named('query'),
      headers: named('header'),
      body: fieldsOf(model, body === undefined ? [] : [body.content]),
    },
    response: {
      statuses: responses.map(({ status }) => status),
      headers: { fields: [...headers].map((path) => ({ path })), isComplete: true },
      body: fieldsOf(
        model,
        responses.map(({ content }) => content),
      ),
    },
  }
}

function fieldsOf(model: OpenApiModel, contents: readonly Content[]): FieldList {
  const paths = new Set<string>()
  const budget = { visits: BODY_BOUNDS.visits }
  const sources = contents.flatMap((content) =>
    [...content.values()].flatMap(({ schema, itemSchema }) =>
      [schema, itemSchema].filter((source) => source !== undefined),
    ),
  )
  const isComplete = sources
    .map((source) => collect(model, [source], '', { paths, around: new Set(), budget }))
    .every(Boolean)
  const fields: readonly FieldUse[] = [...paths].map((path) => ({ path }))
  return { fields, isComplete }
}

interface Collecting {
  readonly paths: Set<string>
  /** The schemas around; one that holds itself is used with all that it holds. */
  readonly around: ReadonlySet<unknown>
  /** How many schemas may still be looked at. */
  readonly budget: { visits: number }
}

/** Answers whether nothing was left out. */
function collect(
  model: OpenApiModel,
  sources: readonly SchemaSource[],
  path: string,
  { paths, around, budget }: Collecting,
): boolean {
  if (paths.size >= BODY_BOUNDS.fields || budget.visits === 0) return false
  budget.visits -= 1
  const view = new SchemaView(model, sources)
  const values = view.holders.map(({ value }) => value)
  const isAgain = values.some((value) => around.has(value)) || around.size > BODY_BOUNDS.depth
  const inner = { paths, around: new Set([...around, ...values]), budget }
  const parts: readonly (readonly [string, readonly SchemaSource[]])[] = isAgain
    ? []
    : [
        ...[...view.maps('properties')].map(
          ([name, property]) => [pathBelow(path, name), property] as const,
        ),
        ...listed(`${path}[]`, view.schemas('items')),
        ...FREE_NAMES.flatMap((keyword) => listed(path + ANY_NAME, allowed(view.schemas(keyword)))),
        ...[...view.maps('patternProperties').values()].flatMap((schemas) =>
          listed(path + ANY_NAME, allowed(schemas)),
        ),
        ...['oneOf', 'anyOf'].flatMap((keyword) =>
          view.holders.flatMap((holder) =>
            view.isInlined(holder, keyword)
              ? []
              : view.list(keyword, holder).map((member) => [path, [member]] as const),
          ),
        ),
      ]
  if (parts.length === 0) {
    paths.add(path)
    return true
  }
  return parts.map(([place, part]) => collect(model, part, place, inner)).every(Boolean)
}

/** Nothing where one of the schemas, all of which apply, forbids it. */
function allowed(sources: readonly SchemaSource[]): readonly SchemaSource[] {
  return sources.some(({ value }) => value === false) ? [] : sources
}

function listed(
  path: string,
  sources: readonly SchemaSource[],
): readonly (readonly [string, readonly SchemaSource[]])[] {
  return sources.length === 0 ? [] : [[path, sources]]
}
