import type { FoundChange } from '../found-change.ts'

/**
 * A pair of parts being compared. Parts are compared once for each way in which they are used, however many
 * references lead to them; who leads here tells afterwards which operations a change reaches.
 */
export class Visit {
  /** The operation that begins here. */
  readonly operation: string | undefined
  readonly #parents = new Set<Visit>()

  constructor(operation?: string) {
    this.operation = operation
  }

  /** Adds one that leads here. */
  addParent(parent: Visit): void {
    this.#parents.add(parent)
  }

  /** The names of the operations from which a way leads here; cycles end by themselves. */
  operations(): readonly string[] {
    const seen = new Set<Visit>([this])
    const names = new Set<string>()
    for (const visit of seen) {
      if (visit.operation !== undefined) names.add(visit.operation)
      for (const parent of visit.#parents) seen.add(parent)
    }
    return [...names]
  }
}

/** What was found so far. */
export class ChangeLog {
  readonly #entries: { readonly change: Omit<FoundChange, 'operations'>; readonly visit: Visit }[] =
    []

  add(visit: Visit, change: Omit<FoundChange, 'operations'>): void {
    this.#entries.push({ change, visit })
  }

  get size(): number {
    return this.#entries.length
  }

  /** All changes, each with the operations that it reaches. To be asked when everything has been visited. */
  changes(): readonly FoundChange[] {
    const operations = new Map<Visit, readonly string[]>()
    return this.#entries.map(({ change, visit }) => {
      const known = operations.get(visit) ?? visit.operations()
      operations.set(visit, known)
      return { ...change, operations: known }
    })
  }
}
