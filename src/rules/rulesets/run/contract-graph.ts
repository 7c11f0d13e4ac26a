import type { Contract, OpenApiModel } from '../../../contracts/index.ts'
import { isDataObject } from '../../../contracts/index.ts'
import { createDocumentGraph } from '../graph/create-document-graph.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { FindTarget } from '../graph/find-target.ts'

/** The graph over a contract's documents; undefined when the contract is not written in JSON or YAML. */
export function contractGraph({ model }: Contract): IndexedGraph | undefined {
  if (model.kind === 'openapi') return openApiGraph(model)
  if (model.kind !== 'recognised' || model.document === undefined) return undefined
  const { document, references } = model
  if (references === undefined) return createDocumentGraph([document])
  const others = references.documents.filter((other) => other !== document)
  return createDocumentGraph([document, ...others], (address, from) =>
    references.documentAt(address, from),
  )
}

function openApiGraph(model: OpenApiModel): IndexedGraph {
  return createDocumentGraph(
    model.documents,
    (address, from) => model.documentAt(address, from),
    namedTargets(model),
  )
}

/** Where references lead that name a schema by its `$id` or an anchor. */
function namedTargets(model: OpenApiModel): FindTarget {
  return (holder) => {
    const node = isDataObject(holder) ? model.nodeOf(holder) : undefined
    const target = node === undefined ? undefined : model.targetOf(node)
    if (target?.kind === 'value') return target
    return target?.kind === 'node' ? target.node : undefined
  }
}
