import { isDataObject, memberOf, tokensOf } from '../../../contracts/index.ts'
import type { DocumentGraph, GraphNode } from '../graph/document-graph.ts'
import { optionsObject } from './function-options.ts'
import type { NodeFunction } from './ruleset-function.ts'

/**
 * `unreferencedReusableObject`: each member at `reusableObjectsLocation` (a JSON Pointer as a fragment) is what
 * some reference names. One from inside itself does not count, nor one to a part of it.
 */
export const unreferencedReusableObject: NodeFunction = {
  name: 'unreferencedReusableObject',
  judges: 'node',
  configure(options, report) {
    const object = optionsObject(options, ['reusableObjectsLocation'], report)
    if (object === undefined) return undefined
    const location = memberOf(object, 'reusableObjectsLocation')
    const tokens = typeof location === 'string' ? fragmentTokens(location) : undefined
    if (tokens === undefined) {
      const path = location === undefined ? [] : ['reusableObjectsLocation']
      report('reusableObjectsLocation must be a JSON Pointer such as "#/components/schemas"', path)
      return undefined
    }
    const known = new WeakMap<DocumentGraph, ReadonlySet<unknown>>()
    return function* ({ value }, graph) {
      if (!isDataObject(value)) return
      const referenced = known.get(graph) ?? referencedNodes(graph)
      known.set(graph, referenced)
      let holder: GraphNode | undefined = graph.root
      for (const token of tokens) holder = holder && graph.memberAsWritten(holder, token)
      for (const name of Object.keys(value)) {
        const node = holder && graph.memberAsWritten(holder, name)
        if (node !== undefined && referenced.has(graph.identityOf(node))) continue
        yield { message: `nothing refers to "${name}"`, path: [name] }
      }
    }
  },
}

function fragmentTokens(location: string): readonly string[] | undefined {
  return location.startsWith('#') ? tokensOf(location.slice(1)) : undefined
}

function referencedNodes(graph: DocumentGraph): ReadonlySet<unknown> {
  const referenced = new Set<unknown>()
  for (const { from, target } of graph.references()) {
    if (target.kind !== 'node') continue
    const identity = graph.identityOf(target.node)
    if (!referenced.has(identity) && !isInside(from, identity, graph)) referenced.add(identity)
  }
  return referenced
}

function isInside(node: GraphNode, identity: unknown, graph: DocumentGraph): boolean {
  let around: GraphNode | undefined = node
  while (around !== undefined) {
    if (graph.identityOf(around) === identity) return true
    around = around.parent
  }
  return false
}
