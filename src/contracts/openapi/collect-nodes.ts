import type { DataDocument } from '../document/data-document.ts'
import { isDataArray, isDataObject, stringMember } from '../document/data-value.ts'
import type { DataObject, DataValue } from '../document/data-value.ts'
import { keepSparse } from '../document/sparse-elements.ts'
import type { FieldShape, Grammar, ObjectGrammar, OpenApiKind } from './grammar.ts'
import type { OpenApiReference } from './model.ts'
import { OpenApiNode } from './open-api-node.ts'

/** A reference that has been seen but not followed yet. */
export type UnresolvedReference = Omit<OpenApiReference, 'target' | 'location'>

/**
 * Walks documents as the grammar says and keeps each object once, however many references or YAML
 * aliases lead to it. What breaks the grammar is passed over: finding that is the rules' business.
 */
export class NodeCollector {
  readonly nodes: OpenApiNode[] = []
  readonly references: UnresolvedReference[] = []
  readonly #byValue = new Map<DataObject, OpenApiNode>()
  readonly #grammar: Grammar

  constructor(grammar: Grammar) {
    this.#grammar = grammar
  }

  nodeOf(value: DataValue | undefined): OpenApiNode | undefined {
    return isDataObject(value) ? this.#byValue.get(value) : undefined
  }

  /**
   * Collects the object at `base`, unless it is known already, and all objects inside it.
   * @returns the node of that object
   */
  collect(kind: OpenApiKind, value: DataObject, document: DataDocument, base: string): OpenApiNode {
    return this.#byValue.get(value) ?? this.#node(kind, value, document, undefined, [], base)
  }

  #node(
    kind: OpenApiKind,
    value: DataObject,
    document: DataDocument,
    parent: OpenApiNode | undefined,
    path: readonly string[],
    base?: string,
  ): OpenApiNode {
    const uri = this.#grammar.referable.has(kind) ? stringMember(value, '$ref') : undefined
    const isReplaced = uri !== undefined && !this.#grammar.keepsSiblings.has(kind)
    const written: OpenApiKind = isReplaced ? 'Reference' : kind
    const node = new OpenApiNode(written, value, document, parent, path, base)
    this.nodes.push(node)
    this.#byValue.set(value, node)
    if (uri !== undefined) this.references.push({ from: node, path: ['$ref'], uri, expects: kind })
    if (kind === 'Schema') this.#dynamicReference(node)
    if (kind === 'Discriminator') this.#mapping(node)
    if (!isReplaced) this.#fields(node)
    return node
  }

  #fields(node: OpenApiNode): void {
    const grammar = this.#grammar.objects.get(node.kind)
    if (grammar === undefined) return
    const { value } = node
    // Status codes: every rule about responses goes through them.
    if (node.kind === 'Responses') keepSparse(value)
    for (const name of Object.keys(value)) {
      const shape = shapeOf(grammar, name)
      const member = value[name]
      if (shape !== undefined && member !== undefined) this.#field(node, name, member, shape)
    }
  }

  #field(node: OpenApiNode, name: string, value: DataValue, shape: FieldShape): void {
    if (shape.form === 'data') return
    if (shape.form === 'map') {
      if (!isDataObject(value)) return
      // Maps have no extensions: a header, a media type or a schema may be called `x-…`.
      for (const key of Object.keys(value)) {
        const entry = value[key]
        if (entry !== undefined) this.#child(node, name, key, entry, shape.kind)
      }
    } else if (isDataArray(value)) {
      // Where one object is expected there can still be a list: `items` of a Schema in 2.0.
      value.forEach((item, index) => {
        this.#child(node, name, String(index), item, shape.kind)
      })
    } else if (shape.form === 'one') {
      this.#child(node, name, undefined, value, shape.kind)
    }
  }

  #child(
    parent: OpenApiNode,
    field: string,
    key: string | undefined,
    value: DataValue,
    kind: OpenApiKind,
  ): void {
    if (!isDataObject(value) || this.#byValue.has(value)) return
    const path = key === undefined ? [field] : [field, key]
    this.#node(kind, value, parent.document, parent, path)
  }

  /**
   * A `$dynamicRef` leads, before anything is known of the way here, where a `$ref` would (JSON Schema
   * 2020-12 core, section 8.2.3.2).
   */
  #dynamicReference(node: OpenApiNode): void {
    const isKnown = this.#grammar.objects.get('Schema')?.fields.has('$dynamicRef') === true
    const uri = isKnown ? stringMember(node.value, '$dynamicRef') : undefined
    if (uri === undefined) return
    this.references.push({ from: node, path: ['$dynamicRef'], uri, expects: 'Schema' })
  }

  /** A mapping names a schema either by its name or by a URI; only the second is a reference. */
  #mapping(node: OpenApiNode): void {
    const { mapping } = node.value
    const isInVersion = this.#grammar.objects.get('Discriminator')?.fields.has('defaultMapping')
    if (isInVersion === true) this.#mapped(node, ['defaultMapping'], node.value['defaultMapping'])
    if (!isDataObject(mapping)) return
    for (const [name, uri] of Object.entries(mapping)) this.#mapped(node, ['mapping', name], uri)
  }

  #mapped(node: OpenApiNode, path: readonly string[], uri: DataValue | undefined): void {
    if (typeof uri !== 'string' || !/[#/]|\.(?:json|ya?ml)$/i.test(uri)) return
    this.references.push({ from: node, path, uri, expects: 'Schema' })
  }
}

function shapeOf({ fields, patterned }: ObjectGrammar, name: string): FieldShape | undefined {
  const fixed = fields.get(name)
  if (fixed !== undefined || patterned === undefined) return fixed
  return patterned.pattern.test(name) ? patterned.shape : undefined
}
