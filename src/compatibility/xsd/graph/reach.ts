import { WAYS, type Way } from '../../judged-kind.ts'
import type { ComponentGraph } from './component-graph.ts'

/** A component that a message holds as a whole. */
export interface MessageRoot {
  readonly key: string
  readonly way: Way
  /** Undefined for a schema by itself, which has no operations. */
  readonly operation: string | undefined
}

/** By way, the operations whose messages hold something; undefined where no message does. */
export type Reached = Readonly<Record<Way, ReadonlySet<string> | undefined>>

export const NOWHERE: Reached = { request: undefined, response: undefined }

/** Which messages of one version hold which components. */
export class Reach {
  readonly #holders = new Map<string, Set<string>>()
  readonly #roots = new Map<string, MessageRoot[]>()
  readonly #known = new Map<string, Reached>()
  readonly #graph: ComponentGraph
  #parts: ReadonlySet<string> | undefined
  /** Whether a schema stands by itself, so that all that it declares is meant for documents. */
  readonly isWhole: boolean

  constructor(graph: ComponentGraph, roots: readonly MessageRoot[]) {
    this.#graph = graph
    this.isWhole = roots.some(({ operation }) => operation === undefined)
    for (const root of roots) {
      const same = this.#roots.get(root.key)
      if (same === undefined) this.#roots.set(root.key, [root])
      else same.push(root)
      this.#holders.set(root.key, new Set())
    }
    const waiting = [...this.#holders.keys()]
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      for (const held of graph.heldBy(key)) {
        const holders = this.#holders.get(held)
        if (holders === undefined) {
          this.#holders.set(held, new Set([key]))
          waiting.push(held)
        } else holders.add(key)
      }
    }
  }

  /** The keys of all components that messages hold. */
  get keys(): Iterable<string> {
    return this.#holders.keys()
  }

  has(key: string): boolean {
    return this.#holders.has(key)
  }

  /** Whether a message holds it by itself, and not through something else. */
  isRoot(key: string): boolean {
    return this.#roots.has(key)
  }

  /** Whether it is a part of what messages hold, such as the base of a type. */
  isPart(key: string): boolean {
    this.#parts ??= new Set([...this.keys].flatMap((held) => [...this.#graph.partsOf(held)]))
    return this.#parts.has(key)
  }

  /** The messages that hold a component. */
  of(key: string): Reached {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found: Record<Way, Set<string> | undefined> = { request: undefined, response: undefined }
    const holders = new Set(this.#holders.has(key) ? [key] : [])
    // The set grows while it is walked; circles end by themselves.
    for (const holder of holders) {
      for (const { way, operation } of this.#roots.get(holder) ?? []) {
        const operations = (found[way] ??= new Set())
        if (operation !== undefined) operations.add(operation)
      }
      for (const next of this.#holders.get(holder) ?? []) holders.add(next)
    }
    this.#known.set(key, found)
    return found
  }
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
