import {
  isDataArray,
  isDataObject,
  memberOf,
  stringMember,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'
import type { DocumentGraph } from '../graph/document-graph.ts'
import { takesNoOptions } from './function-options.ts'
import type { NodeFunction } from './ruleset-function.ts'
import { shownValue } from './shown-value.ts'

/**
 * `typedEnum`: the values of a schema's `enum` are of the schema's `type`, by JSON Schema's types; null is one of a
 * schema that its version of OpenAPI calls nullable.
 */
export const typedEnum: NodeFunction = {
  name: 'typedEnum',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      if (!isDataObject(value)) return
      const values = memberOf(value, 'enum')
      const types = typesOf(value)
      if (!isDataArray(values) || types === undefined) return
      const isNullable = isNullableIn(graph, value)
      for (const [index, item] of values.entries()) {
        if (types.some((one) => isOfType(item, one))) continue
        if (item === null && isNullable) continue
        const message = `the value ${shownValue(item)} of the enum is not of the type ${types.join(', ')}`
        yield { message, path: ['enum', index] }
      }
    }
  },
}

/** Undefined where the type is no name and no list of names: then it says nothing about values. */
function typesOf(schema: DataObject): readonly string[] | undefined {
  const type = memberOf(schema, 'type')
  if (typeof type === 'string') return [type]
  if (!isDataArray(type)) return undefined
  const names = type.filter((name) => typeof name === 'string')
  return names.length === type.length ? names : undefined
}

/** OpenAPI 3.0 has `nullable`, 2.0 the extension that stands for it; from 3.1 on there is the type null. */
function isNullableIn(graph: DocumentGraph, schema: DataObject): boolean {
  const root = graph.root.value
  if (stringMember(root, 'openapi')?.startsWith('3.0') === true) {
    return memberOf(schema, 'nullable') === true
  }
  return memberOf(root, 'swagger') !== undefined && memberOf(schema, 'x-nullable') === true
}

function isOfType(value: DataValue, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return isDataArray(value)
    case 'object':
      return isDataObject(value)
    case 'null':
      return value === null
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return false
  }
}
