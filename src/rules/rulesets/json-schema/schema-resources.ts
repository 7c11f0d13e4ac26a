import {
  isDataArray,
  isDataObject,
  tokensOf,
  valueAt,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'

/** Where schemas without an address of their own are thought to be. */
const NOWHERE = 'schema://ruleset/'

interface Resource {
  readonly root: DataValue
  readonly address: string
  readonly anchors: Map<string, DataObject>
  readonly dynamicAnchors: Map<string, DataObject>
}

/** The parts of a schema that have addresses (`$id`, `id`) or anchors, and what references in it lead to. */
export class SchemaResources {
  readonly #byAddress: ReadonlyMap<string, Resource>
  readonly #resourceOf: ReadonlyMap<DataObject, Resource>
  readonly #whole: Resource
  /** What references of a resource were found to lead to: the same few are followed for each value. */
  readonly #found = new Map<Resource, Map<string, DataValue | undefined>>()

  constructor(
    whole: Resource,
    byAddress: ReadonlyMap<string, Resource>,
    resourceOf: ReadonlyMap<DataObject, Resource>,
  ) {
    this.#whole = whole
    this.#byAddress = byAddress
    this.#resourceOf = resourceOf
  }

  isResource(schema: DataObject): boolean {
    return this.#resourceOf.get(schema)?.root === schema
  }

  /** What a reference leads to; undefined when there is nothing. */
  find(uri: string, from: DataObject): DataValue | undefined {
    const base = this.#resourceOf.get(from) ?? this.#whole
    const found = this.#found.get(base) ?? new Map<string, DataValue | undefined>()
    if (found.size === 0) this.#found.set(base, found)
    const known = found.get(uri)
    if (known !== undefined || found.has(uri)) return known
    const target = this.#resolve(uri, base)
    found.set(uri, target)
    return target
  }

  #resolve(uri: string, base: Resource): DataValue | undefined {
    const absolute = resolveUri(uri, base.address)
    if (absolute === undefined) return undefined
    const resource = this.#byAddress.get(absolute.address)
    if (resource === undefined) return undefined
    const tokens = tokensOf(absolute.fragment)
    if (tokens === undefined) return resource.anchors.get(absolute.fragment)
    return valueAt(resource.root, tokens)
  }

  dynamicAnchor(resource: DataObject, name: string): DataObject | undefined {
    return (this.#resourceOf.get(resource) ?? this.#whole).dynamicAnchors.get(name)
  }
}

export function collectResources(root: DataValue): SchemaResources {
  const byAddress = new Map<string, Resource>()
  const resourceOf = new Map<DataObject, Resource>()
  const begin = (at: DataValue, address: string): Resource => {
    const resource = { root: at, address, anchors: new Map(), dynamicAnchors: new Map() }
    byAddress.set(address, resource)
    return resource
  }
  const whole = begin(root, NOWHERE)
  const visit = (value: DataValue, outer: Resource, isSchema: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    if (isDataArray(value)) {
      for (const item of value) visit(item, outer, true)
      return
    }
    const resource = isSchema ? enter(value, outer) : outer
    for (const [name, member] of Object.entries(value)) {
      // Their values are no schemas, whatever they look like.
      if (isSchema && (name === 'const' || name === 'enum' || name === 'default')) continue
      visit(member, resource, !isSchema || !NAMED_SCHEMAS.has(name))
    }
  }
  const enter = (schema: DataObject, outer: Resource): Resource => {
    const id = schema['$id'] ?? schema['id']
    let resource = outer
    if (typeof id === 'string') {
      const absolute = resolveUri(id, outer.address)
      if (absolute?.fragment === '') {
        resource = begin(schema, absolute.address)
        if (schema === root) byAddress.set(NOWHERE, resource)
      } else if (absolute !== undefined) outer.anchors.set(absolute.fragment, schema)
    }
    const { $anchor, $dynamicAnchor } = schema
    if (typeof $anchor === 'string') resource.anchors.set($anchor, schema)
    if (typeof $dynamicAnchor === 'string') {
      resource.anchors.set($dynamicAnchor, schema)
      resource.dynamicAnchors.set($dynamicAnchor, schema)
    }
    resourceOf.set(schema, resource)
    return resource
  }
  visit(root, whole, isDataObject(root))
  return new SchemaResources(whole, byAddress, resourceOf)
}

/** Keywords whose members are schemas under names that mean nothing. */
const NAMED_SCHEMAS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependencies',
  'dependentSchemas',
  'definitions',
  '$defs',
])

function resolveUri(
  uri: string,
  base: string,
): { readonly address: string; readonly fragment: string } | undefined {
  if (!URL.canParse(uri, base)) return undefined
  const url = new URL(uri, base)
  const fragment = decoded(url.hash.slice(1))
  url.hash = ''
  return { address: url.href, fragment }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // No percent-encoding: it is taken as it stands.
    return text
  }
}
