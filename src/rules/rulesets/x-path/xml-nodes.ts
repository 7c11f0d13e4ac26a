import type { XmlAttribute, XmlElement } from '../../../contracts/index.ts'

/** A node as the XPath library sees it: with the members of the DOM that it reads. */
export type XmlNode = DocumentNode | ElementNode | AttributeNode | TextNode

export class DocumentNode {
  readonly nodeType = 9
  readonly nodeName = '#document'
  readonly child: ElementNode

  constructor(root: XmlElement) {
    this.child = new ElementNode(root, this)
  }
}

/** Made when something steps to it, and kept: the library compares nodes by identity. */
export class ElementNode {
  readonly nodeType = 1
  readonly element: XmlElement
  readonly parent: ElementNode | DocumentNode
  #children: readonly (ElementNode | TextNode)[] | undefined
  #attributes: readonly AttributeNode[] | undefined
  #positions: ReadonlyMap<ElementNode | TextNode, number> | undefined

  constructor(element: XmlElement, parent: ElementNode | DocumentNode) {
    this.element = element
    this.parent = parent
  }

  get localName(): string {
    return this.element.localName
  }

  get namespaceURI(): string | null {
    return this.element.namespace === '' ? null : this.element.namespace
  }

  get prefix(): string {
    return this.element.prefix
  }

  get nodeName(): string {
    return this.element.name
  }

  /** The text directly inside is one node before the child elements, wherever parts of it are written. */
  get children(): readonly (ElementNode | TextNode)[] {
    this.#children ??= [
      ...(this.element.text === '' ? [] : [new TextNode(this.element.text, this)]),
      ...this.element.children.map((child) => new ElementNode(child, this)),
    ]
    return this.#children
  }

  get attributes(): readonly AttributeNode[] {
    this.#attributes ??= this.element.attributes.map((one) => new AttributeNode(one, this))
    return this.#attributes
  }

  /** The child that stands so many places from another one. */
  siblingOf(child: ElementNode | TextNode, distance: 1 | -1): ElementNode | TextNode | undefined {
    this.#positions ??= new Map(this.children.map((one, index) => [one, index]))
    return this.children[(this.#positions.get(child) ?? -1) + distance]
  }
}

export class AttributeNode {
  readonly nodeType = 2
  readonly attribute: XmlAttribute
  readonly parent: ElementNode

  constructor(attribute: XmlAttribute, parent: ElementNode) {
    this.attribute = attribute
    this.parent = parent
  }

  get localName(): string {
    return this.attribute.localName
  }

  get namespaceURI(): string | null {
    return this.attribute.namespace === '' ? null : this.attribute.namespace
  }

  get prefix(): string {
    const colon = this.attribute.name.indexOf(':')
    return colon === -1 ? '' : this.attribute.name.slice(0, colon)
  }

  get nodeName(): string {
    return this.attribute.name
  }

  get name(): string {
    return this.attribute.name
  }

  get value(): string {
    return this.attribute.value
  }
}

export class TextNode {
  readonly nodeType = 3
  readonly nodeName = '#text'
  readonly data: string
  readonly parent: ElementNode

  constructor(data: string, parent: ElementNode) {
    this.data = data
    this.parent = parent
  }
}
