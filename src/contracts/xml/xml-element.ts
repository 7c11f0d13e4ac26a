import type { Location } from '../model.ts'
import type { SourceText } from '../source.ts'
import { attributeRange } from './attribute-range.ts'
import type { NamespaceScope } from './namespace-scope.ts'
import { attributePointer, childSteps, elementPointer } from './pointer.ts'

/** An attribute. Declarations of namespaces are not among them: see `XmlElement.scope`. */
export interface XmlAttribute {
  /** The name as written, prefix included. */
  readonly name: string
  readonly localName: string
  /** Empty for an attribute without prefix. */
  readonly namespace: string
  /** Normalised as for CDATA (XML 1.0, section 3.3.3): references resolved, line breaks as spaces. */
  readonly value: string
}

/** A qualified name used as a value: `tns:Order` in `element="tns:Order"`. */
export interface QName {
  /** Empty for no namespace, undefined when nothing in scope binds the prefix. */
  readonly namespace: string | undefined
  readonly localName: string
  readonly prefix: string
}

/** What an element is made of when its start tag has been read. */
export interface ElementParts {
  readonly source: SourceText
  readonly parent: XmlElement | undefined
  readonly prefix: string
  readonly localName: string
  readonly namespace: string
  readonly scope: NamespaceScope
  readonly attributes: readonly XmlAttribute[]
  readonly start: number
  readonly startTagEnd: number
}

/**
 * An element with its place in the source text. Offsets count UTF-16 code units. Attributes keep
 * no offsets: they are found again in the start tag when a place is asked for.
 */
export class XmlElement {
  readonly source: SourceText
  readonly parent: XmlElement | undefined
  readonly prefix: string
  readonly localName: string
  /** Empty for no namespace. */
  readonly namespace: string
  readonly scope: NamespaceScope
  readonly attributes: readonly XmlAttribute[]
  #children = NO_CHILDREN
  /** Offset of the start tag's `<`. */
  readonly start: number
  /** Offset after the start tag's `>`. */
  readonly startTagEnd: number
  /** Offset after the end tag's `>`. Set by the parser when it gets there, like `text`. */
  end: number
  /** Characters directly inside, without those of children; runs of white space alone are left out. */
  text = ''
  #childSteps: ReadonlyMap<XmlElement, string> | undefined

  constructor(parts: ElementParts) {
    this.source = parts.source
    this.parent = parts.parent
    this.prefix = parts.prefix
    this.localName = parts.localName
    this.namespace = parts.namespace
    this.scope = parts.scope
    this.attributes = parts.attributes
    this.start = parts.start
    this.startTagEnd = parts.startTagEnd
    this.end = parts.startTagEnd
  }

  /** The name as written, prefix included. */
  get name(): string {
    return this.prefix === '' ? this.localName : `${this.prefix}:${this.localName}`
  }

  get children(): readonly XmlElement[] {
    return this.#children
  }

  /** For the parser, which knows of children one after the other. */
  addChild(child: XmlElement): void {
    if (this.#children === NO_CHILDREN) this.#children = [child]
    else this.#children.push(child)
  }

  is(namespace: string, localName: string): boolean {
    return this.localName === localName && this.namespace === namespace
  }

  attribute(localName: string, namespace = ''): string | undefined {
    return this.#find(localName, namespace)?.value
  }

  /**
   * An attribute read as a qualified name; undefined when the attribute is absent. A value without
   * prefix is in the default namespace (XML Schema part 2, section 3.2.18).
   */
  qname(localName: string, namespace = ''): QName | undefined {
    const value = this.attribute(localName, namespace)
    return value === undefined ? undefined : this.resolveQName(value)
  }

  /** Reads text as a qualified name by the namespaces in scope here. */
  resolveQName(text: string): QName {
    const name = text.trim()
    const colon = name.indexOf(':')
    const prefix = colon === -1 ? '' : name.slice(0, colon)
    return { namespace: this.scope.resolve(prefix), localName: name.slice(colon + 1), prefix }
  }

  child(namespace: string, localName: string): XmlElement | undefined {
    return this.children.find((child) => child.is(namespace, localName))
  }

  childrenNamed(namespace: string, localName: string): XmlElement[] {
    return this.children.filter((child) => child.is(namespace, localName))
  }

  /** This element and all below it, in document order. */
  *walk(): Generator<XmlElement> {
    const waiting: XmlElement[] = [this]
    for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
      yield element
      for (let index = element.children.length - 1; index >= 0; index -= 1) {
        const child = element.children[index]
        if (child !== undefined) waiting.push(child)
      }
    }
  }

  /** The element's pointer, as `pointer.ts` describes. */
  get pointer(): string {
    return elementPointer(this)
  }

  /** The pointer's last step for a child, kept since findings often lie side by side. */
  stepTo(child: XmlElement): string {
    this.#childSteps ??= childSteps(this)
    return this.#childSteps.get(child) ?? ''
  }

  /** The place of the start tag. */
  get location(): Location {
    return this.source.location(this.pointer, this.start, this.startTagEnd)
  }

  /** The place of an attribute, name and value; that of the element when it has no such attribute. */
  attributeLocation(localName: string, namespace = ''): Location {
    const attribute = this.#find(localName, namespace)
    if (attribute === undefined) return this.location
    const range = attributeRange(this, attribute.name)
    return this.source.location(attributePointer(this, attribute), range.start, range.end)
  }

  #find(localName: string, namespace: string): XmlAttribute | undefined {
    return this.attributes.find(
      (attribute) => attribute.localName === localName && attribute.namespace === namespace,
    )
  }
}

/** Shared by all elements that hold none. */
const NO_CHILDREN: XmlElement[] = []
