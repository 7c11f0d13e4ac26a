import type { Contract } from '../../../contracts/index.ts'
import type { OperationRoot } from '../../wsdl/message-roots.ts'
import { ComponentGraph } from '../../xsd/graph/component-graph.ts'
import { BODY_BOUNDS } from '../body-bounds.ts'
import { ANY_NAME, pathBelow } from '../field-tree.ts'
import type { FieldList, OperationUse } from '../usage.ts'
import { rootsByOperation } from './operation-messages.ts'
import { nodeOf, partsOf, type SchemaNode } from './schema-node.ts'

/** The operations of a WSDL description with the fields of the bodies that it declares. */
export function fieldsOfMessages(contract: Contract): readonly OperationUse[] {
  const { model, summary } = contract
  if (model.kind !== 'wsdl' && model.kind !== 'wsdl-2.0') return []
  const graph = new ComponentGraph(model.schemas, model.imports)
  const isWhole = model.imports.every(({ problem }) => problem === undefined)
  const roots = rootsByOperation(contract)
  return summary.operations.map(({ name }) => {
    const body = (way: OperationRoot['way']): FieldList => {
      const own = (roots.get(name) ?? []).filter((root) => root.isBody && root.way === way)
      const { fields, isComplete } = fieldsOf(graph, own)
      return { fields, isComplete: isComplete && isWhole }
    }
    return {
      operation: name,
      request: { body: body('request') },
      response: { body: body('response') },
    }
  })
}

interface Collecting {
  readonly graph: ComponentGraph
  readonly paths: Set<string>
  /** How many parts of schemas may still be looked at. */
  readonly budget: { visits: number }
}

function fieldsOf(graph: ComponentGraph, roots: readonly OperationRoot[]): FieldList {
  const collecting = { graph, paths: new Set<string>(), budget: { visits: BODY_BOUNDS.visits } }
  let isComplete = true
  for (const { key, part } of roots) {
    const node = nodeOf(graph, key)
    const path = part === undefined ? '' : pathBelow('', part)
    if (node === undefined) collecting.paths.add(path)
    else if (!collect(collecting, node, path, NOTHING)) isComplete = false
  }
  return { fields: [...collecting.paths].map((path) => ({ path })), isComplete }
}

/** What is described around a part: a type that holds itself is not told again. */
interface Around {
  readonly elements: ReadonlySet<object>
  readonly depth: number
}

const NOTHING: Around = { elements: new Set(), depth: 0 }

/** Answers whether nothing was left out. An element that holds itself is used with all that it holds. */
function collect(collecting: Collecting, start: SchemaNode, path: string, around: Around): boolean {
  const { graph, paths, budget } = collecting
  const own = new Set<object>()
  const named: (readonly [string, SchemaNode])[] = []
  let isOpen = false
  const waiting = [start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (own.has(node.element)) continue
    if (paths.size >= BODY_BOUNDS.fields || budget.visits === 0) return false
    budget.visits -= 1
    own.add(node.element)
    const parts = partsOf(graph, node)
    waiting.push(...parts.same)
    named.push(...parts.named)
    isOpen ||= parts.isOpen
  }
  const isAgain =
    around.depth > BODY_BOUNDS.depth || [...own].some((element) => around.elements.has(element))
  if (isAgain || (named.length === 0 && !isOpen)) {
    paths.add(path)
    return true
  }
  if (isOpen) paths.add(path + ANY_NAME)
  const inside = {
    elements: new Set([...around.elements, ...own]),
    depth: around.depth + 1,
  }
  return named
    .map(([step, node]) => collect(collecting, node, pathBelow(path, step), inside))
    .every(Boolean)
}
