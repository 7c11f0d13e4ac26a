import { EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml'
import { isDataArray, isDataObject } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import { NodeTable } from '../document/node-table.ts'
import type { NodeKey } from '../document/node-table.ts'
import { readyForIndex } from '../document/sparse-elements.ts'
import type { UnreadableCode } from '../model.ts'
import { resolveNumber, resolveScalar } from './resolve-scalar.ts'

const MERGE_KEY = '<<'
/** How the parser writes that an offset does not exist. */
const ABSENT = -1
/** Keys have no row of their own, and nothing looks an alias of one up. */
const NO_ROW = 0
/** Characters before the content of a block scalar in which its announcement is looked for. */
const LONGEST_HEADER = 200

/** Where and why a YAML document cannot be turned into a value. */
export class YamlProblem extends Error {
  readonly code: UnreadableCode
  readonly offset: number

  constructor(code: UnreadableCode, offset: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'YamlProblem'
    this.code = code
    this.offset = offset
  }
}

export interface YamlBounds {
  readonly depth: number
  readonly nodes: number
  /** Nodes that all aliases together may stand for. */
  readonly yamlAliasNodes: number
}

export interface ComposedYaml {
  readonly value: DataValue
  /** Values as written: an alias counts as one. */
  readonly nodes: number
  readonly table: NodeTable
}

/** A node that was composed, with what it would cost to write it out without aliases. */
interface Composed {
  readonly value: DataValue
  readonly row: number
  readonly nodes: number
  readonly height: number
}

/**
 * Builds the value of one document from parser events, and the table of its places in the same pass.
 *
 * Aliases share the value they name, so building is cheap; what counts against the bounds is what a
 * reader of the value would walk through. Merge keys (`<<`) are followed, as all tools for OpenAPI do.
 *
 * @param first index of the event after the document's own
 * @throws YamlProblem `alias-limit`, `too-deep`, `too-many-nodes` or `yaml-not-well-formed`
 */
export function composeYaml(
  text: string,
  events: readonly Event[],
  first: number,
  bounds: YamlBounds,
): ComposedYaml {
  return new Composer(text, events, first, bounds).compose()
}

class Composer {
  readonly #text: string
  readonly #events: readonly Event[]
  readonly #bounds: YamlBounds
  readonly #table = new NodeTable()
  readonly #anchors = new Map<string, Composed | 'open'>()
  #at: number
  #depth = 0
  #nodes = 0
  #aliasNodes = 0
  /** Offset after what was read last. */
  #end = 0

  constructor(text: string, events: readonly Event[], first: number, bounds: YamlBounds) {
    this.#text = text
    this.#events = events
    this.#at = first
    this.#bounds = bounds
  }

  compose(): ComposedYaml {
    const { value } = this.#node(undefined)
    return { value, nodes: this.#nodes, table: this.#table }
  }

  #node(key: NodeKey | undefined): Composed {
    const event = this.#events[this.#at]
    this.#at += 1
    this.#nodes += 1
    if (this.#nodes > this.#bounds.nodes) {
      this.#fail('too-many-nodes', `it holds more than ${this.#bounds.nodes} values`)
    }
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, key)
      case EVENT_ID.ALIAS:
        return this.#alias(event, key)
      case EVENT_ID.SEQUENCE:
        return this.#collection(event, key, () => this.#items(event, key))
      case EVENT_ID.MAPPING:
        return this.#collection(event, key, () => this.#members(event, key))
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
      case undefined:
        return this.#fail('yaml-not-well-formed', 'a value is expected')
    }
  }

  #scalar(event: ScalarEvent, key: NodeKey | undefined): Composed {
    const { start, end } = this.#rangeOf(event)
    if (start !== ABSENT) this.#end = end
    const isBlock =
      event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK
    // A member begins with its key in any case.
    const from = isBlock && key === undefined ? blockHeaderBefore(this.#text, start) : start
    const row = this.#table.add('scalar', key, from, end)
    const composed = { value: this.#valueOf(event), row, nodes: 1, height: 0 }
    this.#anchor(event, composed)
    return composed
  }

  #alias(event: AliasEvent, key: NodeKey | undefined): Composed {
    const start = event.anchorStart - 1
    this.#end = event.anchorEnd
    const name = this.#text.slice(event.anchorStart, event.anchorEnd)
    const target = this.#anchors.get(name)
    if (target === undefined) {
      this.#fail(
        'yaml-not-well-formed',
        `no node before the alias "*${name}" has that anchor`,
        start,
      )
    }
    if (target === 'open') {
      this.#fail('alias-limit', `the alias "*${name}" stands inside the node that it names`, start)
    }
    this.#aliasNodes += target.nodes
    if (this.#aliasNodes > this.#bounds.yamlAliasNodes) {
      const limit = `more than ${this.#bounds.yamlAliasNodes} values`
      this.#fail('alias-limit', `its aliases stand for ${limit} in all`, start)
    }
    this.#checkDepth(this.#depth + target.height, start)
    const row = this.#table.add('alias', key, start, event.anchorEnd)
    this.#table.setAliasTarget(row, target.row)
    return { ...target, row }
  }

  #collection(
    event: SequenceEvent | MappingEvent,
    key: NodeKey | undefined,
    read: () => Composed,
  ): Composed {
    this.#depth += 1
    this.#checkDepth(this.#depth, event.start)
    this.#end = Math.max(event.start, key?.end ?? 0)
    this.#anchor(event, 'open')
    const composed = read()
    this.#anchor(event, composed)
    this.#at += 1
    this.#depth -= 1
    this.#table.close(composed.row, this.#end)
    return composed
  }

  #items(event: SequenceEvent, key: NodeKey | undefined): Composed {
    const row = this.#table.add('array', key, event.start, event.start)
    const value: DataValue[] = []
    let nodes = 1
    let height = 0
    while (!this.#isAtEnd()) {
      const item = this.#node(undefined)
      value.push(item.value)
      nodes += item.nodes
      height = Math.max(height, item.height)
    }
    return { value, row, nodes, height: height + 1 }
  }

  #members(event: MappingEvent, key: NodeKey | undefined): Composed {
    const row = this.#table.add('object', key, event.start, event.start)
    const value: Record<string, DataValue> = {}
    const merged: Composed[] = []
    let isReady = false
    let nodes = 1
    let height = 0
    while (!this.#isAtEnd()) {
      const isMerge = this.#isMergeKey()
      const name = this.#key()
      isReady ||= readyForIndex(value, name.name)
      const member = this.#node(name)
      nodes += member.nodes
      height = Math.max(height, member.height)
      if (isMerge && isMergeSource(member.value)) merged.push(member)
      else setMember(value, name.name, member.value)
    }
    for (const source of merged) this.#merge(value, row, source)
    return { value, row, nodes, height: height + 1 }
  }

  #key(): NodeKey {
    const event = this.#events[this.#at]
    this.#at += 1
    if (event?.type === EVENT_ID.SCALAR) {
      const range = this.#rangeOf(event)
      const start = range.start === ABSENT ? this.#end : range.start
      const end = Math.max(start, range.end)
      this.#end = end
      const name = getScalarValue(this.#text, event)
      this.#anchor(event, { value: name, row: NO_ROW, nodes: 1, height: 0 })
      return { name, start, end }
    }
    if (event?.type === EVENT_ID.ALIAS) {
      const name = this.#text.slice(event.anchorStart, event.anchorEnd)
      const target = this.#anchors.get(name)
      if (typeof target === 'object' && typeof target.value !== 'object') {
        this.#end = event.anchorEnd
        const start = event.anchorStart - 1
        return { name: String(target.value), start, end: event.anchorEnd }
      }
    }
    const start = event !== undefined && 'start' in event ? event.start : this.#end
    return this.#fail('yaml-not-well-formed', 'only text can be a key here', start)
  }

  /** Adds the members of a merge key's value that the mapping does not write itself. */
  #merge(value: Record<string, DataValue>, row: number, source: Composed): void {
    const rows = isDataArray(source.value) ? this.#table.itemRows(source.row) : [source.row]
    const values = isDataArray(source.value) ? source.value : [source.value]
    for (const sourceRow of rows) this.#table.addMergeSource(row, sourceRow)
    for (const object of values) {
      for (const [name, member] of Object.entries(object ?? {})) {
        if (!Object.hasOwn(value, name)) setMember(value, name, member as DataValue)
      }
    }
  }

  #isMergeKey(): boolean {
    const event = this.#events[this.#at]
    return (
      event?.type === EVENT_ID.SCALAR &&
      event.style === SCALAR_STYLE.PLAIN &&
      event.valueEnd - event.valueStart === MERGE_KEY.length &&
      this.#text.startsWith(MERGE_KEY, event.valueStart)
    )
  }

  #isAtEnd(): boolean {
    const event = this.#events[this.#at]
    return event === undefined || event.type === EVENT_ID.POP
  }

  /** The value of a scalar: by its tag, else by the core schema when it is not quoted. */
  #valueOf(event: ScalarEvent): DataValue {
    const text = getScalarValue(this.#text, event)
    const tag = this.#text.slice(event.tagStart, event.tagEnd)
    const isTagged = event.tagStart !== ABSENT
    if (!isTagged) return event.style === SCALAR_STYLE.PLAIN ? resolveScalar(text) : text
    const type = /^(?:!!|!<tag:yaml\.org,2002:)(\w+)>?$/.exec(tag)?.[1]
    if (type === 'int' || type === 'float') return resolveNumber(text) ?? text
    return type === 'bool' || type === 'null' ? resolveScalar(text) : text
  }

  #rangeOf(event: ScalarEvent): { readonly start: number; readonly end: number } {
    const isQuoted =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
    const quote = isQuoted ? 1 : 0
    return { start: event.valueStart - quote, end: event.valueEnd + quote }
  }

  #anchor(event: ScalarEvent | SequenceEvent | MappingEvent, node: Composed | 'open'): void {
    if (event.anchorStart === ABSENT) return
    this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node)
  }

  #checkDepth(depth: number, offset: number): void {
    if (depth <= this.#bounds.depth) return
    const limit = `more than ${this.#bounds.depth} mappings and lists`
    this.#fail('too-deep', `it nests ${limit} in each other`, offset)
  }

  #fail(code: UnreadableCode, message: string, offset = this.#end): never {
    throw new YamlProblem(code, offset, message)
  }
}

/**
 * Where a block scalar is announced by `|` or `>` (YAML 1.2, section 8.1.1), when its content begins at
 * `start`: at the end of the last line before it that is not blank.
 */
export function blockHeaderBefore(text: string, start: number): number {
  const before = /[|>][-+\d]*(?:[ \t]+#[^\r\n]*)?[ \t]*[\r\n\t ]*$/.exec(
    text.slice(Math.max(0, start - LONGEST_HEADER), start),
  )
  return before === null ? start : start - before[0].length
}

function isMergeSource(value: DataValue): boolean {
  return isDataObject(value) || (isDataArray(value) && value.every(isDataObject))
}

/** Sets an own member whatever its name: plain assignment would take `__proto__` for the prototype. */
export function setMember(object: Record<string, DataValue>, name: string, value: DataValue): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  } else {
    object[name] = value
  }
}
