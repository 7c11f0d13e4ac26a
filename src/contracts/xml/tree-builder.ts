import type { UnreadableCode } from '../model.ts'
import type { SourceText } from '../source.ts'
import type { AttributeDefault } from './doctype.ts'
import { INITIAL_SCOPE, NamespaceScope } from './namespace-scope.ts'
import { XML, XMLNS } from './namespaces.ts'
import { XmlElement } from './xml-element.ts'
import type { XmlAttribute } from './xml-element.ts'

/** Reports a fault at an offset, by default where the parser is; never returns. */
export type Fail = (code: UnreadableCode, message: string, offset?: number) => never

interface SplitName {
  readonly prefix: string
  readonly localName: string
}

interface OpenElement {
  readonly element: XmlElement
  readonly children: XmlElement[]
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = []

/** Builds the tree from the parser's events, resolving namespaces on the way. */
export class TreeBuilder {
  attributeDefaults: ReadonlyMap<string, readonly AttributeDefault[]> = new Map()
  readonly #source: SourceText
  readonly #limits: { readonly depth: number; readonly nodes: number }
  readonly #fail: Fail
  readonly #names = new Map<string, SplitName>()
  readonly #open: OpenElement[] = []
  #pending: { name: string; value: string }[] = []
  #nodes = 0
  #root: XmlElement | undefined
  #lastClosed: XmlElement | undefined

  constructor(
    source: SourceText,
    limits: { readonly depth: number; readonly nodes: number },
    fail: Fail,
  ) {
    this.#source = source
    this.#limits = limits
    this.#fail = fail
  }

  get root(): XmlElement {
    return this.#root ?? this.#fail('xml-not-well-formed', 'There is no root element.')
  }

  attribute(name: string, value: string): void {
    this.#pending.push({ name, value })
  }

  /** A start tag is complete; `end` is the offset after its `>`. */
  open(name: string, end: number): void {
    // A start tag cannot hold a second "<", so the nearest one before its end begins it.
    const start = this.#source.text.lastIndexOf('<', end - 1)
    const parent = this.#open.at(-1)
    this.#nodes += 1 + this.#pending.length
    if (this.#nodes > this.#limits.nodes) {
      this.#fail(
        'too-many-nodes',
        `The document has more than ${this.#limits.nodes} elements and attributes, the most that are read.`,
        start,
      )
    }
    if (this.#open.length >= this.#limits.depth) {
      this.#fail(
        'too-deep',
        `Elements are nested deeper than ${this.#limits.depth} levels, the most that are read.`,
        start,
      )
    }
    this.#addDefaults(name)
    const scope = this.#scope(parent?.element.scope ?? INITIAL_SCOPE, start)
    const { prefix, localName } = this.#split(name, start)
    const namespace = this.#namespaceOf(prefix, scope, start)
    const attributes = this.#attributes(scope, start)
    const children: XmlElement[] = []
    const element = new XmlElement({
      source: this.#source,
      parent: parent?.element,
      prefix,
      localName,
      namespace,
      scope,
      attributes,
      children,
      start,
      startTagEnd: end,
    })
    if (parent === undefined) this.#root = element
    else parent.children.push(element)
    this.#open.push({ element, children })
  }

  /** An end tag is complete, or an empty element's start tag; `end` is the offset after its `>`. */
  close(end: number): void {
    this.#lastClosed = this.#open.pop()?.element
    if (this.#lastClosed !== undefined) this.#lastClosed.end = end
  }

  characters(text: string): void {
    const element = this.#open.at(-1)?.element
    if (element !== undefined && /[^ \t\r\n]/.test(text)) element.text += text
  }

  /** Messages about tags that do not match, which only the tree can explain. */
  explainNesting(message: string): string | undefined {
    if (message.startsWith('unclosed tag')) {
      const unclosed = this.#open.at(-1)?.element
      return (
        unclosed &&
        `The file ends, but <${unclosed.name}> of line ${this.#lineOf(unclosed)} is not closed.`
      )
    }
    if (message === 'unexpected close tag.' && this.#lastClosed !== undefined) {
      const { name } = this.#lastClosed
      return `This end tag does not match <${name}> of line ${this.#lineOf(this.#lastClosed)}; </${name}> is expected first.`
    }
    return undefined
  }

  #lineOf(element: XmlElement): number {
    return this.#source.positionAt(element.start).line
  }

  #addDefaults(name: string): void {
    const defaults = this.attributeDefaults.get(name)
    if (defaults === undefined) return
    const given = new Set(this.#pending.map((attribute) => attribute.name))
    this.#pending.push(...defaults.filter((attribute) => !given.has(attribute.name)))
  }

  /** Takes the declarations of namespaces out of the pending attributes. */
  #scope(inherited: NamespaceScope, start: number): NamespaceScope {
    let declared: Map<string, string> | undefined
    for (const { name, value } of this.#pending) {
      const prefix = declaredPrefix(name)
      if (prefix === undefined) continue
      declared ??= new Map()
      if (declared.has(prefix))
        this.#fail('xml-not-well-formed', `The attribute "${name}" is given twice.`, start)
      this.#checkDeclaration(prefix, value, start)
      declared.set(prefix, value)
    }
    if (declared === undefined) return inherited
    this.#pending = this.#pending.filter(({ name }) => declaredPrefix(name) === undefined)
    return new NamespaceScope(inherited, declared)
  }

  /** Namespaces in XML 1.0, section 3: reserved names, and that a prefix cannot be undeclared. */
  #checkDeclaration(prefix: string, namespace: string, start: number): void {
    const isReserved =
      (prefix === 'xml') !== (namespace === XML) || prefix === 'xmlns' || namespace === XMLNS
    if (isReserved) {
      this.#fail(
        'xml-not-well-formed',
        `The prefixes "xml" and "xmlns" and their namespaces are reserved; "${prefix}" cannot be bound to "${namespace}".`,
        start,
      )
    }
    if (prefix !== '' && namespace === '') {
      this.#fail(
        'xml-not-well-formed',
        `The prefix "${prefix}" is bound to an empty namespace; remove the declaration or name one.`,
        start,
      )
    }
  }

  #attributes(scope: NamespaceScope, start: number): readonly XmlAttribute[] {
    if (this.#pending.length === 0) return NO_ATTRIBUTES
    const attributes = this.#pending.map(({ name, value }) => {
      const { prefix, localName } = this.#split(name, start)
      const namespace = prefix === '' ? '' : this.#namespaceOf(prefix, scope, start)
      return { name, localName, namespace, value }
    })
    this.#pending = []
    const twice = findDuplicate(attributes)
    if (twice !== undefined) {
      this.#fail('xml-not-well-formed', `The attribute "${twice.name}" is given twice.`, start)
    }
    return attributes
  }

  #namespaceOf(prefix: string, scope: NamespaceScope, start: number): string {
    const namespace = scope.resolve(prefix)
    if (namespace === undefined || prefix === 'xmlns') {
      return this.#fail(
        'xml-not-well-formed',
        `The prefix "${prefix}" is not bound to a namespace; declare it with xmlns:${prefix}="…".`,
        start,
      )
    }
    return namespace
  }

  /** Splits a name once for all its occurrences, so that equal names share their strings. */
  #split(name: string, start: number): SplitName {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const split = { prefix: name.slice(0, Math.max(colon, 0)), localName: name.slice(colon + 1) }
    if (colon === 0 || split.localName === '' || split.localName.includes(':')) {
      this.#fail(
        'xml-not-well-formed',
        `"${name}" is no qualified name: one colon may stand between prefix and local name.`,
        start,
      )
    }
    this.#names.set(name, split)
    return split
  }
}

/** The prefix that an attribute declares: empty for the default namespace. */
function declaredPrefix(name: string): string | undefined {
  if (!name.startsWith('xmlns')) return undefined
  if (name.length === 5) return ''
  return name.charAt(5) === ':' ? name.slice(6) : undefined
}

/** Few attributes, as is usual, are compared with each other; many would take quadratic time. */
function findDuplicate(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  if (attributes.length > 16) {
    const seen = new Set<string>()
    return attributes.find((attribute) => {
      const key = `${attribute.localName} ${attribute.namespace}`
      return seen.size === seen.add(key).size
    })
  }
  return attributes.find((attribute, index) =>
    attributes.some(
      (other, otherIndex) =>
        otherIndex < index &&
        other.localName === attribute.localName &&
        other.namespace === attribute.namespace,
    ),
  )
}
