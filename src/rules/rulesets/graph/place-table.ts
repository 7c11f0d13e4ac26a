import { isDataArray } from '../../../contracts/index.ts'
import type { DataDocument, DataValue } from '../../../contracts/index.ts'
import type { NameTable } from './name-table.ts'

/** The number of a place: those of a document are consecutive, each before what it holds. */
export type Place = number

export const NO_PLACE: Place = -1

/** From so many members on, they are looked up in a map. */
const MANY = 16

/**
 * All places of all documents of a contract, as rows of numbers. Walking them costs a fraction of what walking the
 * values does, and a place is told apart from others by one number, also where YAML aliases share a value.
 */
export class PlaceTable {
  readonly names: NameTable
  readonly values: DataValue[]
  /** By place: the name's number in {@link names}. */
  nameIds: Int32Array
  /** By place: the place that holds it. */
  parents: Int32Array
  /** By place: the first place after what it holds. */
  ends: Int32Array
  /** The objects with a `$ref` that is a string, in the order of the documents. */
  readonly holders: Place[] = []
  readonly #documents: DataDocument[] = []
  readonly #roots: Place[] = []
  readonly #members = new Map<Place, ReadonlyMap<number, Place>>()
  #size = 0

  constructor(names: NameTable, expected: number) {
    this.names = names
    const size = Math.max(16, expected)
    this.values = new Array<DataValue>(size)
    this.nameIds = new Int32Array(size)
    this.parents = new Int32Array(size)
    this.ends = new Int32Array(size)
  }

  get size(): number {
    return this.#size
  }

  /** Takes a document in. @returns the place of its root */
  add(document: DataDocument): Place {
    const root = this.#size
    this.#documents.push(document)
    this.#roots.push(root)
    this.#addValue(document.value, this.names.idOf(''), NO_PLACE)
    return root
  }

  valueAt(place: Place): DataValue {
    return this.values[place] ?? null
  }

  parentOf(place: Place): Place {
    return this.parents[place] ?? NO_PLACE
  }

  endOf(place: Place): Place {
    return this.ends[place] ?? place
  }

  nameAt(place: Place): string {
    return this.names.nameOf(this.nameIds[place] ?? 0)
  }

  /** Whether there is nothing inside. */
  isLeaf(place: Place): boolean {
    return this.ends[place] === place + 1
  }

  /** The root of the document that a place is in. */
  rootOf(place: Place): Place {
    return this.#roots[this.#documentIndex(place)] ?? 0
  }

  documentOf(place: Place): DataDocument {
    const document = this.#documents[this.#documentIndex(place)]
    if (document === undefined) throw new RangeError('The table has no documents.')
    return document
  }

  /** The place of a member or item, as written. */
  memberOf(place: Place, key: string): Place {
    const id = this.names.find(key)
    if (id === undefined) return NO_PLACE
    const end = this.endOf(place)
    let count = 0
    for (let member = place + 1; member < end; member = this.endOf(member)) {
      if (this.nameIds[member] === id) return member
      count += 1
      if (count === MANY) return this.#membersOf(place).get(id) ?? NO_PLACE
    }
    return NO_PLACE
  }

  /** Whether a place is another one or inside it. */
  isWithin(place: Place, outer: Place): boolean {
    return place >= outer && place < this.endOf(outer)
  }

  /** Names from the root of the document to a place. */
  pathOf(place: Place): readonly string[] {
    const path: string[] = []
    for (let at = place; this.parentOf(at) !== NO_PLACE; at = this.parentOf(at)) {
      path.push(this.nameAt(at))
    }
    return path.reverse()
  }

  #membersOf(place: Place): ReadonlyMap<number, Place> {
    const known = this.#members.get(place)
    if (known !== undefined) return known
    const members = new Map<number, Place>()
    const end = this.endOf(place)
    for (let member = place + 1; member < end; member = this.endOf(member)) {
      members.set(this.nameIds[member] ?? 0, member)
    }
    this.#members.set(place, members)
    return members
  }

  #documentIndex(place: Place): number {
    let index = this.#roots.length - 1
    while (index > 0 && (this.#roots[index] ?? 0) > place) index -= 1
    return index
  }

  #addValue(value: DataValue, nameId: number, parent: Place): void {
    const place = this.#size
    this.#size += 1
    if (place >= this.nameIds.length) this.#grow()
    this.values[place] = value
    this.nameIds[place] = nameId
    this.parents[place] = parent
    if (typeof value === 'object' && value !== null) {
      if (isDataArray(value)) {
        for (let index = 0; index < value.length; index += 1) {
          this.#addValue(value[index] ?? null, this.names.idOfIndex(index), place)
        }
      } else {
        for (const name of Object.keys(value)) {
          const member = value[name] ?? null
          if (name === '$ref' && typeof member === 'string') this.holders.push(place)
          this.#addValue(member, this.names.idOf(name), place)
        }
      }
    }
    this.ends[place] = this.#size
  }

  #grow(): void {
    this.nameIds = enlarged(this.nameIds)
    this.parents = enlarged(this.parents)
    this.ends = enlarged(this.ends)
  }
}

function enlarged(cells: Int32Array): Int32Array {
  const larger = new Int32Array(cells.length * 2)
  larger.set(cells)
  return larger
}
