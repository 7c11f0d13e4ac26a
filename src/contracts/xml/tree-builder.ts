import type { Limits } from '../limits.ts'
import type { UnreadableCode } from '../model.ts'
import type { SourceText } from '../source.ts'
import type { AttributeDefault } from './doctype.ts'
import { INITIAL_SCOPE, NamespaceScope } from './namespace-scope.ts'
import { XML, XMLNS } from './namespaces.ts'
import { XmlElement } from './xml-element.ts'
import type { XmlAttribute } from './xml-element.ts'

/** Reports a fault at an offset, by default where the parser is; never returns. */
export type Fail = (code: UnreadableCode, message: string, offset?: number) => never

type TreeLimits = Pick<Limits, 'depth' | 'xmlNodes' | 'attributes'>

/** An attribute whose namespace is not known before all declarations of its tag are. */
type PendingAttribute = { -readonly [Field in keyof XmlAttribute]: XmlAttribute[Field] }

/** A name as written, taken apart once for all its occurrences, which then share their strings. */
interface SplitName {
  readonly prefix: string
  readonly localName: string
  /** The prefix that an attribute of this name declares; empty for the default namespace. */
  readonly declares: string | undefined
}

/**
 * Builds the tree from the parser's events, resolving namespaces on the way. Attributes come before
 * the event of their start tag.
 */
export class TreeBuilder {
  attributeDefaults: ReadonlyMap<string, readonly AttributeDefault[]> = new Map()
  readonly #source: SourceText
  readonly #limits: TreeLimits
  readonly #fail: Fail
  readonly #names = new Map<string, SplitName>()
  readonly #open: XmlElement[] = []
  /** The attributes of the start tag that is being read come first; what follows is left over. */
  readonly #attributes: PendingAttribute[] = []
  #attributeCount = 0
  #prefixedAttributes = 0
  #declarations: Map<string, string> | undefined
  #nodes = 0
  #root: XmlElement | undefined
  #lastClosed: XmlElement | undefined

  constructor(source: SourceText, limits: TreeLimits, fail: Fail) {
    this.#source = source
    this.#limits = limits
    this.#fail = fail
  }

  get root(): XmlElement {
    return this.#root ?? this.#malformed('There is no root element.')
  }

  /** Elements and attributes so far. */
  get nodes(): number {
    return this.#nodes
  }

  attribute(name: string, value: string): void {
    this.#count()
    const { prefix, localName, declares } = this.#split(name)
    if (declares !== undefined) {
      this.#checkDeclaration(declares, value)
      this.#declarations ??= new Map()
      this.#declarations.set(declares, value)
    } else {
      if (prefix !== '') this.#prefixedAttributes += 1
      this.#attributes[this.#attributeCount] = { name, localName, namespace: '', value }
      this.#attributeCount += 1
    }
    const count = this.#attributeCount + (this.#declarations?.size ?? 0)
    const { attributes: limit } = this.#limits
    if (count > limit) {
      this.#fail('too-many-nodes', `An element has more than ${limit} attributes, the limit.`)
    }
  }

  /** A start tag is complete; `end` is the offset after its `>`. */
  open(name: string, end: number): void {
    this.#count()
    // A start tag cannot hold a second "<", so the nearest one before its end begins it.
    const start = this.#source.text.lastIndexOf('<', end - 1)
    const depth = this.#open.length
    if (depth >= this.#limits.depth) {
      const { depth: limit } = this.#limits
      this.#fail('too-deep', `Elements are nested deeper than ${limit} levels, the limit.`, start)
    }
    const parent = this.#open[depth - 1]
    if (this.attributeDefaults.size > 0) this.#addDefaults(name)
    const scope = this.#takeScope(parent?.scope ?? INITIAL_SCOPE)
    const attributes = this.#takeAttributes(scope, start)
    const { prefix, localName } = this.#split(name)
    const element = new XmlElement({
      source: this.#source,
      parent,
      prefix,
      localName,
      namespace: this.#namespaceOf(prefix, scope, start),
      scope,
      attributes,
      start,
      startTagEnd: end,
    })
    if (parent === undefined) this.#root = element
    else parent.addChild(element)
    this.#open.push(element)
  }

  /** An end tag is complete, or an empty element's start tag; `end` is the offset after its `>`. */
  close(end: number): void {
    this.#lastClosed = this.#open.pop()
    if (this.#lastClosed !== undefined) this.#lastClosed.end = end
  }

  characters(text: string): void {
    const open = this.#open[this.#open.length - 1]
    if (open !== undefined && !isWhiteSpace(text)) open.text += text
  }

  /** Explains the parser's messages about tags that do not match, which only the tree can do. */
  failOnNesting(message: string): void {
    const { text } = this.#source
    const unclosed = this.#open.at(-1)
    if (message.startsWith('unclosed tag') && unclosed !== undefined) {
      this.#malformed(
        `The file ends, but <${unclosed.name}> of line ${this.#lineOf(unclosed)} is not closed.`,
        text.length,
      )
    }
    const closed = this.#lastClosed
    if (message === 'unexpected close tag.' && closed !== undefined) {
      this.#malformed(
        `This end tag does not match <${closed.name}> of line ${this.#lineOf(closed)}; </${closed.name}> is expected first.`,
        text.lastIndexOf('</', closed.end - 1),
      )
    }
  }

  #lineOf(element: XmlElement): number {
    return this.#source.positionAt(element.start).line
  }

  #count(): void {
    this.#nodes += 1
    const { xmlNodes: limit } = this.#limits
    if (this.#nodes <= limit) return
    this.#fail('too-many-nodes', `There are more than ${limit} elements and attributes, the limit.`)
  }

  #addDefaults(name: string): void {
    const pending = this.#attributes.slice(0, this.#attributeCount)
    const given = new Set(pending.map((attribute) => attribute.name))
    for (const added of this.attributeDefaults.get(name) ?? []) {
      const declares = this.#split(added.name).declares
      const isGiven =
        declares === undefined ? given.has(added.name) : this.#declarations?.has(declares)
      if (isGiven !== true) this.attribute(added.name, added.value)
    }
  }

  #takeScope(inherited: NamespaceScope): NamespaceScope {
    if (this.#declarations === undefined) return inherited
    const scope = new NamespaceScope(inherited, this.#declarations)
    this.#declarations = undefined
    return scope
  }

  #takeAttributes(scope: NamespaceScope, start: number): readonly XmlAttribute[] {
    if (this.#attributeCount === 0) return NO_ATTRIBUTES
    // A list of just this length: one that has grown keeps room for many more.
    const attributes = this.#attributes.slice(0, this.#attributeCount)
    this.#attributeCount = 0
    if (this.#prefixedAttributes === 0) return attributes
    const seen = new Set<string>()
    for (const attribute of attributes) {
      const { prefix } = this.#split(attribute.name)
      if (prefix === '') continue
      attribute.namespace = this.#namespaceOf(prefix, scope, start)
      // The parser has compared the names as written; two prefixes may mean one namespace.
      const key = `${attribute.localName} ${attribute.namespace}`
      if (seen.has(key)) {
        this.#malformed(
          `The attribute "${attribute.name}" is given twice under two prefixes.`,
          start,
        )
      }
      seen.add(key)
    }
    this.#prefixedAttributes = 0
    return attributes
  }

  #namespaceOf(prefix: string, scope: NamespaceScope, start: number): string {
    const namespace = scope.resolve(prefix)
    if (namespace !== undefined && prefix !== 'xmlns') return namespace
    return this.#malformed(
      `The prefix "${prefix}" is not bound to a namespace; declare it with xmlns:${prefix}="…".`,
      start,
    )
  }

  /** Namespaces in XML 1.0, section 3: reserved names, and that a prefix cannot be undeclared. */
  #checkDeclaration(prefix: string, namespace: string): void {
    const isXmlMisused = (prefix === 'xml') !== (namespace === XML)
    if (isXmlMisused || prefix === 'xmlns' || namespace === XMLNS) {
      this.#malformed(
        `The prefixes "xml" and "xmlns" and their namespaces are reserved; "${prefix}" cannot be bound to "${namespace}".`,
      )
    }
    if (prefix !== '' && namespace === '') {
      this.#malformed(
        `The prefix "${prefix}" is bound to an empty namespace; remove the declaration or name one.`,
      )
    }
  }

  #split(name: string): SplitName {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const prefix = name.slice(0, Math.max(colon, 0))
    const localName = name.slice(colon + 1)
    if (colon === 0 || localName === '' || localName.includes(':')) {
      this.#malformed(
        `"${name}" is no qualified name: one colon may stand between a prefix and a local name.`,
      )
    }
    const declares = name === 'xmlns' ? '' : prefix === 'xmlns' ? localName : undefined
    const split = { prefix, localName, declares }
    this.#names.set(name, split)
    return split
  }

  #malformed(message: string, offset?: number): never {
    return this.#fail('xml-not-well-formed', message, offset)
  }
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = []

/** White space of XML 1.0, section 2.3. */
function isWhiteSpace(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false
  }
  return true
}
