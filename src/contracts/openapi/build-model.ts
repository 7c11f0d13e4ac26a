import type { DataDocument } from '../document/data-document.ts'
import type { DataObject } from '../document/data-value.ts'
import { NodeCollector } from './collect-nodes.ts'
import type { Grammar } from './grammar.ts'
import { OPENAPI_20 } from './grammar-2.ts'
import { OPENAPI_30, OPENAPI_31, OPENAPI_32 } from './grammar-3.ts'
import { loadFurtherDocuments } from './load-further-documents.ts'
import type { DocumentLoader } from './load-documents.ts'
import type { OpenApiModel, OpenApiVersion } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'
import { ReferenceEnds } from './reference-ends.ts'
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
  await loadFurtherDocuments(collector, loader)
  const ends = new ReferenceEnds(references)
  return {
    kind: 'openapi',
    version,
    document,
    documents: loader.documents,
    nodes: collector.nodes,
    references,
    nodeOf: (value) => collector.nodeOf(value),
    targetOf: (node) => ends.targetOf(node),
    documentAt: (address, from) => loader.known(address, from.source.name),
    resolve: (node) => {
      const end = ends.endOf(node)
      return typeof end === 'object' ? end : undefined
    },
    isCircular: (node) => ends.endOf(node) === 'circle',
  }
}
