import { stringMember } from '../document/data-value.ts'
import type { DataDocument } from '../document/data-document.ts'
import type { OpenApiNode } from './open-api-node.ts'

/** Stands for the unknown place of the files, so that relative identifiers can be compared. */
const UNKNOWN_BASE = 'concordat:///'

/**
 * What names itself by a URI: schemas of OpenAPI 3.1 and later with an `$id`, which also changes what
 * references inside mean, or an anchor (JSON Schema 2020-12 core, section 8.2); a document of OpenAPI 3.2
 * with `$self` (section 4.1.2.2).
 */
export class SchemaResources {
  readonly #nodes: readonly OpenApiNode[]
  readonly #byId = new Map<string, OpenApiNode>()
  readonly #byAnchor = new Map<string, OpenApiNode>()
  readonly #byAnchorInFile = new Map<string, OpenApiNode>()
  #indexed = 0

  /** @param nodes a list that may grow; what was added is taken in at the next question */
  constructor(nodes: readonly OpenApiNode[]) {
    this.#nodes = nodes
  }

  /** The schema or document that an address names when written in a node. */
  byAddress(address: string, from: OpenApiNode): OpenApiNode | undefined {
    this.#index()
    const id = this.#byId.size === 0 ? undefined : resolveUri(address, baseOf(from))
    return id === undefined ? undefined : this.#byId.get(id)
  }

  /**
   * The schema with an anchor in the resource that a node belongs to. Authors expect anchors of a whole
   * file, and tools follow: one of another resource in the same file is taken where there is no own.
   */
  byAnchor(anchor: string, from: OpenApiNode): OpenApiNode | undefined {
    this.#index()
    return this.#byAnchor.get(`${baseOf(from)}#${anchor}`) ?? this.inFile(anchor, from.document)
  }

  /** The schema with an anchor anywhere in a document. */
  inFile(anchor: string, document: DataDocument): OpenApiNode | undefined {
    this.#index()
    return this.#byAnchorInFile.get(`${document.source.name}#${anchor}`)
  }

  /** The schema with an `$id` that a node stands in. */
  enclosing(from: OpenApiNode): OpenApiNode | undefined {
    for (let node: OpenApiNode | undefined = from; node !== undefined; node = node.parent) {
      if (node.kind === 'Schema' && stringMember(node.value, '$id') !== undefined) return node
    }
    return undefined
  }

  #index(): void {
    for (; this.#indexed < this.#nodes.length; this.#indexed += 1) {
      const node = this.#nodes[this.#indexed]
      if (node === undefined) continue
      if (identifierOf(node) !== undefined) this.#byId.set(baseOf(node).replace(/#$/, ''), node)
      if (node.kind === 'Schema') this.#indexAnchors(node)
    }
  }

  /** A dynamic anchor is an ordinary one, too; of two of the same name the first counts for a file. */
  #indexAnchors(node: OpenApiNode): void {
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = stringMember(node.value, keyword)
      if (anchor === undefined) continue
      const key = `${baseOf(node)}#${anchor}`
      if (!this.#byAnchor.has(key)) this.#byAnchor.set(key, node)
      const inFile = `${node.document.source.name}#${anchor}`
      if (!this.#byAnchorInFile.has(inFile)) this.#byAnchorInFile.set(inFile, node)
    }
  }
}

/** The URI reference by which a node names itself. */
function identifierOf({ kind, value }: OpenApiNode): string | undefined {
  if (kind === 'Schema') return stringMember(value, '$id')
  return kind === 'Document' ? stringMember(value, '$self') : undefined
}

/** The URI against which references in a node are resolved, its own identifier included. */
function baseOf(from: OpenApiNode): string {
  const identifiers: string[] = []
  for (let node: OpenApiNode | undefined = from; node !== undefined; node = node.parent) {
    const identifier = identifierOf(node)
    if (identifier !== undefined) identifiers.unshift(identifier)
  }
  const name = from.document.source.name.split('/').map(encodeURIComponent).join('/')
  const file = resolveUri(name, UNKNOWN_BASE) ?? UNKNOWN_BASE
  return identifiers.reduce((base, identifier) => resolveUri(identifier, base) ?? base, file)
}

function resolveUri(uri: string, base: string): string | undefined {
  return URL.canParse(uri, base) ? new URL(uri, base).href : undefined
}
