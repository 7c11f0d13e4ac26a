import type { DataDocument } from '../document/data-document.ts'
import type { DataObject } from '../document/data-value.ts'
import { NodeCollector } from './collect-nodes.ts'
import type { Grammar } from './grammar.ts'
import { OPENAPI_20 } from './grammar-2.ts'
import { OPENAPI_30, OPENAPI_31, OPENAPI_32 } from './grammar-3.ts'
import type { DocumentLoader } from './load-documents.ts'
import type { OpenApiModel, OpenApiReference, OpenApiVersion } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'
import { resolveReferences } from './resolve-references.ts'

export const GRAMMARS: Readonly<Record<OpenApiVersion, Grammar>> = {
  '2.0': OPENAPI_20,
  '3.0': OPENAPI_30,
  '3.1': OPENAPI_31,
  '3.2': OPENAPI_32,
}

/** Builds the model of a description, from its entry document and what that refers to. */
export async function buildModel(
  entry: DataDocument,
  root: DataObject,
  version: OpenApiVersion,
  loader: DocumentLoader,
): Promise<OpenApiModel> {
  const collector = new NodeCollector(GRAMMARS[version])
  const document = collector.collect('Document', root, entry, '') as OpenApiNode<'Document'>
  const references = await resolveReferences(collector, loader)
  const byNode = new Map<OpenApiNode, OpenApiReference>()
  for (const reference of references) {
    if (reference.path[0] === '$ref') byNode.set(reference.from, reference)
  }
  return {
    kind: 'openapi',
    version,
    document,
    documents: loader.documents,
    nodes: collector.nodes,
    references,
    nodeOf: (value) => collector.nodeOf(value),
    referenceFrom: (node) => byNode.get(node),
    resolve: (node) => resolve(node, byNode),
  }
}

function resolve(
  node: OpenApiNode,
  references: ReadonlyMap<OpenApiNode, OpenApiReference>,
): OpenApiNode | undefined {
  const passed = new Set<OpenApiNode>()
  let current = node
  for (;;) {
    const reference = references.get(current)
    if (reference === undefined) return current
    if (passed.has(current) || reference.target.kind !== 'node') return undefined
    passed.add(current)
    current = reference.target.node
  }
}
