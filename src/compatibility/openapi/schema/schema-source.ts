import { isDataObject, memberOf, stringMember } from '../../../contracts/index.ts'
import type {
  DataObject,
  DataValue,
  Location,
  OpenApiModel,
  OpenApiNode,
} from '../../../contracts/index.ts'

/** A schema as written, and the node by which its place is known. */
export interface SchemaSource {
  /** An object, or a boolean (JSON Schema 2020-12 core, section 4.3.2). */
  readonly value: DataValue
  /** The node of the object, or the one that holds the boolean. */
  readonly node: OpenApiNode
  /** The way from the node to the value; empty where the value is the node's. */
  readonly path: readonly string[]
}

/** The schema at a path inside a node; undefined when there is none. */
export function sourceAt(
  model: OpenApiModel,
  node: OpenApiNode,
  ...path: readonly string[]
): SchemaSource | undefined {
  let value: DataValue | undefined = node.value
  for (const token of path) value = memberOf(value, token)
  return value === undefined ? undefined : sourceOf(model, value, node, path)
}

/** A schema that is written at a path inside a node. */
export function sourceOf(
  model: OpenApiModel,
  value: DataValue,
  node: OpenApiNode,
  path: readonly string[],
): SchemaSource {
  const own = model.nodeOf(value)
  return own === undefined ? { value, node, path } : { value, node: own, path: [] }
}

export function locationOf({ node, path }: SchemaSource, ...inside: readonly string[]): Location {
  return node.at(...path, ...inside)
}

/** Where a schema leads over its references. */
export type ResolvedSchema =
  | { readonly kind: 'sources'; readonly sources: readonly SchemaSource[] }
  | {
      readonly kind: 'unresolved'
      readonly source: SchemaSource
      readonly uri: string
      /** Whether references lead back to each other; otherwise what they name could not be had. */
      readonly isCircle: boolean
    }

/**
 * Follows the `$ref` of a schema, or a `$dynamicRef` that leads to one place alone. In OpenAPI 3.1 and later what stands beside it counts, too (JSON Schema
 * 2020-12 core, section 8.2.3.1): then several schemas apply at once.
 */
export function resolveSchema(model: OpenApiModel, source: SchemaSource): ResolvedSchema {
  const sources: SchemaSource[] = []
  const seen = new Set<OpenApiNode>()
  let current = source
  for (;;) {
    const { value, node, path } = current
    if (!isDataObject(value) || path.length > 0) {
      return { kind: 'sources', sources: [...sources, current] }
    }
    const uri = stringMember(value, '$ref') ?? dynamicUri(model, node)
    if (uri === undefined) return { kind: 'sources', sources: [...sources, current] }
    if (seen.has(node)) return { kind: 'unresolved', source, uri, isCircle: true }
    seen.add(node)
    if (node.kind !== 'Reference' && hasSiblings(value)) sources.push(current)
    const target = model.targetOf(node)
    const [end] = target === undefined ? model.dynamicTargetsOf(node) : []
    const next = target?.kind === 'node' ? target.node : end
    if (next !== undefined) {
      current = { value: next.value, node: next, path: [] }
    } else if (target?.kind === 'value') {
      return { kind: 'sources', sources } // a schema that is just `true`, or no schema at all
    } else return { kind: 'unresolved', source, uri, isCircle: false }
  }
}

/** What a `$dynamicRef` says that leads to the same schema whoever refers to it. */
function dynamicUri(model: OpenApiModel, node: OpenApiNode): string | undefined {
  const uri = stringMember(node.value, '$dynamicRef')
  return uri === undefined || model.dynamicTargetsOf(node).length !== 1 ? undefined : uri
}

const NOT_SIBLINGS: ReadonlySet<string> = new Set([
  '$ref',
  '$dynamicRef',
  'summary',
  'description',
  '$comment',
  '$defs',
])

function hasSiblings(value: DataObject): boolean {
  return Object.keys(value).some((name) => !NOT_SIBLINGS.has(name))
}
