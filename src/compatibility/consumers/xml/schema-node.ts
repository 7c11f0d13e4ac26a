import { globalKey, referredName, referredNames, XSD } from '../../../contracts/index.ts'
import type { QName, Schema, SymbolSpace, XmlElement } from '../../../contracts/index.ts'
import type { ComponentGraph } from '../../xsd/graph/component-graph.ts'

/** A declaration, a definition or a part of one, as a schema writes it. */
export interface SchemaNode {
  readonly element: XmlElement
  readonly schema: Schema
}

/** What a node leads to. */
interface NodeParts {
  /** What describes the same value: its type, what that is made of, and the bases of that. */
  readonly same: readonly SchemaNode[]
  /** What stands inside under a name of its own; an attribute has `@` before its name. */
  readonly named: readonly (readonly [step: string, node: SchemaNode])[]
  /** Whether elements may stand inside that nobody declares. */
  readonly isOpen: boolean
}

/** The global component with a key. */
export function nodeOf(graph: ComponentGraph, key: string): SchemaNode | undefined {
  const component = graph.byKey.get(key)
  return component && { element: component.element, schema: component.schema }
}

/** The attributes that lead from what stands on them to what describes the same value. */
const SAME: readonly (readonly [attribute: string, spaceOf: (name: string) => SymbolSpace])[] = [
  ['type', () => 'type'],
  ['base', () => 'type'],
  ['itemType', () => 'type'],
  ['ref', spaceOfReference],
]

function spaceOfReference(name: string): SymbolSpace {
  return name === 'element' || name === 'attribute' || name === 'group' ? name : 'attributeGroup'
}

/** What documents may hold by a node; each step leads on once, so that circles are for the caller to end. */
export function partsOf(graph: ComponentGraph, { element, schema }: SchemaNode): NodeParts {
  const same: SchemaNode[] = []
  const named: (readonly [string, SchemaNode])[] = []
  let isOpen = false
  const follow = (space: SymbolSpace, name: QName): void => {
    const key = keyOf(space, name)
    const node = key === undefined ? undefined : nodeOf(graph, key)
    if (key === undefined || node === undefined) return
    same.push(node)
    if (space !== 'type') return
    // A type that is derived from it can come in its place.
    for (const other of graph.substitutesFor(key)) {
      const derived = nodeOf(graph, other)
      if (derived !== undefined) same.push(derived)
    }
  }
  for (const [attribute, spaceOf] of SAME) {
    const name = referredName(element, attribute, schema)
    if (name !== undefined) follow(spaceOf(element.localName), name)
  }
  for (const name of referredNames(element, 'memberTypes', schema)) follow('type', name)
  for (const child of element.children) {
    if (child.namespace !== XSD || child.localName === 'annotation') continue
    const node = { element: child, schema }
    if (child.localName === 'any' || child.localName === 'anyAttribute') isOpen = true
    if (child.localName === 'element') named.push(...elementsAt(graph, node))
    else if (child.localName === 'attribute') named.push([`@${nameOf(node)}`, node])
    else same.push(node)
  }
  return { same, named, isOpen }
}

/** An element with what may come in its place by its substitution group. */
function elementsAt(graph: ComponentGraph, node: SchemaNode): NodeParts['named'] {
  const head = referredName(node.element, 'ref', node.schema)
  const key = head && keyOf('element', head)
  const others = key === undefined ? [] : graph.substitutesFor(key)
  return [
    [nameOf(node), node],
    ...others.flatMap((other) => {
      const substitute = nodeOf(graph, other)
      return substitute === undefined ? [] : [[nameOf(substitute), substitute] as const]
    }),
  ]
}

function nameOf({ element, schema }: SchemaNode): string {
  return element.attribute('name')?.trim() ?? referredName(element, 'ref', schema)?.localName ?? ''
}

function keyOf(space: SymbolSpace, { namespace, localName }: QName): string | undefined {
  if (namespace === undefined || namespace === XSD) return undefined
  return globalKey(space, { namespace, localName })
}
