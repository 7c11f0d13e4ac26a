import { joinPointer } from '../../../contracts/index.ts'
import type { DataDocument, DataObject, DataValue, Location } from '../../../contracts/index.ts'
import type { DocumentGraph, GraphNode, GraphReference } from './document-graph.ts'
import { NameTable } from './name-table.ts'
import { NO_PLACE, PlaceTable } from './place-table.ts'
import type { Place } from './place-table.ts'
import { resolvePlaces } from './resolve-places.ts'
import type { FindDocument, PlaceReference, ResolvedPlaces } from './resolve-places.ts'
import type { FindTarget } from './find-target.ts'

/**
 * The graph over the documents of a contract.
 *
 * @param documents the entry first
 * @param findDocument says which of them a reference from one of them names
 * @param findTarget asked where a JSON Pointer alone does not lead to the target of a reference
 */
export function createDocumentGraph(
  documents: readonly [DataDocument, ...DataDocument[]],
  findDocument: FindDocument = () => undefined,
  findTarget: FindTarget = () => undefined,
): IndexedGraph {
  return new IndexedGraph(documents, findDocument, findTarget)
}

/** A document graph whose places are numbered, so that a walk needs no nodes but where it stops. */
export class IndexedGraph implements DocumentGraph {
  /** The entry first. */
  readonly documents: readonly [DataDocument, ...DataDocument[]]
  readonly table: PlaceTable
  readonly #places: ResolvedPlaces
  readonly #nodes = new Map<Place, PlaceNode>()
  readonly #locations = new Map<Place, Location>()
  #references: readonly GraphReference[] | undefined
  #anyBeside: boolean | undefined

  constructor(
    documents: readonly [DataDocument, ...DataDocument[]],
    findDocument: FindDocument,
    findTarget: FindTarget,
  ) {
    this.documents = documents
    const expected = documents.reduce((sum, document) => sum + document.nodes, 0)
    this.table = new PlaceTable(new NameTable(), expected + 1)
    const roots = new Map(documents.map((document) => [document, this.table.add(document)]))
    this.#places = resolvePlaces(this.table, roots, findDocument, findTarget)
  }

  get root(): GraphNode {
    return this.nodeAt(0)
  }

  /** Whether references lead to a place, so that there is more than one way to it. */
  isTarget(place: Place): boolean {
    return this.#places.isTarget(place)
  }

  /** What stands at a place in the resolved document. */
  followed(place: Place): Place {
    return this.#places.followed(place)
  }

  /** Of a reference within a document to what is not there: the last place on its way. */
  nearest(holder: Place): Place | undefined {
    return this.#places.nearest(holder)
  }

  /** Whether an object with a reference has other members beside it. */
  hasSiblings(holder: Place): boolean {
    return this.table.endOf(holder) > holder + 2
  }

  nodeAt(place: Place): PlaceNode {
    const known = this.#nodes.get(place)
    if (known !== undefined) return known
    const node = new PlaceNode(this, place)
    this.#nodes.set(place, node)
    return node
  }

  memberAsWritten(node: GraphNode, key: string): GraphNode | undefined {
    const member = this.table.memberOf(placeOf(node), key)
    return member === NO_PLACE ? undefined : this.nodeAt(member)
  }

  member(node: GraphNode, key: string): GraphNode | undefined {
    const member = this.table.memberOf(this.followed(placeOf(node)), key)
    return member === NO_PLACE ? undefined : this.nodeAt(this.followed(member))
  }

  follow(node: GraphNode): GraphNode {
    const place = placeOf(node)
    const end = this.followed(place)
    return end === place ? node : this.nodeAt(end)
  }

  identityOf(node: GraphNode): Place {
    return placeOf(node)
  }

  pointerOf(node: GraphNode): string {
    return joinPointer('', ...this.table.pathOf(placeOf(node)))
  }

  locate(node: GraphNode): Location {
    return this.locatePlace(placeOf(node))
  }

  /** Kept, since what one rule finds at a place others often do, too. */
  locatePlace(place: Place): Location {
    const known = this.#locations.get(place)
    if (known !== undefined) return known
    const location = this.table.documentOf(place).locatePath(this.table.pathOf(place))
    this.#locations.set(place, location)
    return location
  }

  references(): readonly GraphReference[] {
    this.#references ??= this.#places.references
      .filter(({ holder }) => !this.#isBeside(holder))
      .map((reference) => this.#asReference(reference))
    return this.#references
  }

  /** The references that lead nowhere. */
  brokenReferences(): readonly GraphReference[] {
    return this.#places.references
      .filter(({ holder, target }) => target.kind !== 'place' && !this.#isBeside(holder))
      .map((reference) => this.#asReference(reference))
  }

  /** Whether a place is inside members that stand beside a reference, which takes their place. */
  #isBeside(place: Place): boolean {
    if (!this.#hasMembersBeside()) return false
    const { table } = this
    for (let at = table.parentOf(place); at !== NO_PLACE; at = table.parentOf(at)) {
      const uri = table.memberOf(at, '$ref')
      if (uri !== NO_PLACE && typeof table.valueAt(uri) === 'string') return true
    }
    return false
  }

  #hasMembersBeside(): boolean {
    this.#anyBeside ??= this.table.holders.some((holder) => this.hasSiblings(holder))
    return this.#anyBeside
  }

  replacements(): ReadonlyMap<DataObject, DataValue> {
    const replacements = new Map<DataObject, DataValue>()
    for (const { holder, target } of this.#places.references) {
      const end = target.kind === 'place' ? this.followed(holder) : holder
      if (end !== holder) {
        replacements.set(this.table.valueAt(holder) as DataObject, this.table.valueAt(end))
      }
    }
    return replacements
  }

  #asReference({ holder, uri, target }: PlaceReference): GraphReference {
    const from = this.nodeAt(holder)
    if (target.kind !== 'place') return { from, uri, target }
    return { from, uri, target: { kind: 'node', node: this.nodeAt(target.place) } }
  }
}

class PlaceNode implements GraphNode {
  readonly place: Place
  readonly #graph: IndexedGraph

  constructor(graph: IndexedGraph, place: Place) {
    this.#graph = graph
    this.place = place
  }

  get document(): DataDocument {
    return this.#graph.table.documentOf(this.place)
  }

  get parent(): GraphNode | undefined {
    const parent = this.#graph.table.parentOf(this.place)
    return parent === NO_PLACE ? undefined : this.#graph.nodeAt(parent)
  }

  get key(): string {
    return this.#graph.table.nameAt(this.place)
  }

  get value(): DataValue {
    return this.#graph.table.valueAt(this.place)
  }
}

function placeOf(node: GraphNode): Place {
  if (node instanceof PlaceNode) return node.place
  throw new TypeError('A node of another graph was handed in.')
}
