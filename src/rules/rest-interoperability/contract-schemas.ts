import { isDataArray, isDataObject } from '../../contracts/index.ts'
import type { DataObject, DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { evaluateSchema } from '../rulesets/json-schema/evaluate-schema.ts'
import { EvaluationBudgetError, SchemaMistake } from '../rulesets/json-schema/model.ts'
import type { SchemaError } from '../rulesets/json-schema/model.ts'
import { SchemaDocument } from '../rulesets/json-schema/schema-document.ts'
import { ResourcesOfContract } from './resources-of-contract.ts'

/** Which properties a message of one direction may leave out although they are required. */
export type Direction = 'request' | 'response' | 'either'

/** The first fault of a value by a schema; `undecided` when nobody can say, and why. */
export type ValueVerdict = SchemaError | { readonly undecided: string } | undefined

/** Judges values by the schemas of one description. */
export interface ContractSchemas {
  /**
   * @param schema a Schema Object as written, perhaps a reference
   * @returns undefined when the value is valid
   */
  judge(value: DataValue, schema: DataValue, direction: Direction): ValueVerdict
}

/** Subschemas applied to all values of a description; GitHub's 13 MB take 58,000. */
const MOST_STEPS = 1_000_000

/** What the values of a description are judged by, made once for all its rules. */
export function contractSchemas(model: OpenApiModel): ContractSchemas {
  const isDraft4 = model.version === '2.0' || model.version === '3.0'
  const merged = new Map<DataObject, DataValue>()
  /** By schemas that were made of a reference and what stands beside it: the object as written. */
  const written = new Map<DataObject, DataObject>()
  const dereference = (object: DataObject): DataValue => {
    const known = merged.get(object)
    if (known !== undefined) return known
    const schema = behindReference(model, object, !isDraft4)
    merged.set(object, schema)
    if (isDataObject(schema) && model.nodeOf(schema) === undefined) written.set(schema, object)
    return schema
  }
  const isDynamic = model.references.some(({ path: [keyword] }) => keyword === '$dynamicRef')
  const document = new SchemaDocument(true, {
    dialect: isDraft4 ? 'draft4' : 'draft2020-12',
    trust: 'foreign',
    contract: {
      dereference,
      nullableBy: ['nullable'],
      dynamicScope: isDynamic
        ? new ResourcesOfContract(model, (schema) => written.get(schema) ?? schema)
        : undefined,
    },
  })
  const budget = { remaining: MOST_STEPS }
  let oneWay: OneWayProperties | undefined
  return {
    judge(value, schema, direction) {
      try {
        const [first] = evaluateSchema(value, document, { allErrors: false, start: schema, budget })
        if (first?.keyword !== 'required') return first
        oneWay ??= oneWayProperties(model)
        const all = evaluateSchema(value, document, { allErrors: true, start: schema, budget })
        return withoutOneWay(all, oneWay, direction)
      } catch (error) {
        // A pattern that is no regular expression, or a schema that branches without end.
        if (error instanceof SchemaMistake || error instanceof EvaluationBudgetError) {
          return { undecided: error.message }
        }
        throw error
      }
    },
  }
}

/**
 * What a reference stands for, with what stands beside it and beside those that it leads over; anything goes where it
 * leads nowhere, which other rules report.
 */
function behindReference(
  model: OpenApiModel,
  object: DataObject,
  keepsSiblings: boolean,
): DataValue {
  const node = model.nodeOf(object)
  const end = node && model.resolve(node)
  if (node === undefined || end?.kind !== 'Schema' || end.value === object) return {}
  if (!keepsSiblings) return end.value
  const siblings = siblingsOf(object)
  const target = nextSchema(model, node) ?? end.value
  const isLast = !Object.hasOwn(target, '$ref')
  if (isLast && Object.keys(siblings).length === 0) return target
  const { allOf } = siblings
  return { ...siblings, allOf: [...(isDataArray(allOf) ? allOf : []), target] }
}

/** The first schema on the way of a reference that says more than where the way goes on. */
function nextSchema(model: OpenApiModel, from: OpenApiNode): DataObject | undefined {
  let target = model.targetOf(from)
  while (target?.kind === 'node') {
    const { value } = target.node
    if (!Object.hasOwn(value, '$ref') || Object.keys(siblingsOf(value)).length > 0) return value
    target = model.targetOf(target.node)
  }
  return undefined
}

function siblingsOf(object: DataObject): DataObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== '$ref'))
}

interface OneWayProperties {
  readonly readOnly: ReadonlySet<string>
  readonly writeOnly: ReadonlySet<string>
}

function oneWayProperties({ nodes }: OpenApiModel): OneWayProperties {
  const readOnly = new Set<string>()
  const writeOnly = new Set<string>()
  for (const { path, value } of nodes) {
    if (path[0] !== 'properties' || !isDataObject(value)) continue
    if (value['readOnly'] === true) readOnly.add(path[1] ?? '')
    if (value['writeOnly'] === true) writeOnly.add(path[1] ?? '')
  }
  return { readOnly, writeOnly }
}

/** The first fault that is not the absence of a property which the message may leave out. */
function withoutOneWay(
  errors: readonly SchemaError[],
  { readOnly, writeOnly }: OneWayProperties,
  direction: Direction,
): SchemaError | undefined {
  const mayLack = (name: string) =>
    (direction !== 'response' && readOnly.has(name)) ||
    (direction !== 'request' && writeOnly.has(name))
  const remaining = errors.filter(({ keyword, message }) => {
    const name = /"(.*)"$/s.exec(message)?.[1] ?? ''
    return keyword !== 'required' || !mayLack(name)
  })
  if (remaining.length === errors.length) return errors[0]
  // That none of several forms fits may follow from the property that is rightly absent.
  return remaining.some(({ keyword }) => /^(?:oneOf|anyOf|if|not)$/.test(keyword))
    ? undefined
    : remaining[0]
}
