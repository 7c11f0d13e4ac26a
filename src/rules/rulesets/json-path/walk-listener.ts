import type { Place } from '../graph/place-table.ts'
import type { SourceSite } from '../graph/source-site.ts'

/** What a walk tells of what it finds. Expressions are named by their index in what was asked for. */
export interface WalkListener {
  /**
   * An expression has chosen a place; the same one again, when several ways lead to it, or when a finding is
   * shown elsewhere on another way.
   *
   * @param name set when not the value but its name was chosen: a number for an item
   */
  chosen(expression: number, site: SourceSite, name: string | number | undefined): void
  /** A filter of an expression has no answer at a place. */
  fault(expression: number, place: Place, reason: string): void
  /** The walk was ended before it had seen everything; what was told is right. */
  exhausted(expression: number, reason: string): void
}
