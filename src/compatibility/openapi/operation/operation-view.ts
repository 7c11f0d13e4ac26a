import { isDataObject } from '../../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'

/** An operation with where it hangs. */
export interface OperationView {
  /** `GET /pets/{id}`, for webhooks and callbacks with their names. */
  readonly name: string
  readonly method: string
  readonly node: OpenApiNode
  /** The path item, references followed. */
  readonly pathItem: OpenApiNode
  /** The names in braces, in the order of the path. */
  readonly pathParameters: readonly string[]
}

/** A path with its operations. */
export interface PathView {
  /** As written. */
  readonly path: string
  readonly pathItem: OpenApiNode
  readonly operations: readonly OperationView[]
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** The paths of a description, as they are written. */
export function pathsOf(model: OpenApiModel): ReadonlyMap<string, PathView> {
  const paths = model.nodeOf(model.document.value['paths'])
  const found = new Map<string, PathView>()
  if (paths === undefined) return found
  for (const [path, value] of Object.entries(paths.value)) {
    const pathItem = path.startsWith('/') ? resolved(model, model.nodeOf(value)) : undefined
    if (pathItem === undefined) continue
    found.set(path, { path, pathItem, operations: operationsOf(model, pathItem, path) })
  }
  return found
}

/** The webhooks of a description, by name. */
export function webhooksOf(model: OpenApiModel): ReadonlyMap<string, PathView> {
  return namedPathItems(model, model.document.value['webhooks'], 'webhook')
}

/** Path items in a map: webhooks, or the addresses of a callback. */
export function namedPathItems(
  model: OpenApiModel,
  map: unknown,
  prefix: string,
): ReadonlyMap<string, PathView> {
  const found = new Map<string, PathView>()
  if (typeof map !== 'object' || map === null) return found
  for (const [name, value] of Object.entries(map as Record<string, never>)) {
    const pathItem = name.startsWith('x-') ? undefined : resolved(model, model.nodeOf(value))
    if (pathItem === undefined) continue
    found.set(name, {
      path: name,
      pathItem,
      operations: operationsOf(model, pathItem, `${prefix} ${name}`),
    })
  }
  return found
}

function operationsOf(
  model: OpenApiModel,
  pathItem: OpenApiNode,
  path: string,
): readonly OperationView[] {
  const pathParameters = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '')
  const view = (method: string, value: unknown): readonly OperationView[] => {
    const node = model.nodeOf(isDataObject(value as never) ? (value as never) : undefined)
    if (node?.kind !== 'Operation') return []
    return [{ name: `${method.toUpperCase()} ${path}`, method, node, pathItem, pathParameters }]
  }
  const additional = pathItem.value['additionalOperations']
  return [
    ...METHODS.flatMap((method) => view(method, pathItem.value[method])),
    ...(isDataObject(additional)
      ? Object.entries(additional).flatMap(([method, value]) => view(method, value))
      : []),
  ]
}

/** Whether a `$ref` leads nowhere, so that anything may stand there. */
export function isMissing(model: OpenApiModel, value: DataValue | undefined): boolean {
  const node = model.nodeOf(value)
  return typeof node?.value['$ref'] === 'string' && model.resolve(node) === undefined
}

/** The names in a map whose references lead nowhere. */
export function missingNames(model: OpenApiModel, map: DataValue | undefined): ReadonlySet<string> {
  if (!isDataObject(map)) return new Set()
  return new Set(Object.keys(map).filter((name) => isMissing(model, map[name])))
}

/** Follows a `$ref`; undefined when it leads nowhere. */
export function resolved(
  model: OpenApiModel,
  node: OpenApiNode | undefined,
): OpenApiNode | undefined {
  if (node === undefined || typeof node.value['$ref'] !== 'string') return node
  const target = model.resolve(node)
  if (target !== undefined) return target
  return node.kind === 'Reference' ? undefined : node
}
