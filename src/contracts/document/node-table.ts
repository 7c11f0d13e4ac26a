import { joinPointer } from './json-pointer.ts'

/** Offsets into a text, end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export type NodeKind = 'scalar' | 'object' | 'array' | 'alias'

/** Where a node stands: its key, when it is a member of an object, and its value. */
export interface NodePlace {
  /** How many tokens of the path led here; fewer than were given when the path goes on in vain. */
  readonly depth: number
  readonly key: TextRange | undefined
  /** Undefined for a YAML value that is not written at all, as in `key:`. */
  readonly value: TextRange | undefined
  readonly kind: NodeKind
}

/** Knows where the nodes of a document are written. */
export interface PlaceFinder {
  /** Follows a path from the root as far as it leads. Of equal keys the last one counts. */
  find(path: readonly string[]): NodePlace
}

/** A member name as written, with what it says. */
export interface NodeKey extends TextRange {
  readonly name: string
}

/** A key that stands more than once in the same object; the value of the last one counts. */
export interface DuplicateKey {
  /** Pointer of the member. */
  readonly pointer: string
  readonly key: string
  /** Every place at which the key is written, in the order of the text; at least two. */
  readonly places: readonly TextRange[]
}

/** A key that is written as something else than text, such as `200:` in YAML. */
export interface NonTextKey extends TextRange {
  /** Pointer of the member. */
  readonly pointer: string
  /** The key as it is written, which is how it is read. */
  readonly key: string
  readonly type: 'number' | 'boolean' | 'null'
}

const KINDS: readonly NodeKind[] = ['scalar', 'object', 'array', 'alias']
const KEY_START = 0
const KEY_END = 1
const START = 2
const END = 3
/** The row after the last descendant. */
const NEXT = 4
const KIND = 5
const WIDTH = 6
const ABSENT = -1

/** Children of a collection that is searched without an index. */
const MOST_LOOKED_THROUGH = 16

/**
 * The places of all nodes of a JSON or YAML document, as rows of numbers in the order of the text.
 * It takes a few bytes a node, so that documents of many megabytes can be located.
 */
export class NodeTable implements PlaceFinder {
  #cells: Int32Array
  #size = 0
  readonly #names: (string | undefined)[] = []
  readonly #aliasTargets = new Map<number, number>()
  readonly #mergeSources = new Map<number, number[]>()
  readonly #children = new Map<number, ReadonlyMap<string, number>>()

  constructor(expectedNodes = 256) {
    this.#cells = new Int32Array(expectedNodes * WIDTH)
  }

  /** Adds a node with its whole range, or a collection of which only the start is known yet. */
  add(kind: NodeKind, key: NodeKey | undefined, start: number, end: number): number {
    const row = this.#size
    this.#size += 1
    if (this.#size * WIDTH > this.#cells.length) {
      const larger = new Int32Array(this.#cells.length * 2 + WIDTH)
      larger.set(this.#cells)
      this.#cells = larger
    }
    const at = row * WIDTH
    this.#cells[at + KEY_START] = key?.start ?? ABSENT
    this.#cells[at + KEY_END] = key?.end ?? ABSENT
    this.#cells[at + START] = start
    this.#cells[at + END] = end
    this.#cells[at + NEXT] = row + 1
    this.#cells[at + KIND] = KINDS.indexOf(kind)
    this.#names.push(key?.name)
    return row
  }

  /** Ends a collection: the nodes added since are its descendants. */
  close(row: number, end: number): void {
    this.#cells[row * WIDTH + END] = end
    this.#cells[row * WIDTH + NEXT] = this.#size
  }

  /** Says that an alias stands for another node: paths through it go on there. */
  setAliasTarget(alias: number, target: number): void {
    this.#aliasTargets.set(alias, target)
  }

  /** Says that an object takes members that it lacks from another one; earlier sources win. */
  addMergeSource(object: number, source: number): void {
    const sources = this.#mergeSources.get(object)
    if (sources === undefined) this.#mergeSources.set(object, [source])
    else sources.push(source)
  }

  /** The rows of a collection's direct children, through an alias if it is one. */
  itemRows(row: number): readonly number[] {
    return [...this.#childrenOf(this.#aliasTargets.get(row) ?? row).values()]
  }

  find(path: readonly string[]): NodePlace {
    let row = 0
    let depth = 0
    for (const token of path) {
      const child = this.#child(this.#aliasTargets.get(row) ?? row, token)
      if (child === undefined) break
      row = child
      depth += 1
    }
    return { depth, key: this.#keyRange(row), value: this.#valueRange(row), kind: this.#kind(row) }
  }

  /** The keys that are written more than once in the same object, in the order of the text. */
  duplicateKeys(): readonly DuplicateKey[] {
    const duplicates: DuplicateKey[] = []
    if (this.#size > 0) this.#collectDuplicates(0, [], duplicates)
    return duplicates
  }

  /**
   * The keys that are written as something else than text, in the order of the text; of equal keys in one object
   * the first alone.
   *
   * @param typeOf what a key says by how it is written; undefined for text
   */
  nonTextKeys(
    typeOf: (name: string, start: number) => NonTextKey['type'] | undefined,
  ): readonly NonTextKey[] {
    const found: NonTextKey[] = []
    if (this.#size > 0) this.#collectNonText(0, [], typeOf, found)
    return found
  }

  #collectNonText(
    row: number,
    path: string[],
    typeOf: (name: string, start: number) => NonTextKey['type'] | undefined,
    found: NonTextKey[],
  ): void {
    const next = this.#cell(row, NEXT)
    if (next === row + 1) return
    const seen = new Set<string>()
    let index = 0
    for (let child = row + 1; child < next; child = this.#cell(child, NEXT)) {
      const key = this.#names[child]
      path.push(key ?? String(index))
      index += 1
      const range = this.#keyRange(child)
      const type = key === undefined || range === undefined ? undefined : typeOf(key, range.start)
      if (key !== undefined && range !== undefined && type !== undefined && !seen.has(key)) {
        found.push({ pointer: joinPointer('', ...path), key, type, ...range })
      }
      if (key !== undefined) seen.add(key)
      this.#collectNonText(child, path, typeOf, found)
      path.pop()
    }
  }

  #collectDuplicates(row: number, path: string[], duplicates: DuplicateKey[]): void {
    const next = this.#cell(row, NEXT)
    if (next === row + 1) return
    const isObject = this.#kind(row) === 'object'
    const seen = new Map<string, number>()
    let index = 0
    for (let child = row + 1; child < next; child = this.#cell(child, NEXT)) {
      const name = this.#names[child] ?? String(index)
      index += 1
      if (isObject) seen.set(name, child)
      path.push(name)
      this.#collectDuplicates(child, path, duplicates)
      path.pop()
    }
    if (isObject && seen.size < index) this.#addDuplicatesOf(row, seen, path, duplicates)
  }

  #addDuplicatesOf(
    object: number,
    lastOfName: ReadonlyMap<string, number>,
    path: readonly string[],
    duplicates: DuplicateKey[],
  ): void {
    const places = new Map<string, TextRange[]>()
    const next = this.#cell(object, NEXT)
    for (let child = object + 1; child < next; child = this.#cell(child, NEXT)) {
      const name = this.#names[child] ?? ''
      const range = this.#keyRange(child)
      if (range === undefined) continue
      const sameName = places.get(name)
      if (sameName !== undefined) sameName.push(range)
      else if (lastOfName.get(name) !== child) places.set(name, [range])
    }
    for (const [key, ranges] of places) {
      duplicates.push({ pointer: joinPointer('', ...path, key), key, places: ranges })
    }
  }

  #child(row: number, token: string): number | undefined {
    const own = this.#ownChild(row, token)
    if (own !== undefined) return own
    for (const source of this.#mergeSources.get(row) ?? []) {
      const merged = this.#child(this.#aliasTargets.get(source) ?? source, token)
      if (merged !== undefined) return merged
    }
    return undefined
  }

  /** Looks few children through; an index of them would be larger than the work that it saves. */
  #ownChild(row: number, token: string): number | undefined {
    const next = this.#cell(row, NEXT)
    let found: number | undefined
    let index = 0
    for (let child = row + 1; child < next; child = this.#cell(child, NEXT)) {
      if (index === MOST_LOOKED_THROUGH) return this.#childrenOf(row).get(token)
      if ((this.#names[child] ?? String(index)) === token) found = child
      index += 1
    }
    return found
  }

  #childrenOf(row: number): ReadonlyMap<string, number> {
    const known = this.#children.get(row)
    if (known !== undefined) return known
    const children = new Map<string, number>()
    const next = this.#cell(row, NEXT)
    for (let child = row + 1; child < next; child = this.#cell(child, NEXT)) {
      children.set(this.#names[child] ?? String(children.size), child)
    }
    this.#children.set(row, children)
    return children
  }

  #keyRange(row: number): TextRange | undefined {
    const start = this.#cell(row, KEY_START)
    return start === ABSENT ? undefined : { start, end: this.#cell(row, KEY_END) }
  }

  #valueRange(row: number): TextRange | undefined {
    const start = this.#cell(row, START)
    return start === ABSENT ? undefined : { start, end: this.#cell(row, END) }
  }

  #kind(row: number): NodeKind {
    return KINDS[this.#cell(row, KIND)] ?? 'scalar'
  }

  #cell(row: number, column: number): number {
    return this.#cells[row * WIDTH + column] ?? ABSENT
  }
}
