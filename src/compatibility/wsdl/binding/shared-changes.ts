import type { JudgedLog, Placed } from '../../judged-log.ts'

interface SharedChange {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly old: Placed
  readonly now: Placed
  readonly subject: string
  readonly operations: Set<string>
  count: number
}

/**
 * Changes that are often made alike for all operations of a binding, such as its style: those are one change of
 * the binding. What differs for one operation alone is a change of that.
 */
export class SharedChanges {
  readonly #binding: string
  readonly #old: Placed
  readonly #now: Placed
  readonly #changes = new Map<string, SharedChange>()

  constructor(binding: string, old: Placed, now: Placed) {
    this.#binding = binding
    this.#old = old
    this.#now = now
  }

  add(
    id: string,
    { from, to }: { readonly from: string; readonly to: string },
    { old, now, subject }: Pick<SharedChange, 'old' | 'now' | 'subject'>,
    operation: string,
  ): void {
    const key = JSON.stringify([id, from, to])
    const same = this.#changes.get(key)
    if (same === undefined) {
      const operations = new Set([operation])
      this.#changes.set(key, { id, from, to, old, now, subject, operations, count: 1 })
    } else {
      same.operations.add(operation)
      same.count += 1
    }
  }

  tell(log: JudgedLog): void {
    for (const { id, from, to, old, now, subject, operations, count } of this.#changes.values()) {
      const isAlone = count === 1
      const facts = { subject: isAlone ? subject : this.#binding, from, to }
      const places = isAlone ? { old, now } : { old: this.#old, now: this.#now }
      log.add(id, { facts, ...places }, operations)
    }
  }
}
