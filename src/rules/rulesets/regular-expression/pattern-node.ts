import type { CharSet } from './char-set.ts'

/** A regular expression, as far as its cost is concerned. */
export type PatternNode =
  | { readonly kind: 'char'; readonly set: CharSet }
  /** `^`, `$`, `\b`: nothing is read, and the answer is immediate. */
  | { readonly kind: 'assertion'; readonly isStart: boolean }
  | { readonly kind: 'look'; readonly isAhead: boolean; readonly body: PatternNode }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` is Infinity for a loop. */
  | {
      readonly kind: 'repeat'
      readonly body: PatternNode
      readonly min: number
      readonly max: number
    }
