import { isDataObject, memberOf, objectMember } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'
import type { Direction } from './contract-schemas.ts'
import { isJson } from './media-type.ts'
import { nodesOf } from './nodes-of.ts'
import { parametersAreText } from './parameter-schema.ts'

/** A value that a description shows for a body, parameter or header, and the schema that it is held to. */
export interface ExampleValue {
  readonly value: DataValue
  readonly schema: DataValue
  readonly direction: Direction
  /** Where the value stands: a node, and the way from there. */
  readonly node: OpenApiNode
  readonly path: readonly string[]
}

/** All examples beside a schema, in JSON where they are of a body; each value and schema once. */
export function* exampleValues(context: RuleContext<OpenApiModel>): Generator<ExampleValue> {
  const { model } = context
  const judged = new Map<OpenApiNode, Set<DataValue>>()
  for (const holder of nodesOf(context, 'MediaType', 'Parameter', 'Header', 'Response')) {
    for (const example of examplesOf(model, holder)) {
      if (example.node !== holder) {
        const schemas = judged.get(example.node) ?? new Set()
        if (schemas.has(example.schema)) continue
        judged.set(example.node, schemas.add(example.schema))
      }
      yield example
    }
  }
}

function* examplesOf(model: OpenApiModel, holder: OpenApiNode): Generator<ExampleValue> {
  const schema = memberOf(holder.value, 'schema')
  if (!isDataObject(schema)) return
  if (model.version === '2.0') {
    if (holder.kind !== 'Response') return
    for (const [mediaType, value] of Object.entries(objectMember(holder.value, 'examples') ?? {})) {
      if (!isJson(mediaType)) continue
      yield { value, schema, direction: 'response', node: holder, path: ['examples', mediaType] }
    }
    return
  }
  if (!showsValues(model, holder, schema)) return
  const direction = directionOf(holder)
  const example = memberOf(holder.value, 'example')
  if (example !== undefined) {
    yield { value: example, schema, direction, node: holder, path: ['example'] }
  }
  for (const entry of Object.values(objectMember(holder.value, 'examples') ?? {})) {
    const written = model.nodeOf(entry)
    const node = written && model.resolve(written)
    if (node?.kind !== 'Example') continue
    for (const field of ['value', 'dataValue']) {
      const value = memberOf(node.value, field)
      if (value !== undefined) yield { value, schema, direction, node, path: [field] }
    }
  }
}

/** Whether examples are the values themselves, and not a text in another syntax that stands for them. */
function showsValues(model: OpenApiModel, holder: OpenApiNode, schema: DataValue): boolean {
  switch (holder.kind) {
    case 'MediaType':
      return isJson(holder.key)
    case 'Parameter':
    case 'Header':
      return !parametersAreText(model, schema)
    default:
      return false
  }
}

function directionOf(holder: OpenApiNode): Direction {
  const kind = holder.parent?.kind
  if (kind === 'RequestBody') return 'request'
  return kind === 'Response' ? 'response' : 'either'
}
