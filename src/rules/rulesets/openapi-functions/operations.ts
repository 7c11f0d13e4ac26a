import { isDataObject, type DataObject, type DataValue } from '../../../contracts/index.ts'
import type { ResolvedValues } from './resolved-values.ts'

/** The methods that name operations of a path item, up to OpenAPI 3.1. */
export const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] as const

export interface PathOperation {
  readonly path: string
  readonly method: string
  readonly operation: DataObject
  /** From the Paths Object to the operation. */
  readonly way: readonly [path: string, method: string]
}

/** The operations of a Paths Object, in the order in which they are written. */
export function* operationsOf(
  paths: DataValue | undefined,
  values: ResolvedValues,
): Generator<PathOperation> {
  for (const [path, item] of values.entries(paths)) {
    for (const [method, operation] of values.entries(item)) {
      if (!isMethod(method) || !isDataObject(operation)) continue
      yield { path, method, operation, way: [path, method] }
    }
  }
}

const names: ReadonlySet<string> = new Set(METHODS)

export const isMethod = (name: string): boolean => names.has(name)
