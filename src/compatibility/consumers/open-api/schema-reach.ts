import { isDataArray, isDataObject, joinPointer, memberOf } from '../../../contracts/index.ts'
import type { DataObject, Location, OpenApiModel } from '../../../contracts/index.ts'
import { resolveSchema, sourceOf, type SchemaSource } from '../../openapi/schema/schema-source.ts'
import { ALL_FIELDS, ANY_NAME, isLeaf, type FieldTree } from '../field-tree.ts'
import type { FieldValue } from '../usage.ts'

/** Places of schemas, as `file#pointer`, with the values that are used there; undefined: not said. */
export type Places = ReadonlyMap<string, readonly FieldValue[] | undefined>

export interface SchemaReach {
  readonly places: Places
  /** Whether there is more than was looked at. */
  readonly isTruncated: boolean
}

const MOST_VISITS = 50_000 // schemas of one message, each once for each way in which its fields are used

/** What applies together with the schema that holds it. */
const TOGETHER = ['allOf', 'oneOf', 'anyOf'] as const
const TOGETHER_SINGLE = ['if', 'then', 'else', 'not'] as const
const ITEMS = ['items', 'contains', 'unevaluatedItems'] as const
/** For what may stand beside the properties that have names. */
export const FREE_NAMES = ['additionalProperties', 'unevaluatedProperties'] as const

/** The places of all schemas that fields lead through, references followed; schemas that hold themselves end. */
export function schemaReach(
  model: OpenApiModel,
  sources: readonly SchemaSource[],
  fields: FieldTree = ALL_FIELDS,
): SchemaReach {
  const places = new Map<string, readonly FieldValue[] | undefined>()
  const seen = new Map<FieldTree, Set<unknown>>()
  const waiting = sources.map((source) => ({ source, fields }))
  let visits = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { source, fields: tree } = next
    if (visits === MOST_VISITS) return { places, isTruncated: true }
    visits += 1
    note(places, source, tree)
    const known = seen.get(tree) ?? new Set()
    seen.set(tree, known)
    const resolved = resolveSchema(model, source)
    if (resolved.kind === 'unresolved') continue
    for (const found of resolved.sources) {
      if (!isDataObject(found.value) || known.has(found.value)) continue
      known.add(found.value)
      note(places, found, tree)
      waiting.push(...partsOf(model, found, found.value, tree))
      // Whichever of them a reference leads to, it is among those that are used.
      for (const node of model.dynamicTargetsOf(found.node)) {
        waiting.push({ source: { value: node.value, node, path: [] }, fields: tree })
      }
    }
  }
  return { places, isTruncated: false }
}

/** The place of the nearest schema around a location, of those that are known. */
export function schemaAround(places: Places, { file, pointer }: Location): string | undefined {
  for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    const key = `${file}#${pointer.slice(0, end)}`
    if (places.has(key)) return key
    if (end === 0) return undefined
  }
  return undefined
}

interface Part {
  readonly source: SchemaSource
  readonly fields: FieldTree
}

function partsOf(
  model: OpenApiModel,
  { node, path }: SchemaSource,
  schema: DataObject,
  tree: FieldTree,
): readonly Part[] {
  const isAll = isLeaf(tree)
  const at = (...steps: readonly string[]): SchemaSource | undefined => {
    let value = memberOf(schema, steps[0] ?? '')
    for (const step of steps.slice(1)) value = memberOf(value, step)
    return value === undefined ? undefined : sourceOf(model, value, node, [...path, ...steps])
  }
  const parts: Part[] = []
  const add = (source: SchemaSource | undefined, fields: FieldTree | undefined): void => {
    if (source !== undefined && fields !== undefined) parts.push({ source, fields })
  }
  for (const keyword of TOGETHER) {
    for (const index of indexes(schema, keyword)) add(at(keyword, index), tree)
  }
  for (const keyword of TOGETHER_SINGLE) add(at(keyword), tree)
  const items = isAll ? ALL_FIELDS : (tree.children.get('[]') ?? tree)
  for (const keyword of ITEMS) add(at(keyword), items)
  for (const index of indexes(schema, 'prefixItems')) add(at('prefixItems', index), items)

  const declared = namesIn(schema, 'properties')
  const known = new Set(declared)
  for (const name of declared) {
    add(at('properties', name), isAll ? ALL_FIELDS : below(tree, name))
  }
  const free = isAll
    ? [ALL_FIELDS]
    : [...tree.children].flatMap(([name, child]) =>
        name === '[]' || known.has(name) ? [] : [wholeOf(child)],
      )
  for (const fields of free) {
    for (const keyword of FREE_NAMES) add(at(keyword), fields)
    for (const name of namesIn(schema, 'patternProperties')) {
      add(at('patternProperties', name), fields)
    }
  }
  return parts
}

function below(tree: FieldTree, name: string): FieldTree | undefined {
  const child = tree.children.get(name) ?? tree.children.get(ANY_NAME)
  return child && wholeOf(child)
}

/** Leaves with values keep them for their place; what lies below is used with all that it holds. */
function wholeOf(tree: FieldTree): FieldTree {
  return isLeaf(tree) && tree.values === undefined ? ALL_FIELDS : tree
}

function indexes(schema: DataObject, keyword: string): readonly string[] {
  const list = memberOf(schema, keyword)
  return isDataArray(list) ? list.map((_, index) => String(index)) : []
}

function namesIn(schema: DataObject, keyword: string): readonly string[] {
  const map = memberOf(schema, keyword)
  return isDataObject(map) ? Object.keys(map) : []
}

function note(
  places: Map<string, readonly FieldValue[] | undefined>,
  { node, path }: SchemaSource,
  { values }: FieldTree,
): void {
  const key = `${node.document.source.name}#${joinPointer(node.pointer, ...path)}`
  if (!places.has(key)) {
    places.set(key, values)
    return
  }
  const known = places.get(key)
  places.set(key, known === undefined || values === undefined ? undefined : [...known, ...values])
}
