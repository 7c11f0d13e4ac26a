import { WAYS, type Way } from '../../judged-kind.ts'
import type { Placed } from '../../judged-log.ts'
import type { ComponentGraph } from './component-graph.ts'

/** A component that a message holds as a whole. */
export interface MessageRoot {
  readonly key: string
  readonly way: Way
  /** Undefined for a schema by itself, which has no operations. */
  readonly operation: string | undefined
  /** What names it, and what holds that, nearest first. */
  readonly places?: readonly Placed[]
}

/** By way, the operations whose messages hold something; undefined where no message does. */
export type Reached = Readonly<Record<Way, ReadonlySet<string> | undefined>>

export const NOWHERE: Reached = { request: undefined, response: undefined }

/** Tells a component as a part of others from the component as something that messages hold. */
const AS_PART = '#'

/** Which messages of one version hold which components. */
export class Reach {
  /** By key, what leads to it; with `#` before the key, what it is a part of. */
  readonly #holders = new Map<string, Set<string>>()
  readonly #roots = new Map<string, MessageRoot[]>()
  readonly #known = new Map<string, Reached>()
  /** Whether a schema stands by itself, so that all that it declares is meant for documents. */
  readonly isWhole: boolean

  constructor(graph: ComponentGraph, roots: readonly MessageRoot[]) {
    this.isWhole = roots.some(({ operation }) => operation === undefined)
    for (const root of roots) {
      const same = this.#roots.get(root.key)
      if (same === undefined) this.#roots.set(root.key, [root])
      else same.push(root)
      this.#holders.set(root.key, new Set())
    }
    const waiting = [...this.#holders.keys()]
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const next of stepsFrom(node, graph)) {
        const holders = this.#holders.get(next)
        if (holders === undefined) {
          this.#holders.set(next, new Set([node]))
          waiting.push(next)
        } else holders.add(node)
      }
    }
  }

  /** The keys of all components that messages hold. */
  get keys(): readonly string[] {
    return [...this.#holders.keys()].filter((node) => !node.startsWith(AS_PART))
  }

  has(key: string): boolean {
    return this.#holders.has(key)
  }

  /** Whether a message holds it by itself, and not through something else. */
  isRoot(key: string): boolean {
    return this.#roots.has(key)
  }

  /** What names it in messages; see `MessageRoot`. */
  rootsOf(key: string): readonly MessageRoot[] {
    return this.#roots.get(key) ?? []
  }

  /** The names of all operations. */
  get operations(): ReadonlySet<string> {
    const roots = [...this.#roots.values()].flat()
    return new Set(roots.flatMap(({ operation }) => operation ?? []))
  }

  /** Whether it is a part of what messages hold, such as the base of a type. */
  isPart(key: string): boolean {
    return this.#holders.has(AS_PART + key)
  }

  /** The messages that hold a component. */
  of(key: string): Reached {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found: Reached[] = []
    const nodes = new Set(this.#holders.has(key) ? [key] : [])
    // The set grows while it is walked; circles end by themselves.
    for (const node of nodes) {
      const reached = this.#known.get(node)
      if (reached !== undefined) {
        found.push(reached)
        continue
      }
      const roots = this.#roots.get(node)
      if (roots !== undefined) found.push(reachedBy(roots))
      for (const next of this.#holders.get(node) ?? []) nodes.add(next)
    }
    const all = united(found)
    this.#known.set(key, all)
    return all
  }
}

function* stepsFrom(node: string, graph: ComponentGraph): Generator<string> {
  if (!node.startsWith(AS_PART)) {
    yield AS_PART + node
    yield* graph.substitutesFor(node)
    return
  }
  const key = node.slice(AS_PART.length)
  for (const part of graph.partsOf(key)) yield AS_PART + part
  yield* graph.heldBy(key)
}

function reachedBy(roots: readonly MessageRoot[]): Reached {
  const found: Record<Way, Set<string> | undefined> = { request: undefined, response: undefined }
  for (const { way, operation } of roots) {
    const operations = (found[way] ??= new Set())
    if (operation !== undefined) operations.add(operation)
  }
  return found
}

export function united(all: readonly Reached[]): Reached {
  const found: Record<Way, Set<string> | undefined> = { request: undefined, response: undefined }
  for (const reached of all) {
    for (const way of WAYS) {
      const operations = reached[way]
      if (operations === undefined) continue
      const known = (found[way] ??= new Set())
      for (const operation of operations) known.add(operation)
    }
  }
  return found
}
