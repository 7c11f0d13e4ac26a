import type { DataDocument } from '../document/data-document.ts'
import type { DataObject } from '../document/data-value.ts'
import { NodeCollector } from './collect-nodes.ts'
import { DynamicTargets } from './dynamic-targets.ts'
import type { Grammar } from './grammar.ts'
import { OPENAPI_20 } from './grammar-2.ts'
import { OPENAPI_30, OPENAPI_31, OPENAPI_32 } from './grammar-3.ts'
import { loadFurtherDocuments } from './load-further-documents.ts'
import type { DocumentLoader } from './load-documents.ts'
import type { LoadedDocument } from './model.ts'
import type { OpenApiModel, OpenApiReference, OpenApiVersion } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'
import { ReferenceEnds } from './reference-ends.ts'
import { refersToFiles } from './refers-to-files.ts'
import { resolveReferences } from './resolve-references.ts'

export const GRAMMARS: Readonly<Record<OpenApiVersion, Grammar>> = {
  '2.0': OPENAPI_20,
  '3.0': OPENAPI_30,
  '3.1': OPENAPI_31,
  '3.2': OPENAPI_32,
}

/** The objects of a description and how they refer to each other. */
interface Nodes {
  readonly collector: NodeCollector
  readonly document: OpenApiNode<'Document'>
  readonly references: readonly OpenApiReference[]
  readonly ends: ReferenceEnds
}

/** Builds the model of a description, from its entry document and what that refers to. */
export async function buildModel(
  entry: DataDocument,
  root: DataObject,
  version: OpenApiVersion,
  loader: DocumentLoader,
): Promise<OpenApiModel> {
  if (!refersToFiles(entry.source.text)) {
    return new BuiltModel(version, [entry], loader, () => nodesOfOneFile(entry, root, version))
  }
  const { collector, document } = collectFrom(entry, root, version)
  const resolution = resolveReferences(collector)
  let step = resolution.next()
  while (step.done !== true) {
    const { address, location } = step.value
    step = resolution.next(await loader.load(address, location))
  }
  const references = step.value
  await loadFurtherDocuments(loader, (holder) => {
    const kind = collector.nodeOf(holder)?.kind
    return kind === 'Reference' || kind === 'Schema'
  })
  const nodes = { collector, document, references, ends: new ReferenceEnds(references) }
  return new BuiltModel(version, loader.documents, loader, () => nodes)
}

function nodesOfOneFile(entry: DataDocument, root: DataObject, version: OpenApiVersion): Nodes {
  const { collector, document } = collectFrom(entry, root, version)
  const resolution = resolveReferences(collector)
  let step = resolution.next()
  while (step.done !== true) step = resolution.next(NOT_LOADED)
  const references = step.value
  return { collector, document, references, ends: new ReferenceEnds(references) }
}

const NOT_LOADED: LoadedDocument = {
  kind: 'unavailable',
  problem: 'unreadable',
  reason: 'the reference is written in a way that hid it when files were loaded',
}

function collectFrom(entry: DataDocument, root: DataObject, version: OpenApiVersion) {
  const collector = new NodeCollector(GRAMMARS[version])
  const document = collector.collect('Document', root, entry, '') as OpenApiNode<'Document'>
  return { collector, document }
}

/** A description of one file is taken apart when somebody asks for its nodes: rulesets never do. */
class BuiltModel implements OpenApiModel {
  readonly kind = 'openapi'
  readonly version: OpenApiVersion
  readonly documents: OpenApiModel['documents']
  readonly #loader: DocumentLoader
  readonly #build: () => Nodes
  #built: Nodes | undefined
  #dynamicTargets: DynamicTargets | undefined

  constructor(
    version: OpenApiVersion,
    documents: OpenApiModel['documents'],
    loader: DocumentLoader,
    build: () => Nodes,
  ) {
    this.version = version
    this.documents = documents
    this.#loader = loader
    this.#build = build
  }

  get document(): OpenApiNode<'Document'> {
    return this.#nodes.document
  }

  get nodes(): readonly OpenApiNode[] {
    return this.#nodes.collector.nodes
  }

  get references(): readonly OpenApiReference[] {
    return this.#nodes.references
  }

  get imports(): OpenApiModel['imports'] {
    return this.#loader.imports
  }

  nodeOf(...[value]: Parameters<OpenApiModel['nodeOf']>): ReturnType<OpenApiModel['nodeOf']> {
    return this.#nodes.collector.nodeOf(value)
  }

  targetOf(node: OpenApiNode): ReturnType<OpenApiModel['targetOf']> {
    return this.#nodes.ends.targetOf(node)
  }

  dynamicTargetsOf(node: OpenApiNode): readonly OpenApiNode[] {
    this.#dynamicTargets ??= new DynamicTargets(this.references, this.nodes)
    return this.#dynamicTargets.of(node)
  }

  documentAt(address: string, from: DataDocument): LoadedDocument | undefined {
    return this.#loader.known(address, from.source.name)
  }

  resolve(node: OpenApiNode): OpenApiNode | undefined {
    const end = this.#nodes.ends.endOf(node)
    return typeof end === 'object' ? end : undefined
  }

  isCircular(node: OpenApiNode): boolean {
    return this.#nodes.ends.endOf(node) === 'circle'
  }

  get #nodes(): Nodes {
    return (this.#built ??= this.#build())
  }
}
