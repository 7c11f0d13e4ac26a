import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import type { Complaint } from '../model.ts'
import { isMethod } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

type Way = readonly (string | number)[]

/** A placeholder of a path; names in other characters are taken for text of the path. */
const PLACEHOLDER = /\{;?\??([\w-]+)\*?\}/g

/**
 * `pathParameters`: each placeholder of a path is a required path parameter of each of its operations, and each
 * path parameter a placeholder; and no two paths differ in names of placeholders alone.
 */
export const pathParameters: NodeFunction = {
  name: 'pathParameters',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const shapes = new Map<string, string>()
      for (const [path, item] of values.entries(value)) {
        const shape = path.replaceAll(PLACEHOLDER, '%')
        const other = shapes.get(shape)
        if (other === undefined) shapes.set(shape, path)
        else yield { message: `it matches the same addresses as "${other}"`, path: [path] }
        yield* complaintsAt(path, item, values)
      }
    }
  },
}

function* complaintsAt(
  path: string,
  item: DataValue,
  values: ResolvedValues,
): Generator<Complaint> {
  const placeholders = new Set<string>()
  for (const [, name = ''] of path.matchAll(PLACEHOLDER)) {
    if (placeholders.has(name)) {
      yield { message: `the placeholder {${name}} stands more than once`, path: [path] }
    }
    placeholders.add(name)
  }
  const shared = new Map<string, Way>()
  yield* collect(item, [path, 'parameters'], shared, values)
  for (const [method, operation] of values.entries(item)) {
    if (!isMethod(method) || !isDataObject(operation)) continue
    const own = new Map<string, Way>()
    yield* collect(operation, [path, method, 'parameters'], own, values)
    const defined = new Map([...shared, ...own])
    for (const name of placeholders) {
      if (defined.has(name)) continue
      const message = `the operation has no path parameter for the placeholder {${name}}`
      yield { message, path: [path, method] }
    }
    for (const [name, way] of defined) {
      if (placeholders.has(name)) continue
      yield { message: `the path "${path}" has no placeholder {${name}}`, path: way }
    }
  }
}

/** Takes in the path parameters of a path item or an operation, by name. */
function* collect(
  holder: DataValue,
  way: Way,
  parameters: Map<string, Way>,
  values: ResolvedValues,
): Generator<Complaint> {
  const list = values.member(holder, 'parameters')
  if (!isDataArray(list)) return
  for (const [index, item] of list.entries()) {
    const parameter = values.of(item)
    const written = memberOf(parameter, 'name')
    if (memberOf(parameter, 'in') !== 'path' || written === undefined) continue
    // A name without quotes, say 1 or true, is one all the same.
    const isCollection = typeof written === 'object' && written !== null
    const name = isCollection ? 'object' : String(written)
    const at = [...way, index]
    if (memberOf(parameter, 'required') !== true) {
      yield { message: `the path parameter "${name}" is not marked as required`, path: at }
    }
    if (parameters.has(name)) {
      yield { message: `the path parameter "${name}" is defined twice`, path: at }
      continue
    }
    parameters.set(name, at)
  }
}
