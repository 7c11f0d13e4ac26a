import type { NodeKind, NodePlace, PlaceFinder, TextRange } from '../document/node-table.ts'
import { afterSpace, endOfScalar, JsonCursor, OPEN_BRACE, opensCollection } from './json-cursor.ts'
import type { JsonCollections } from './measure-json.ts'

/** A member of an object, or an item of an array. */
interface Child {
  /** Undefined for an item of an array. */
  readonly key: TextRange | undefined
  readonly start: number
  /** The number of the first object or array that opens at or after `start`. */
  readonly collection: number
}

/** Children by name or index. Of equal names the last one counts. */
type Children = ReadonlyMap<string, Child>

/**
 * Finds nodes in a well-formed JSON text without reading all of it: what lies beside the way to a node is
 * passed over. An object or array that is on the way more than once is indexed then.
 */
export class JsonPlaces implements PlaceFinder {
  readonly #text: string
  readonly #collections: JsonCollections
  readonly #indexes = new Map<number, Children | 'passed'>()

  /** @param collections as they were measured in the same text */
  constructor(text: string, collections: JsonCollections) {
    this.#text = text
    this.#collections = collections
  }

  find(path: readonly string[]): NodePlace {
    const text = this.#text
    let place: Child = { key: undefined, start: afterSpace(text, 0), collection: 0 }
    let depth = 0
    for (const token of path) {
      const child = this.#childOf(place, token)
      if (child === undefined) break
      place = child
      depth += 1
    }
    const { key, start, collection } = place
    const isCollection = opensCollection(text, start)
    const end = isCollection
      ? (this.#collections.ends[collection] ?? text.length)
      : endOfScalar(text, start)
    return { depth, key, value: { start, end }, kind: kindAt(text, start) }
  }

  #childOf(parent: Child, token: string): Child | undefined {
    if (!opensCollection(this.#text, parent.start)) return undefined
    const index = this.#indexes.get(parent.collection)
    if (index === undefined) {
      this.#indexes.set(parent.collection, 'passed')
      return this.#search(parent, token)
    }
    if (index !== 'passed') return index.get(token)
    const children = this.#indexOf(parent)
    this.#indexes.set(parent.collection, children)
    return children.get(token)
  }

  #search(parent: Child, token: string): Child | undefined {
    let found: Child | undefined
    const cursor = this.#cursorOf(parent)
    while (cursor.next()) if (cursor.isNamed(token)) found = childAt(cursor)
    return found
  }

  #indexOf(parent: Child): Children {
    const children = new Map<string, Child>()
    const cursor = this.#cursorOf(parent)
    while (cursor.next()) children.set(cursor.name, childAt(cursor))
    return children
  }

  #cursorOf({ start, collection }: Child): JsonCursor {
    return new JsonCursor(this.#text, this.#collections, start, collection)
  }
}

function childAt({ keyStart, keyEnd, start, collection }: JsonCursor): Child {
  const key = keyStart < 0 ? undefined : { start: keyStart, end: keyEnd }
  return { key, start, collection }
}

function kindAt(text: string, start: number): NodeKind {
  if (!opensCollection(text, start)) return 'scalar'
  return text.charCodeAt(start) === OPEN_BRACE ? 'object' : 'array'
}
