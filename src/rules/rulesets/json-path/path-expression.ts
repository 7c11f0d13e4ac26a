/** A path expression as it is once parsed: JSONPath as the ecosystem's rulesets have it, not RFC 9535. */
import type { FilterExpression } from './filter-expression.ts'

export type Selector =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'wildcard' }
  | {
      readonly kind: 'slice'
      readonly start: number | undefined
      readonly end: number | undefined
      readonly step: number
    }
  | { readonly kind: 'filter'; readonly filter: FilterExpression }
  | { readonly kind: 'type'; readonly type: SelectableType }

/** Types by which `@string()` and its like select, with JavaScript's words. */
export const SELECTABLE_TYPES = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'scalar',
  'string',
] as const
export type SelectableType = (typeof SELECTABLE_TYPES)[number]

export type Step =
  /** The members that a selector picks; with `isDeep` those of everything inside, too. */
  | { readonly kind: 'members'; readonly isDeep: boolean; readonly selector: Selector }
  /** `^`: what holds the value. */
  | { readonly kind: 'parent' }
  /** `~`: the name of the value instead of the value. */
  | { readonly kind: 'name' }

export interface PathExpression {
  readonly text: string
  readonly steps: readonly Step[]
}

/** An expression that cannot be read, and where in it, counted from 1. */
export class PathMistake extends Error {
  readonly code = 'path-expression-invalid'
  readonly column: number

  constructor(column: number, message: string) {
    super(message)
    this.name = 'PathMistake'
    this.column = column
  }
}
