import { createDocumentGraph } from '../../../../src/rules/rulesets/graph/create-document-graph.ts'
import { decodeSource, DEFAULT_LIMITS } from '../../../../src/contracts/index.ts'
import { readData } from '../../../../src/contracts/document/read-data.ts'
import { parsePaths, walkGraph } from '../../../../src/rules/rulesets/json-path/index.ts'

/** What an expression chooses in a document: pointers, with the name where it chose that, and its faults. */
export function chosen(
  document: string | object,
  expression: string,
  { resolved = true } = {},
): { readonly places: readonly string[]; readonly faults: readonly string[] } {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const source = decodeSource({ name: 'contract', bytes: Buffer.from(text) })
  const graph = createDocumentGraph([readData(source, DEFAULT_LIMITS)])
  const places: string[] = []
  const faults: string[] = []
  const pointer = (place: number) => graph.pointerOf(graph.nodeAt(place))
  walkGraph(graph, parsePaths(expression), resolved, {
    chosen: (_, { place }, name) => {
      places.push(pointer(place) + (name === undefined ? '' : ` ${JSON.stringify(name)}`))
    },
    fault: (_, place, reason) => faults.push(`${pointer(place)}: ${reason}`),
    exhausted: (_, reason) => faults.push(reason),
  })
  return { places: [...new Set(places)].sort(), faults }
}
