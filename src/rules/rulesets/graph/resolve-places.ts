import { stringMember, tokensOf } from '../../../contracts/index.ts'
import type { DataDocument } from '../../../contracts/index.ts'
import { circularReferences } from './circular-references.ts'
import type { FindTarget } from './find-target.ts'
import { NO_PLACE } from './place-table.ts'
import type { Place, PlaceTable } from './place-table.ts'

/** The document that a reference names, or why there is none; undefined when nobody asked for it. */
export type FindDocument = (
  address: string,
  from: DataDocument,
) =>
  | { readonly kind: 'loaded'; readonly document: DataDocument }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | undefined

/** A reference between places. */
export interface PlaceReference {
  readonly holder: Place
  readonly uri: string
  readonly target:
    | { readonly kind: 'place'; readonly place: Place }
    | { readonly kind: 'circular' | 'unavailable'; readonly reason: string }
    /** With the last place on the way of its JSON Pointer, for a reference within one document. */
    | { readonly kind: 'nowhere'; readonly reason: string; readonly nearest?: Place }
}

/** What references do to places. */
export interface ResolvedPlaces {
  readonly references: readonly PlaceReference[]
  isTarget(place: Place): boolean
  /** The end of a chain of references; the place itself when it holds none that can be replaced. */
  followed(place: Place): Place
  /** Of a chain of references to what is not there: the last place on its way; undefined for any other place. */
  nearest(holder: Place): Place | undefined
}

/** Resolves every `$ref` in the documents of a table. */
export function resolvePlaces(
  table: PlaceTable,
  roots: ReadonlyMap<DataDocument, Place>,
  findDocument: FindDocument,
  findTarget: FindTarget,
): ResolvedPlaces {
  const resolver = new ReferenceResolver(table, roots, findDocument, findTarget)
  const resolved = table.holders.map((holder) => resolver.resolve(holder))
  const targets = new Map<Place, Place>()
  const broken = new Map<Place, Place | undefined>()
  for (const { holder, target } of resolved) {
    if (target.kind === 'place') targets.set(holder, target.place)
    else broken.set(holder, target.kind === 'nowhere' ? target.nearest : undefined)
  }
  const kept = circularReferences(table, targets)
  const { ends, loops } = followChains(targets, kept, broken)
  const isTarget = new Uint8Array(table.size)
  // Asked of every member that a walk meets, so no map.
  const endOf = new Int32Array(table.size).fill(NO_PLACE)
  for (const [holder, end] of ends) {
    isTarget[end] = 1
    endOf[holder] = end
  }
  return {
    references: resolved.map((reference) =>
      loops.has(reference.holder) ? { ...reference, target: LOOP } : reference,
    ),
    isTarget: (place) => isTarget[place] === 1,
    followed: (place) => {
      const end = endOf[place] ?? NO_PLACE
      return end === NO_PLACE ? place : end
    },
    nearest: (holder) => broken.get(holder),
  }
}

const LOOP: PlaceReference['target'] = {
  kind: 'circular',
  reason: 'it ends in a circle of nothing but references',
}

interface Chains {
  /** By holder the place that a resolved document has there, where it is another one. */
  readonly ends: ReadonlyMap<Place, Place>
  /** The holders whose chain never ends. */
  readonly loops: ReadonlySet<Place>
}

/**
 * Follows chains of references, each link once, however many chains share it.
 *
 * @param kept the holders that stay as they are written
 * @param broken the holders whose reference leads nowhere, with the last place on its way. A chain that ends in
 * one is broken as a whole: none of its links is replaced, and each gets that last place.
 */
function followChains(
  targets: ReadonlyMap<Place, Place>,
  kept: ReadonlySet<Place>,
  broken: Map<Place, Place | undefined>,
): Chains {
  const ends = new Map<Place, Place>()
  const loops = new Set<Place>()
  for (const holder of targets.keys()) {
    const passed = new Set<Place>()
    let at = holder
    while (!kept.has(at) && !ends.has(at) && !loops.has(at) && !passed.has(at)) {
      const next = broken.has(at) ? undefined : targets.get(at)
      if (next === undefined) break
      passed.add(at)
      at = next
    }
    if (broken.has(at)) {
      for (const link of passed) broken.set(link, broken.get(at))
      continue
    }
    const isLoop = passed.has(at) || loops.has(at)
    const end = ends.get(at) ?? at
    for (const link of passed) {
      if (isLoop) loops.add(link)
      else ends.set(link, end)
    }
  }
  return { ends, loops }
}

class ReferenceResolver {
  readonly #table: PlaceTable
  readonly #roots: ReadonlyMap<DataDocument, Place>
  readonly #findDocument: FindDocument
  readonly #findTarget: FindTarget
  readonly #known = new Map<Place, Map<string, PlaceReference['target']>>()
  readonly #hasResources: boolean

  constructor(
    table: PlaceTable,
    roots: ReadonlyMap<DataDocument, Place>,
    findDocument: FindDocument,
    findTarget: FindTarget,
  ) {
    this.#table = table
    this.#roots = roots
    this.#findDocument = findDocument
    this.#findTarget = findTarget
    this.#hasResources = table.names.find('$id') !== undefined
  }

  resolve(holder: Place): PlaceReference {
    const uri = stringMember(this.#table.valueAt(holder), '$ref') ?? ''
    if (this.#hasResources) {
      // An `$id` gives the same address another meaning, depending on where it is written.
      const named = this.#named(holder)
      if (named !== undefined) return { holder, uri, target: named }
    }
    const root = this.#table.rootOf(holder)
    let byUri = this.#known.get(root)
    if (byUri === undefined) {
      byUri = new Map()
      this.#known.set(root, byUri)
    }
    let target = byUri.get(uri)
    if (target === undefined) {
      target = this.#find(uri, root)
      byUri.set(uri, target)
    }
    if (target.kind !== 'nowhere') return { holder, uri, target }
    return { holder, uri, target: this.#named(holder) ?? target }
  }

  #named(holder: Place): PlaceReference['target'] | undefined {
    const found = this.#findTarget(this.#table.valueAt(holder))
    if (found === undefined) return undefined
    const root = this.#roots.get(found.document)
    return root === undefined ? undefined : this.#inside(root, found.pointer)
  }

  #find(uri: string, root: Place): PlaceReference['target'] {
    const hash = uri.indexOf('#')
    const address = hash === -1 ? uri : uri.slice(0, hash)
    const fragment = hash === -1 ? '' : decoded(uri.slice(hash + 1))
    if (address === '') return this.#inside(root, fragment, true)
    const found = this.#findDocument(address, this.#table.documentOf(root))
    if (found === undefined) return { kind: 'unavailable', reason: `"${address}" was not read` }
    if (found.kind === 'unavailable') return found
    const other = this.#roots.get(found.document)
    if (other === undefined) return { kind: 'unavailable', reason: `"${address}" was not read` }
    return this.#inside(other, fragment)
  }

  #inside(root: Place, fragment: string, isOwn = false): PlaceReference['target'] {
    const tokens = tokensOf(fragment)
    if (tokens === undefined) {
      return { kind: 'nowhere', reason: `"#${fragment}" is neither a JSON Pointer nor an anchor` }
    }
    let place = root
    for (const token of tokens) {
      const member = this.#table.memberOf(place, token)
      if (member === NO_PLACE) {
        const where = place === root ? 'the document' : `"/${this.#table.pathOf(place).join('/')}"`
        const nearest = isOwn ? { nearest: place } : {}
        return { kind: 'nowhere', reason: `${where} has no "${token}"`, ...nearest }
      }
      place = member
    }
    return { kind: 'place', place }
  }
}

/** Percent-encoding undone; what is none is taken as it stands. */
function decoded(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
