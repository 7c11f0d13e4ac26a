import { memberOf, type DataValue } from '../../../contracts/index.ts'
import { optionsObject } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import type { GraphNode } from '../graph/document-graph.ts'
import type { Complaint } from '../model.ts'
import { contractSchemas } from './contract-schemas.ts'
import { ResolvedValues } from './resolved-values.ts'
import { told } from './told-complaint.ts'

type Example = readonly [value: DataValue, way: readonly string[]]

/**
 * `mediaExample`: the examples beside a `schema` are valid by it. With `examples: values` each member of
 * `examples` is one, as in responses of 2.0; with `examples: objects` they are Example Objects, and `example`
 * beside them counts in their place.
 */
export const mediaExample: NodeFunction = {
  name: 'mediaExample',
  judges: 'node',
  configure(options, report) {
    const object = optionsObject(options, ['examples'], report)
    if (object === undefined) return undefined
    const kind = memberOf(object, 'examples')
    if (kind !== 'values' && kind !== 'objects') {
      report('examples must be "values" or "objects"', ['examples'])
      return undefined
    }
    return function* ({ value, node }, graph) {
      const values = new ResolvedValues(graph)
      const schema = values.object(value, 'schema')
      if (schema === undefined) return
      const examples = kind === 'values' ? membersOf(value, values) : examplesOf(value, values)
      const optional = kind === 'objects' ? optionalAt(node) : undefined
      for (const example of examples) {
        if ('message' in example) {
          yield example
          continue
        }
        const [instance, way] = example
        for (const complaint of contractSchemas(graph).complaints(schema, instance, optional)) {
          yield told(complaint, way)
        }
      }
    }
  },
}

/** Requests need not have what is only read, nor responses what is only written. */
function optionalAt(node: GraphNode): 'readOnly' | 'writeOnly' | undefined {
  for (let at: GraphNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.key === 'requestBody' || at.key === 'requestBodies') return 'readOnly'
    if (at.key === 'responses') return 'writeOnly'
  }
  return undefined
}

function membersOf(value: DataValue | undefined, values: ResolvedValues): readonly Example[] {
  const examples = values.member(value, 'examples') ?? null
  return entries(examples).map(([name, example]) => [example, ['examples', name]])
}

function* examplesOf(
  value: DataValue | undefined,
  values: ResolvedValues,
): Generator<Example | Complaint> {
  const single = values.member(value, 'example')
  if (single !== undefined) {
    yield [single, ['example']]
    return
  }
  const examples = values.member(value, 'examples') ?? null
  for (const [name, written] of entries(examples)) {
    const example = values.of(written)
    if (typeof example !== 'object' || example === null) continue
    if (Object.hasOwn(example, 'externalValue')) continue
    const instance = values.member(example, 'value')
    if (instance === undefined) {
      yield { message: `the example "${name}" has no value`, path: ['examples', name] }
    } else {
      yield [instance, ['examples', name, 'value']]
    }
  }
}

function entries(value: DataValue): readonly (readonly [string, DataValue])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
