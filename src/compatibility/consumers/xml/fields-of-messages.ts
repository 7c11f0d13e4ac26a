import type { Contract } from '../../../contracts/index.ts'
import { ComponentGraph } from '../../xsd/graph/component-graph.ts'
import { ANY_NAME, pathBelow } from '../field-tree.ts'
import type { FieldList, OperationUse } from '../usage.ts'
import { rootsByOperation, type MessageRoot } from './operation-messages.ts'
import { nodeOf, partsOf, type SchemaNode } from './schema-node.ts'

const MOST_FIELDS = 5_000 // of one body; what lies beyond is not known
const MOST_VISITS = 50_000 // parts of schemas of one body, each once for each way to it
const DEEPEST = 32

/** The operations of a WSDL description with the fields of the bodies that it declares. */
export function fieldsOfMessages(contract: Contract): readonly OperationUse[] {
  const { model, summary } = contract
  if (model.kind !== 'wsdl' && model.kind !== 'wsdl-2.0') return []
  const graph = new ComponentGraph(model.schemas, model.imports)
  const isWhole = model.imports.every(({ problem }) => problem === undefined)
  const roots = rootsByOperation(contract)
  return summary.operations.map(({ name }) => {
    const body = (way: MessageRoot['way']): FieldList => {
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

function fieldsOf(graph: ComponentGraph, roots: readonly MessageRoot[]): FieldList {
  const collecting = { graph, paths: new Set<string>(), budget: { visits: MOST_VISITS } }
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
    if (paths.size >= MOST_FIELDS || budget.visits === 0) return false
    budget.visits -= 1
    own.add(node.element)
    const parts = partsOf(graph, node)
    waiting.push(...parts.same)
    named.push(...parts.named)
    isOpen ||= parts.isOpen
  }
  const isAgain = around.depth > DEEPEST || [...own].some((element) => around.elements.has(element))
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
