import type { Contract, Location } from '../../../contracts/index.ts'
import type { OperationRoot } from '../../wsdl/message-roots.ts'
import { ComponentGraph } from '../../xsd/graph/component-graph.ts'
import {
  ALL_FIELDS,
  ANY_NAME,
  fieldTree,
  isLeaf,
  pathBelow,
  stepsOf,
  type FieldTree,
} from '../field-tree.ts'
import { schemaAround, type Places, type SchemaReach } from '../open-api/schema-reach.ts'
import type { MessagePart } from '../open-api/operation-use.ts'
import type { PlaceUse } from '../place-use.ts'
import type { FieldList, FieldValue, OperationUse } from '../usage.ts'
import { rootsByOperation } from './operation-messages.ts'
import { nodeOf, partsOf, type SchemaNode } from './schema-node.ts'

const MOST_VISITS = 50_000 // parts of schemas of one message, each once for each way in which its fields are used

const UNKNOWN: PlaceUse = { use: 'unknown' }
const UNUSED: PlaceUse = { use: 'unused' }

/** The messages of the operations of a WSDL description, and what consumers use of them. */
export class XmlMessages {
  readonly #graph: ComponentGraph
  readonly #roots: ReadonlyMap<string, readonly OperationRoot[]>
  /** What is the same for all consumers: the places of parts of messages. */
  readonly #places = new Map<string, Places>()

  constructor(contract: Contract) {
    const { model } = contract
    if (model.kind !== 'wsdl' && model.kind !== 'wsdl-2.0') {
      throw new Error('Only descriptions in WSDL have such messages.')
    }
    this.#graph = new ComponentGraph(model.schemas, model.imports)
    this.#roots = rootsByOperation(contract)
  }

  /** The parts of the messages of an operation that go one way. */
  partsOf(
    operation: string,
    way: 'request' | 'response',
    use: OperationUse,
  ): readonly MessagePart[] {
    return [true, false].map((isBody) => {
      const roots = (this.#roots.get(operation) ?? []).filter(
        (root) => root.way === way && root.isBody === isBody,
      )
      const allPlaces = () => this.#placesOf(`${way} ${String(isBody)} ${operation}`, roots)
      return this.#part(roots, allPlaces, isBody ? use[way]?.body : undefined)
    })
  }

  #placesOf(part: string, roots: readonly OperationRoot[]): Places {
    const known = this.#places.get(part) ?? this.#reach(roots, ALL_FIELDS).places
    this.#places.set(part, known)
    return known
  }

  #part(
    roots: readonly OperationRoot[],
    allPlaces: () => Places,
    list: FieldList | undefined,
  ): MessagePart {
    let used: SchemaReach | undefined
    return {
      holds: (location) => schemaAround(allPlaces(), location) !== undefined,
      useAt: (location: Location) => {
        if (list === undefined) return UNKNOWN
        used ??= this.#reach(roots, treeOf(list))
        const place = schemaAround(allPlaces(), location) ?? ''
        if (!used.places.has(place)) return list.isComplete && !used.isTruncated ? UNUSED : UNKNOWN
        const values = used.places.get(place)
        return { use: 'used', isText: true, ...(values !== undefined && { values }) }
      },
    }
  }

  #reach(roots: readonly OperationRoot[], fields: FieldTree): SchemaReach {
    const places = new Map<string, readonly FieldValue[] | undefined>()
    const seen = new Map<FieldTree, Set<object>>()
    const waiting: { readonly node: SchemaNode; readonly tree: FieldTree }[] = []
    const add = (node: SchemaNode | undefined, tree: FieldTree | undefined): void => {
      if (node !== undefined && tree !== undefined) waiting.push({ node, tree })
    }
    for (const { key, part } of roots) {
      add(nodeOf(this.#graph, key), part === undefined ? fields : below(fields, part))
    }
    let visits = 0
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, tree } = next
      const known = seen.get(tree) ?? new Set()
      seen.set(tree, known)
      if (known.has(node.element)) continue
      known.add(node.element)
      if (visits === MOST_VISITS) return { places, isTruncated: true }
      visits += 1
      const { file, pointer } = node.element.location
      places.set(`${file}#${pointer}`, tree.values)
      const { same, named } = partsOf(this.#graph, node)
      for (const other of same) add(other, tree)
      for (const [step, inner] of named) add(inner, below(tree, step))
    }
    return { places, isTruncated: false }
  }
}

/** What is used below a step; undefined: nothing. */
function below(tree: FieldTree, step: string): FieldTree | undefined {
  if (isLeaf(tree)) return ALL_FIELDS
  const child = tree.children.get(step) ?? tree.children.get(ANY_NAME)
  return child !== undefined && isLeaf(child) && child.values === undefined ? ALL_FIELDS : child
}

/** Lists are elements that come several times, so that nothing is said by `[]`. */
function treeOf({ fields }: FieldList): FieldTree {
  const named = fields.map((field) => ({
    ...field,
    path: stepsOf(field.path)
      .filter((step) => step !== '[]')
      .reduce((path, step) => (step === ANY_NAME ? path + step : pathBelow(path, step)), ''),
  }))
  if (named.some(({ path }) => path === '')) return ALL_FIELDS
  return fieldTree(named)
}
