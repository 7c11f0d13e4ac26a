import { SCALAR_STYLE } from 'js-yaml'
import type { DataValue } from '../document/data-value.ts'
import { NodeTable } from '../document/node-table.ts'
import type { NodeKey } from '../document/node-table.ts'
import { readyForIndex } from '../document/sparse-elements.ts'
import { CODE } from './character-codes.ts'
import { blockHeaderBefore, setMember } from './compose-yaml.ts'
import type { ComposedYaml, YamlBounds } from './compose-yaml.ts'
import { AT_END, NotPlain, PlainCursor } from './plain-cursor.ts'
import { resolveScalar } from './resolve-scalar.ts'

const ABSENT = -1
const MERGE_KEY = '<<'
/** Tabs, single carriage returns, byte order marks, and what YAML does not allow at all. */
const UNUSUAL_CHARACTER =
  /\r(?!\n)|[^\n\r\x20-\x7e\xa0-\ufefe\uff00-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
/** Where a document begins or ends, or nearly so. */
const MARKERS = ['---', '...']

export interface PlainYaml extends ComposedYaml {
  /** False: no mapping has a key twice. */
  readonly mayRepeatKeys: boolean
}

/**
 * Reads a document that is written the plain way: a single one, of block and flow collections and scalars,
 * without tabs, anchors, aliases, tags, merge keys and explicit keys. Most
 * contracts are, and it takes a fraction of the time that a complete parser takes.
 *
 * @returns what `composeYaml` makes of the same text; undefined for one that is written in any other way, or
 * wrongly, or larger than the bounds: the complete parser has to say what it is
 */
export function readPlainYaml(text: string, bounds: YamlBounds): PlainYaml | undefined {
  if (UNUSUAL_CHARACTER.test(text)) return undefined
  try {
    return new PlainReader(text, bounds).read()
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

/** Its methods read a node and go on to the line that follows, inside a flow collection to what follows there. */
class PlainReader {
  readonly #cursor: PlainCursor
  readonly #bounds: YamlBounds
  readonly #table: NodeTable
  #depth = 0
  #nodes = 0
  /** Offset after what was read last. */
  #end = 0
  #mayRepeatKeys = false

  constructor(text: string, bounds: YamlBounds) {
    this.#cursor = new PlainCursor(text)
    this.#bounds = bounds
    this.#table = new NodeTable((text.length >> 4) + 1)
  }

  read(): PlainYaml {
    this.#begin()
    const value = this.#blockNode(-1, undefined)
    if (typeof value !== 'object' || this.#cursor.indent !== AT_END) throw new NotPlain()
    return { value, nodes: this.#nodes, table: this.#table, mayRepeatKeys: this.#mayRepeatKeys }
  }

  #begin(): void {
    const cursor = this.#cursor
    cursor.seek()
    const marker = /---(?=[ \r\n])/y
    marker.lastIndex = cursor.at
    if (cursor.indent === 0 && marker.test(cursor.text)) {
      cursor.at += '---'.length
      cursor.endLine()
    }
    const { text, at } = cursor
    const isMarked = MARKERS.some((it) => text.startsWith(it, at) || text.includes(`\n${it}`, at))
    if (cursor.indent !== 0 || isMarked) throw new NotPlain()
  }

  /** A node that begins with its line, or after the dash of an item: a mapping there has no line of its own. */
  #blockNode(parentIndent: number, key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    const code = cursor.code()
    if (cursor.isIndicator(CODE.dash)) return this.#list(key)
    if (code === CODE.openingBrace || code === CODE.openingBracket) {
      return this.#flowInBlock(parentIndent, key)
    }
    const start = cursor.at
    cursor.readScalar(false, parentIndent)
    return this.#isBeforeColon()
      ? this.#mapping(key, start)
      : this.#scalarInBlock(parentIndent, key)
  }

  #mapping(key: NodeKey | undefined, start: number): DataValue {
    const cursor = this.#cursor
    const indent = start - cursor.lineStart
    const row = this.#open('object', key, start)
    const value: Record<string, DataValue> = {}
    let isReady = false
    for (;;) {
      const name = this.#key()
      isReady ||= readyForIndex(value, name.name)
      if (value[name.name] !== undefined) this.#mayRepeatKeys = true
      setMember(value, name.name, this.#memberValue(indent, name))
      if (cursor.indent < indent) break
      if (cursor.indent > indent) throw new NotPlain()
      cursor.readScalar(false, indent)
      if (!this.#isBeforeColon()) throw new NotPlain()
    }
    this.#close(row)
    return value
  }

  /** Whether the scalar that was read last is a key; goes on to its colon. */
  #isBeforeColon(): boolean {
    this.#cursor.skipSpaces()
    return this.#cursor.isInOneLine && this.#cursor.isIndicator(CODE.colon)
  }

  /** The scalar that was read last, as a key; goes on after its colon. */
  #key(): NodeKey {
    const cursor = this.#cursor
    const quote = cursor.style === SCALAR_STYLE.PLAIN ? 0 : 1
    const name = cursor.scalarText()
    if (quote === 0 && name === MERGE_KEY) throw new NotPlain()
    cursor.at += 1
    this.#end = cursor.end + quote
    return { name, start: cursor.start - quote, end: this.#end }
  }

  #memberValue(indent: number, key: NodeKey): DataValue {
    const cursor = this.#cursor
    cursor.skipSpaces()
    if (cursor.isAtLineEnd() || cursor.code() === CODE.hash) {
      cursor.endLine()
      if (cursor.indent > indent) return this.#blockNode(indent, key)
      // A list need not be indented further than the key that it belongs to.
      const isList = cursor.indent === indent && cursor.isIndicator(CODE.dash)
      return isList ? this.#list(key) : this.#nothing(key)
    }
    switch (cursor.code()) {
      case CODE.openingBrace:
      case CODE.openingBracket:
        return this.#flowInBlock(indent, key)
      case CODE.bar:
      case CODE.greaterThan:
        return this.#blockScalar(indent, key)
      default:
        cursor.readScalar(false, indent)
        return this.#scalarInBlock(indent, key)
    }
  }

  #list(key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    const indent = cursor.at - cursor.lineStart
    const row = this.#open('array', key, cursor.at)
    const value: DataValue[] = []
    do {
      cursor.at += 1
      value.push(this.#item(indent))
      if (cursor.indent > indent) throw new NotPlain()
    } while (cursor.indent === indent && cursor.isIndicator(CODE.dash))
    this.#close(row)
    return value
  }

  #item(indent: number): DataValue {
    const cursor = this.#cursor
    cursor.skipSpaces()
    const code = cursor.code()
    if (code === CODE.bar || code === CODE.greaterThan) return this.#blockScalar(indent, undefined)
    if (!cursor.isAtLineEnd() && code !== CODE.hash) return this.#blockNode(indent, undefined)
    cursor.endLine()
    return cursor.indent > indent ? this.#blockNode(indent, undefined) : this.#nothing(undefined)
  }

  /** A value that is not written: null. */
  #nothing(key: NodeKey | undefined): DataValue {
    this.#count()
    this.#table.add('scalar', key, ABSENT, ABSENT)
    return null
  }

  /** The scalar that was read last, with the lines in which it may go on. */
  #scalarInBlock(parentIndent: number, key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    if (cursor.style === SCALAR_STYLE.PLAIN) cursor.readFurtherLines(parentIndent)
    const value = this.#scalar(key)
    cursor.endLine()
    return value
  }

  #scalar(key: NodeKey | undefined): DataValue {
    const { style, start, end } = this.#cursor
    const isPlain = style === SCALAR_STYLE.PLAIN
    const quote = isPlain ? 0 : 1
    this.#count()
    this.#end = end + quote
    this.#table.add('scalar', key, start - quote, this.#end)
    const text = this.#cursor.scalarText()
    return isPlain ? resolveScalar(text) : text
  }

  #blockScalar(parentIndent: number, key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    cursor.readBlockScalar(parentIndent + 1)
    const { start, end, text } = cursor
    this.#count()
    this.#end = end
    this.#table.add('scalar', key, key === undefined ? blockHeaderBefore(text, start) : start, end)
    return cursor.scalarText()
  }

  #flowInBlock(parentIndent: number, key: NodeKey | undefined): DataValue {
    const value = this.#flow(parentIndent, key)
    this.#cursor.endLine()
    return value
  }

  #flow(parentIndent: number, key: NodeKey | undefined): DataValue {
    return this.#cursor.code() === CODE.openingBrace
      ? this.#flowMapping(parentIndent, key)
      : this.#flowList(parentIndent, key)
  }

  #flowMapping(parentIndent: number, key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    const row = this.#open('object', key, cursor.at)
    const value: Record<string, DataValue> = {}
    let isReady = false
    while (this.#hasEntry(CODE.closingBrace, parentIndent)) {
      cursor.readScalar(true, parentIndent)
      cursor.skipSpaces()
      if (!cursor.isInOneLine || cursor.code() !== CODE.colon) throw new NotPlain()
      const name = this.#key()
      this.#skipFlowSpace(parentIndent)
      isReady ||= readyForIndex(value, name.name)
      if (value[name.name] !== undefined) this.#mayRepeatKeys = true
      setMember(value, name.name, this.#flowNode(parentIndent, name))
      this.#endEntry(CODE.closingBrace, parentIndent)
    }
    this.#close(row)
    return value
  }

  #flowList(parentIndent: number, key: NodeKey | undefined): DataValue {
    const row = this.#open('array', key, this.#cursor.at)
    const value: DataValue[] = []
    while (this.#hasEntry(CODE.closingBracket, parentIndent)) {
      value.push(this.#flowNode(parentIndent, undefined))
      this.#endEntry(CODE.closingBracket, parentIndent)
    }
    this.#close(row)
    return value
  }

  #flowNode(parentIndent: number, key: NodeKey | undefined): DataValue {
    const cursor = this.#cursor
    const code = cursor.code()
    if (code === CODE.openingBrace || code === CODE.openingBracket) {
      return this.#flow(parentIndent, key)
    }
    cursor.readScalar(true, parentIndent)
    return this.#scalar(key)
  }

  /** From an opening bracket or a comma to the next entry, or over the closing bracket. */
  #hasEntry(closing: number, parentIndent: number): boolean {
    const cursor = this.#cursor
    if (cursor.code() !== closing) cursor.at += 1
    this.#skipFlowSpace(parentIndent)
    if (cursor.code() !== closing) return true
    cursor.at += 1
    return false
  }

  /** After an entry stand a comma or the closing bracket. */
  #endEntry(closing: number, parentIndent: number): void {
    this.#skipFlowSpace(parentIndent)
    const code = this.#cursor.code()
    if (code !== CODE.comma && code !== closing) throw new NotPlain()
  }

  #skipFlowSpace(parentIndent: number): void {
    const cursor = this.#cursor
    cursor.skipSpaces()
    if (cursor.code() !== CODE.lineFeed) return
    cursor.at += 1
    cursor.seek()
    if (cursor.indent <= parentIndent) throw new NotPlain()
  }

  #open(kind: 'object' | 'array', key: NodeKey | undefined, start: number): number {
    this.#count()
    this.#depth += 1
    if (this.#depth > this.#bounds.depth) throw new NotPlain()
    this.#end = Math.max(start, key?.end ?? 0)
    return this.#table.add(kind, key, start, start)
  }

  #close(row: number): void {
    this.#depth -= 1
    this.#table.close(row, this.#end)
  }

  #count(): void {
    this.#nodes += 1
    if (this.#nodes > this.#bounds.nodes) throw new NotPlain()
  }
}
